import { firstWhere } from '../numbers.ts';
import { type SearchIndex, secondWord, type WordRange } from './search-index.ts';

/** Texts to look through; `ascending`: they stand so, each once or next to itself. */
export type Candidates = { readonly texts: Uint32Array; readonly ascending: boolean };

/** Numbers from one up to another, which is not among them. */
export type RankRange = { readonly from: number; readonly to: number };

/** Texts with a word of a range. */
export function textsWith(
  { postings: { offsets, values } }: SearchIndex,
  { from, to }: WordRange,
): Candidates {
  return { texts: values.subarray(offsets[from], offsets[to]), ascending: to - from <= 1 };
}

/** Texts whose first words are of these ranges, as far as two words tell. Of two ranges the first one is of one word. */
export function textsStarting(
  { starts: { offsets, values }, texts }: SearchIndex,
  [first, second]: readonly WordRange[],
): Candidates {
  if (first === undefined || first.from === first.to) return { texts: new Uint32Array(), ascending: true };
  const [from, to] = [offsets[first.from] ?? 0, offsets[first.to] ?? 0];
  if (second === undefined) return { texts: values.subarray(from, to), ascending: to - from <= 1 };
  const at = (word: number) => firstWhere(from, to, (place) => secondWord(texts, values[place] ?? 0) > word);
  return { texts: values.subarray(at(second.from), at(second.to)), ascending: second.to - second.from <= 1 };
}

/** Texts of one word. */
export function textsOfRange(
  { starts: { offsets, values }, texts }: SearchIndex,
  { from, to }: WordRange,
): Uint32Array {
  const [start, end] = [offsets[from] ?? 0, offsets[to] ?? 0];
  return values.subarray(
    start,
    firstWhere(start, end, (place) => secondWord(texts, values[place] ?? 0) > 0),
  );
}

/** Visits the candidates within a range in order, until `visit` says that it has enough. */
export function walk(candidates: Candidates, range: RankRange, visit: (text: number) => boolean): void {
  if (candidates.ascending) walkList(candidates.texts, range, visit);
  else walkBits(toBits(candidates.texts, range), range, visit);
}

function walkList(texts: Uint32Array, { from, to }: RankRange, visit: (text: number) => boolean): void {
  const start = firstWhere(0, texts.length, (at) => (texts[at] ?? 0) >= from);
  for (let at = start; at < texts.length; at += 1) {
    const text = texts[at] ?? 0;
    if (text >= to || visit(text)) return;
  }
}

/** One bit for each number of a range: sorting hundreds of thousands of texts would take longer. */
function toBits(texts: Uint32Array, { from, to }: RankRange): Uint32Array {
  const bits = new Uint32Array(((to - from) >>> 5) + 1);
  for (let at = 0; at < texts.length; at += 1) {
    const bit = (texts[at] ?? 0) - from;
    if (bit >= 0 && bit < to - from) bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return bits;
}

function walkBits(bits: Uint32Array, { from }: RankRange, visit: (text: number) => boolean): void {
  for (let at = 0; at < bits.length; at += 1)
    for (let left = bits[at] ?? 0; left !== 0; left &= left - 1)
      if (visit(from + at * 32 + (31 - Math.clz32(left & -left)))) return;
}

/** Whether texts that are asked for in ascending order are among some that stand so: less to read than the texts themselves. */
export function follow(texts: Uint32Array): (text: number) => boolean {
  let at = 0;
  return (text) => {
    let step = 1;
    for (; (texts[at + step] ?? text) < text; step *= 2) at += step;
    at = firstWhere(at, Math.min(at + step, texts.length), (place) => (texts[place] ?? 0) >= text);
    return texts[at] === text;
  };
}
