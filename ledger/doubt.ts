import type { Charge } from '../ontology/charge.ts';

/** What is known of charges, by number, and what there was. */
export type KnownCharges = {
  /** Those that the ledger or its copy has, in the order of their numbers. */
  readonly all: readonly Pick<Charge, 'kind' | 'number' | 'at'>[];
  /** Numbers of those of the ledger that are older than all that the copy has, and that it should have. */
  readonly uncovered: readonly number[];
  /** Numbers that several charges have. */
  readonly twice: readonly number[];
  /** The highest number that this process saw. */
  readonly seen: number;
};

/** Why it is not known what was spent in windows that begin at a time; undefined where it is. What was given up before is over. */
export function doubtOf({ all, uncovered, twice, seen }: KnownCharges, begin: string): string | undefined {
  const over = all.findLast(({ kind }) => kind === 'LOST')?.number ?? 0;
  const newest = all.at(-1)?.number ?? 0;
  if (newest < seen) return `charges ${newest + 1} to ${seen} are neither in the graph nor in the audit`;
  const again = twice.filter((number) => number > over);
  if (again.length > 0) return `several charges have the number ${again[0]}`;
  const gap = gapAfter(over, all, begin);
  if (gap !== undefined) return `charges ${gap} are neither in the graph nor in the audit`;
  if (uncovered.some((number) => number > over)) return 'the audit begins after charges that the graph has';
  return undefined;
}

/** Numbers that are left out before a charge that still counts. */
function gapAfter(over: number, all: KnownCharges['all'], begin: string): string | undefined {
  let last = over;
  for (const { number, at } of all) {
    if (number <= over) continue;
    if (number > last + 1 && at > begin) return `${last + 1} to ${number - 1}`;
    last = number;
  }
  return undefined;
}
