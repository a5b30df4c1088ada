import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeParents, cycleOf } from '../../terminology/closure.ts';
import { type Lists, listOf, toLists } from '../../terminology/lists.ts';
import { codesOf, numbersOf, terminologyOf } from './fixture.ts';

type Edge = readonly [narrower: number, broader: number];

/** A hierarchy of a few concepts in any order: with several parents, several roots, and steps that others make up. */
const hierarchies: fc.Arbitrary<{ readonly size: number; readonly edges: readonly Edge[] }> = fc
  .integer({ min: 1, max: 25 })
  .chain((size) =>
    fc.record({
      order: fc.shuffledSubarray([...Array(size).keys()], { minLength: size }),
      pairs: fc.array(fc.tuple(fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 })), { maxLength: 60 }),
    }),
  )
  .map(({ order, pairs }) => ({
    size: order.length,
    edges: pairs
      .filter(([one, other]) => one !== other)
      .map(([one, other]): Edge => [order[Math.max(one, other)] ?? 0, order[Math.min(one, other)] ?? 0]),
  }));

const listsOf = (size: number, edges: readonly Edge[]) =>
  toLists(size, {
    from: Uint32Array.from(edges, ([narrower]) => narrower),
    to: Uint32Array.from(edges, ([, broader]) => broader),
  });

const shown = (lists: Lists) =>
  Array.from({ length: lists.offsets.length - 1 }, (_, n) => [...listOf(lists, n)]);

/** Everything above `n`, step by step. */
function aboveOf(edges: readonly Edge[], n: number): readonly number[] {
  const found = new Set<number>();
  const climb = (from: number) => {
    for (const [narrower, broader] of edges)
      if (narrower === from && !found.has(broader)) {
        found.add(broader);
        climb(broader);
      }
  };
  climb(n);
  return [...found].sort((one, other) => one - other);
}

const none = (size: number) => listsOf(size, []);

describe('closeParents', () => {
  it('gives the same as climbing step by step', () =>
    fc.assert(
      fc.property(hierarchies, ({ size, edges }) => {
        const closed = closeParents(listsOf(size, edges), none(size));
        expect(shown(closed)).toEqual(Array.from({ length: size }, (_, n) => aboveOf(edges, n)));
      }),
      { numRuns: 500 },
    ));
  it('leaves out the pairs that are apart, and nothing else', () =>
    fc.assert(
      fc.property(hierarchies, ({ size, edges }) => {
        const apart = edges.filter((_, at) => at % 3 === 0);
        const closed = closeParents(listsOf(size, edges), listsOf(size, apart));
        const isApart = (n: number, above: number) => apart.some(([a, b]) => a === n && b === above);
        expect(shown(closed)).toEqual(
          Array.from({ length: size }, (_, n) => aboveOf(edges, n).filter((above) => !isApart(n, above))),
        );
      }),
    ));
  it('gives a concept with several parents what lies above any of them, once', () => {
    const some = terminologyOf({ isA: ['X:d X:b', 'X:d X:c', 'X:b X:a', 'X:c X:a', 'X:c X:r'] });
    const [number = 0] = numbersOf(some, 'X:d');
    expect(codesOf(some, listOf(some.ancestors, number))).toBe('X:a X:b X:c X:r');
  });
  it('keeps what lies above the concept from which a pair is apart', () => {
    const some = terminologyOf({ isA: ['X:c X:b', 'X:b X:a'], notUnder: ['X:c X:b'] });
    const [number = 0] = numbersOf(some, 'X:c');
    expect(codesOf(some, listOf(some.ancestors, number))).toBe('X:a');
  });
  it('keeps what is apart for a concept below it', () => {
    const some = terminologyOf({ isA: ['X:d X:c', 'X:c X:b', 'X:b X:a'], notUnder: ['X:c X:a'] });
    const [number = 0] = numbersOf(some, 'X:d');
    expect(codesOf(some, listOf(some.ancestors, number))).toBe('X:a X:b X:c');
  });
  it('has nothing to say of nobody', () => expect(shown(closeParents(none(0), none(0)))).toEqual([]));
  it('closes a chain of 3,000 concepts', () => {
    const size = 3_000;
    const chain = Array.from({ length: size - 1 }, (_, n): Edge => [n + 1, n]);
    const closed = closeParents(listsOf(size, chain), none(size));
    expect([closed.values.length, listOf(closed, size - 1).length]).toEqual([
      (size * (size - 1)) / 2,
      size - 1,
    ]);
  });
});

describe('cycleOf', () => {
  it('is undefined where there is none', () =>
    fc.assert(
      fc.property(hierarchies, ({ size, edges }) => {
        expect(cycleOf(listsOf(size, edges))).toBeUndefined();
      }),
    ));
  it('names members each of which lies directly under the next, whatever surrounds them', () =>
    fc.assert(
      fc.property(hierarchies, ({ size, edges }) => {
        const cyclic: readonly Edge[] = [...edges, [size, size + 1], [size + 1, size + 2], [size + 2, size]];
        const around: readonly Edge[] = [...cyclic, [0, size], [size + 1, size - 1]];
        const cycle = cycleOf(listsOf(size + 3, around)) ?? [];
        const steps = cycle.map((n, at): Edge => [n, cycle[(at + 1) % cycle.length] ?? -1]);
        const isSaid = ([from, to]: Edge) => around.some(([a, b]) => a === from && b === to);
        expect([cycle.length > 1, steps.every(isSaid)]).toEqual([true, true]);
      }),
    ));
  it('leaves out who only lies below a cycle', () =>
    expect(
      cycleOf(
        listsOf(4, [
          [0, 1],
          [1, 2],
          [2, 1],
          [1, 3],
        ]),
      )?.toSorted(),
    ).toEqual([1, 2]));
  it('finds a concept above itself', () => expect(cycleOf(listsOf(2, [[1, 1]]))).toEqual([1]));
});
