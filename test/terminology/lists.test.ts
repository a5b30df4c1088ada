import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Lists,
  listOf,
  listsByKey,
  ownersOf,
  pickLists,
  toLists,
  transpose,
} from '../../terminology/lists.ts';

/** 0: 2; 1: none; 2: 0 and 1; 3: none. */
const lists = toLists(4, { from: Uint32Array.of(2, 0, 2, 2), to: Uint32Array.of(1, 2, 0, 1) });

const shown = (some: Lists) =>
  Array.from({ length: some.offsets.length - 1 }, (_, n) => [...listOf(some, n)]);

const edges = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { maxLength: 60 });

const listsOf = (pairs: readonly (readonly [number, number])[]) =>
  toLists(10, {
    from: Uint32Array.from(pairs, ([from]) => from),
    to: Uint32Array.from(pairs, ([, to]) => to),
  });

describe('toLists', () => {
  it('gives each number its own, ascending and once', () =>
    expect(shown(lists)).toEqual([[2], [], [0, 1], []]));
  it('gives the same as a set for each number', () =>
    fc.assert(
      fc.property(edges, (pairs) => {
        const expected = Array.from({ length: 10 }, (_, n) =>
          [...new Set(pairs.filter(([from]) => from === n).map(([, to]) => to))].sort(),
        );
        expect(shown(listsOf(pairs))).toEqual(expected);
      }),
    ));
  it('has lists without any numbers', () =>
    expect(shown(toLists(2, { from: Uint32Array.of(), to: Uint32Array.of() }))).toEqual([[], []]));
  it('has no lists for nobody', () =>
    expect(shown(toLists(0, { from: Uint32Array.of(), to: Uint32Array.of() }))).toEqual([]));
});

describe('transpose', () => {
  it('gives each number those in whose lists it stands', () =>
    expect(shown(transpose(lists))).toEqual([[2], [2], [0], []]));
  it('turned twice is as before', () =>
    fc.assert(
      fc.property(edges, (pairs) => {
        const some = listsOf(pairs);
        expect(transpose(transpose(some))).toEqual(some);
      }),
    ));
});

describe('transpose, of lists of other numbers', () => {
  it('has a list for each number below the size that is said', () =>
    expect(shown(transpose({ offsets: Uint32Array.of(0, 3), values: Uint32Array.of(4, 1, 4) }, 6))).toEqual([
      [],
      [0],
      [],
      [],
      [0, 0],
      [],
    ]));
});

describe('listsByKey', () => {
  it('keeps the values of a key in the order in which they stand', () =>
    expect(shown(listsByKey(3, Uint32Array.of(2, 0, 2), Uint32Array.of(9, 7, 8)))).toEqual([
      [7],
      [],
      [9, 8],
    ]));
});

describe('pickLists', () => {
  it('has the lists that are named, in that order, as often as they are', () =>
    expect(shown(pickLists(lists, Uint32Array.of(2, 1, 0, 2)))).toEqual([[0, 1], [], [2], [0, 1]]));
});

describe('ownersOf', () => {
  it('names for each value the number in whose list it stands', () =>
    expect([...ownersOf(lists)]).toEqual([0, 2, 2]));
});
