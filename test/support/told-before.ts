import type { Told } from '../../federation/site.ts';
import type { ToldBefore } from '../../federation/told-before.ts';
import type { Sharers } from '../../questions/sharers.ts';
import type { StoredAnswer } from '../../questions/told.ts';

/** What sites told before of one question, and who took part in its totals first, as long as a test has it. */
export function toldInMemory(): ToldBefore & { readonly kept: Map<string, StoredAnswer<Told>> } {
  const kept = new Map<string, StoredAnswer<Told>>();
  let first: Sharers = {};
  return {
    kept,
    read: async () => kept,
    keep: async (_question, answers) => {
      for (const [key, answer] of answers)
        if (answer === null) kept.delete(key);
        else kept.set(key, answer);
    },
    fixSharers: async (totals) => {
      const now = Object.entries(totals).map(
        ([name, sharers]) => [name, sharers.map(({ site }) => site)] as const,
      );
      first = { ...Object.fromEntries(now), ...first };
      return Object.fromEntries(
        now.map(([name, sites]) => [
          name,
          (first[name] ?? []).every((one) => sites.includes(one)) ? (first[name] ?? []) : [],
        ]),
      );
    },
  };
}
