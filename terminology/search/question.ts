import { membership } from '../ecl/sets.ts';
import type { Terminology } from '../terminology.ts';
import { type RankRange, textsOfRange, textsStarting } from './candidates.ts';
import { conceptsOfCode } from './codes.ts';
import { type RankTest, rankRange, toRankTest } from './filter.ts';
import type { Search } from './parse.ts';
import {
  beginsWith,
  hasAll,
  isWholeText,
  type SearchIndex,
  type WordRange,
  wordRange,
} from './search-index.ts';

/** What a search is put to: a terminology, and the ranks of the concepts that the caller knows to be used, ascending. */
export type AskedSearch = {
  readonly terminology: Terminology;
  readonly search: Search;
  readonly used: Uint32Array;
  /** Ranks of the concepts that are not to be found. */
  readonly hidden?: ReadonlySet<number>;
};

/** What a hit is worth, each more than all that follow. The sum is its level. */
export const worth = { code: 16, name: 8, synonym: 4, start: 2, used: 1 } as const;

/** How many levels there are. */
export const levels = 32;

/** A search in the numbers of an index. */
export type IndexedSearch = {
  readonly index: SearchIndex;
  /** What each word may be; the last one of an open search all that begins with it. */
  readonly words: readonly WordRange[];
  /** The first words of a name that begins with the search. */
  readonly start: readonly WordRange[];
  readonly ranks: RankRange;
  readonly accepts: RankTest;
  /** Hits that are worth more than that they begin with the search, and all that are used: their worth by rank. */
  readonly few: ReadonlyMap<number, number>;
  readonly isFew: RankTest;
  readonly inUse: boolean | undefined;
};

/** A search as a question to the index. */
export function toQuestion({ terminology, search, used, hidden }: AskedSearch): IndexedSearch {
  const { search: index } = terminology;
  const last = search.words.length - 1;
  const words = search.words.map((word, at) => wordRange(index, word, search.open && at === last));
  const rest = {
    index,
    words,
    start: words.slice(0, 2),
    ranks: rankRange(terminology, search),
    accepts: toRankTest(terminology, search, hidden),
    inUse: search.inUse,
  };
  const few = findFew({ terminology, search, used }, rest);
  return { ...rest, few, isFew: membership(Uint32Array.from(few.keys()).sort()) };
}

type Few = Pick<IndexedSearch, 'index' | 'words' | 'start' | 'ranks' | 'accepts'>;

function findFew({ terminology, search, used }: AskedSearch, few: Few): ReadonlyMap<number, number> {
  const { index } = few;
  const found = new Map<number, number>();
  const add = (rank: number, points: number) => found.set(rank, (found.get(rank) ?? 0) | points);
  for (const concept of conceptsOfCode(terminology, search.text)) add(index.rankOf[concept] ?? 0, worth.code);
  for (const text of textsThatAre(index, search.words)) {
    const rank = index.owners[text] ?? 0;
    add(rank, text === index.names[rank] ? worth.name : worth.synonym);
  }
  for (const rank of used) if (found.has(rank) || isFound(few, rank)) add(rank, worth.used);
  for (const rank of found.keys())
    if (beginsWith(index, index.names[rank] ?? 0, few.start)) add(rank, worth.start);
  return new Map([...found].filter(([rank]) => isWithin(rank, few.ranks) && few.accepts(rank)));
}

/** Texts that have these words and no more. */
function textsThatAre(index: SearchIndex, words: readonly string[]): readonly number[] {
  const whole = words.map((word) => wordRange(index, word, false));
  const [first = { from: 0, to: 0 }] = whole;
  const candidates =
    whole.length === 1 ? textsOfRange(index, first) : textsStarting(index, whole.slice(0, 2)).texts;
  return Array.from(candidates.filter((text) => isWholeText(index, text, whole)));
}

/** Whether the name or a synonym of a rank has all words. */
export function isFound({ index, words }: Pick<IndexedSearch, 'index' | 'words'>, rank: number): boolean {
  const end = index.names[rank + 1] ?? 0;
  for (let text = index.names[rank] ?? 0; text < end; text += 1) if (hasAll(index, text, words)) return true;
  return false;
}

function isWithin(rank: number, { from, to }: RankRange): boolean {
  return rank >= from && rank < to;
}
