import type { Told } from '../../federation/site.ts';
import type { ToldBefore } from '../../federation/told-before.ts';
import type { Sharers } from '../../questions/sharers.ts';
import type { StoredAnswer } from '../../questions/told.ts';

/** What sites told before of one question, as long as a test has it. */
export function toldInMemory(): ToldBefore & { readonly kept: Map<string, StoredAnswer<Told>> } {
  const kept = new Map<string, StoredAnswer<Told>>();
  let first: Sharers = {};
  return {
    kept,
    read: async () => kept,
    keep: async (_question, answers) => {
      for (const [id, answer] of answers) kept.set(id, answer);
    },
    fixSharers: async (_where, sharers) => {
      first = { ...sharers, ...first };
      return first;
    },
  };
}
