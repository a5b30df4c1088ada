import { type Codes, firstCodeNotBelow, numberOf } from '../codes.ts';
import type { Lists } from '../lists.ts';
import { firstWhere } from '../numbers.ts';

/** Characters of a name beyond these do not count for its rank. */
export const longestName = 999;

/** How many classes of rank there are. */
export const rankClasses = 2 * (longestName + 1);

/** What the rank of a concept follows from, beside its code. */
export type RankClass = { readonly standard: boolean; readonly length: number };

/** The class of rank: standard concepts come first, then the shorter names. */
export function rankClass(standard: boolean, length: number): number {
  return (standard ? 0 : longestName + 1) + length;
}

/** Ranks from here on are of concepts that are not standard. */
export function standardEnd({ offsets }: Lists): number {
  return offsets[longestName + 1] ?? 0;
}

/** Whether the concept of a rank is standard, and the length of its name. */
export function classOfRank({ offsets }: Lists, rank: number): RankClass {
  const at = firstWhere(0, rankClasses, (one) => (offsets[one + 1] ?? 0) > rank);
  return { standard: at <= longestName, length: at % (longestName + 1) };
}

/** The first rank after that of a code, which need no longer be there. */
export function rankAfter(ranks: Lists, codes: Codes, { standard, length }: RankClass, code: string): number {
  const at = rankClass(standard, length);
  const last = numberOf(codes, code) ?? firstCodeNotBelow(codes, code) - 1;
  return firstWhere(
    ranks.offsets[at] ?? 0,
    ranks.offsets[at + 1] ?? 0,
    (rank) => (ranks.values[rank] ?? 0) > last,
  );
}
