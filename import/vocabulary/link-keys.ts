import type { Links } from './links.ts';

/** Relationships of one type as numbers, one each. */
export type LinkKeys = {
  readonly of: (from: number, to: number, tag: number) => number;
  readonly split: (key: number) => { readonly from: number; readonly to: number; readonly tag: number };
};

/** Keys for relationships between `size` concepts. */
export function createKeys(size: number, { tags }: Pick<Links, 'tags'>): LinkKeys {
  const kinds = Math.max(tags.length, 1);
  if (size * size * kinds > Number.MAX_SAFE_INTEGER)
    throw new TypeError(`${size} concepts with ${kinds} kinds of relationships have no keys`);
  return {
    of: (from, to, tag) => (from * size + to) * kinds + tag,
    split: (key) => {
      const pair = Math.floor(key / kinds);
      return { from: Math.floor(pair / size), to: pair % size, tag: key % kinds };
    },
  };
}

/** The place of `key` in an ascending list; undefined where it is not in it. */
export function placeOf(sorted: Float64Array, key: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === key ? low : undefined;
}
