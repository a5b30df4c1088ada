import { type Codes, toCodes } from '../codes.ts';

/** Texts in order, and the place among them of each by its number. */
export type Sorted = { readonly codes: Codes; readonly places: Uint32Array };

/** Distinct texts that get numbers as they come. */
export type Dictionary = {
  readonly numberOf: (text: string) => number;
  readonly sort: () => Sorted;
};

/** A dictionary of no text yet. */
export function createDictionary(): Dictionary {
  const numbers = new Map<string, number>();
  const numberOf = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const sort = () => {
    const sorted = [...numbers.keys()].sort();
    const places = new Uint32Array(sorted.length);
    for (const [place, text] of sorted.entries()) places[numbers.get(text) ?? 0] = place;
    return { codes: toCodes(sorted), places };
  };
  return { numberOf, sort };
}
