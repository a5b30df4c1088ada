import { createKeys } from './keys.ts';

/** Keys of the rows of a table, and whose rows they are. */
export type RowKeys = {
  readonly add: (key: string, person: string) => void;
  readonly has: (key: string) => boolean;
  /** Whether a row of the person has it. */
  readonly isOf: (key: string, person: string) => boolean;
  /** The persons whose rows have it. */
  readonly ownersOf: (key: string) => readonly string[];
  /** Whether several rows have it. */
  readonly isRepeated: (key: string) => boolean;
};

/** No keys yet. A key that rows of several persons have is kept with each of them. */
export function createRowKeys(): RowKeys {
  const keys = createKeys();
  const numbers = createKeys();
  const repeated = new Map<string, Set<string>>();
  const persons: string[] = [];
  const numberOf = (person: string) => {
    const known = numbers.get(person);
    if (known !== undefined) return known;
    numbers.set(person, persons.length);
    return persons.push(person) - 1;
  };
  return {
    add: (key, person) => {
      if (key === '') return;
      if (keys.get(key) === undefined) keys.set(key, numberOf(person));
      else repeated.set(key, (repeated.get(key) ?? new Set()).add(person));
    },
    has: (key) => keys.get(key) !== undefined,
    isOf: (key, person) => {
      const owner = keys.get(key);
      if (owner === undefined) return false;
      return owner === numbers.get(person) || repeated.get(key)?.has(person) === true;
    },
    ownersOf: (key) => {
      const owner = keys.get(key);
      return owner === undefined ? [] : [persons[owner] ?? '', ...(repeated.get(key) ?? [])];
    },
    isRepeated: (key) => repeated.has(key),
  };
}
