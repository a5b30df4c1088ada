import type { PropertyValue } from '../../ontology/model.ts';

/** Numbers from 1 for distinct rows of texts; 0 for a row in which nothing is known. */
export type Entries = {
  readonly entryOf: (row: readonly PropertyValue[]) => number;
  /** The texts of each part, by entry. */
  readonly texts: readonly (readonly (string | null)[])[];
};

/** What two numbers below 2^26 are put together by. */
const factor = 2 ** 26;

/** No entries yet, of the texts that stand at `places` of a row. */
export function createEntries(places: readonly number[]): Entries {
  const texts: (string | null)[][] = places.map(() => [null]);
  const numbers = new Map<string, number>();
  const pairs = places.slice(1).map(() => new Map<number, number>());
  const numberOf = (text: string | null) => (text === null ? 0 : numberIn(numbers, text));
  const toNumber = (row: readonly PropertyValue[]) => {
    let number = numberOf(toText(row[places[0] ?? 0]));
    pairs.forEach((known, at) => {
      const next = numberOf(toText(row[places[at + 1] ?? 0]));
      number = number === 0 && next === 0 ? 0 : numberIn(known, number * factor + next);
    });
    return number;
  };
  const entryOf = (row: readonly PropertyValue[]) => {
    const entry = toNumber(row);
    if (entry === texts[0]?.length)
      texts.forEach((part, at) => {
        part.push(toText(row[places[at] ?? 0]));
      });
    return entry;
  };
  return { entryOf, texts };
}

/** The number of a key, from 1 in the order in which keys come. */
function numberIn<Key>(numbers: Map<Key, number>, key: Key): number {
  const before = numbers.get(key);
  if (before !== undefined) return before;
  numbers.set(key, numbers.size + 1);
  return numbers.size;
}

function toText(value: PropertyValue | undefined): string | null {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? null : String(value);
}
