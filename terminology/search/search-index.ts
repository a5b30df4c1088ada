import { type Codes, firstCodeNotBelow } from '../codes.ts';
import type { Lists } from '../lists.ts';

/**
 * The names and synonyms of concepts by their words, in plain arrays. A concept has a rank: its place when standard
 * concepts stand first, in each the shorter names, then by code. A text is a name or a synonym; texts are numbered in order
 * of the ranks of their concepts, the name before the synonyms. Words are numbered in order of their letters.
 */
export type SearchIndex = {
  readonly words: Codes;
  /** Concepts by `rankClass`: the place of a concept in `values` is its rank. */
  readonly ranks: Lists;
  /** The rank of each concept. */
  readonly rankOf: Uint32Array;
  /** The words of each text, as they stand in it. */
  readonly texts: Lists;
  /** The name of each rank, which is its first text and may have no words; then the number of texts. */
  readonly names: Uint32Array;
  /** The rank of each text. */
  readonly owners: Uint32Array;
  /** Texts by each of their words, ascending; as often as it stands in them. */
  readonly postings: Lists;
  /** Texts by their first word, in order of their second one, then ascending. */
  readonly starts: Lists;
  /** Domains in small letters, and that of each rank; the empty one where it has none. */
  readonly domainNames: Codes;
  readonly domains: Uint32Array;
  /** Concepts by a digest of their code without its prefix. */
  readonly byCode: Lists;
};

/** Words from one number up to another, which is not among them: one word, all with a prefix, or none. */
export type WordRange = { readonly from: number; readonly to: number };

/** The word, or where it is `open` all that begin with it. */
export function wordRange({ words }: SearchIndex, word: string, open: boolean): WordRange {
  const from = firstCodeNotBelow(words, word);
  return { from, to: firstCodeNotBelow(words, open ? `${word}\uffff` : `${word}\0`) };
}

/** Whether a word of each range is in a text. */
export function hasAll({ texts }: SearchIndex, text: number, ranges: readonly WordRange[]): boolean {
  for (const range of ranges) if (!hasOne(texts, text, range)) return false;
  return true;
}

function hasOne({ offsets, values }: Lists, text: number, { from, to }: WordRange): boolean {
  const end = offsets[text + 1] ?? 0;
  for (let at = offsets[text] ?? 0; at < end; at += 1) {
    const word = values[at] ?? 0;
    if (word >= from && word < to) return true;
  }
  return false;
}

/** Whether the first words of a text are those of ranges, in this order. */
export function beginsWith(
  { texts: { offsets, values } }: SearchIndex,
  text: number,
  ranges: readonly WordRange[],
): boolean {
  const [start, end] = [offsets[text] ?? 0, offsets[text + 1] ?? 0];
  return (
    start + ranges.length <= end &&
    ranges.every(({ from, to }, at) => {
      const word = values[start + at] ?? 0;
      return word >= from && word < to;
    })
  );
}

/** Whether a text is these words and no more. */
export function isWholeText(index: SearchIndex, text: number, ranges: readonly WordRange[]): boolean {
  const { offsets } = index.texts;
  return (offsets[text + 1] ?? 0) - (offsets[text] ?? 0) === ranges.length && beginsWith(index, text, ranges);
}

/** The word of a text after its first one, counted from 1; 0 where it has one word. */
export function secondWord({ offsets, values }: Lists, text: number): number {
  const at = (offsets[text] ?? 0) + 1;
  return at < (offsets[text + 1] ?? 0) ? (values[at] ?? 0) + 1 : 0;
}
