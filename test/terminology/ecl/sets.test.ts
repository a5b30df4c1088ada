import { describe, expect, it } from 'vitest';
import { ConceptBits, difference, intersection, membership } from '../../../terminology/ecl/sets.ts';

const evens = Uint32Array.of(0, 2, 4, 6, 8);
const threes = Uint32Array.of(0, 3, 6, 9);
const none = new Uint32Array();

describe('intersection', () => {
  it('keeps what both have', () => {
    expect([...intersection(evens, threes)]).toEqual([0, 6]);
  });

  it('of nothing is nothing', () => {
    expect(intersection(evens, none)).toHaveLength(0);
  });
});

describe('difference', () => {
  it('takes away what the second has', () => {
    expect([...difference(evens, threes)]).toEqual([2, 4, 8]);
  });

  it('keeps all where there is nothing to take away', () => {
    expect([...difference(evens, none)]).toEqual([0, 2, 4, 6, 8]);
  });

  it('keeps 0 where only later numbers are taken away', () => {
    expect([...difference(Uint32Array.of(0), Uint32Array.of(5))]).toEqual([0]);
  });
});

describe('membership', () => {
  it('is of the numbers and no others', () => {
    const isMember = membership(Uint32Array.of(7, 38, 39, 71));
    expect([0, 6, 7, 8, 38, 39, 40, 70, 71, 72, 1_000].filter(isMember)).toEqual([7, 38, 39, 71]);
  });

  it('of nothing is nobody', () => {
    expect([0, 1, 32].filter(membership(none))).toEqual([]);
  });
});

describe('ConceptBits', () => {
  it('gives numbers ascending and once', () => {
    const bits = new ConceptBits().addAll([31, 0, 64, 32, 31, 63]);
    expect([...bits.toNumbers()]).toEqual([0, 31, 32, 63, 64]);
  });

  it('grows to numbers far apart', () => {
    const bits = new ConceptBits().addAll([5_000_000, 40_000, 1]);
    expect([...bits.toNumbers()]).toEqual([1, 40_000, 5_000_000]);
  });

  it('has what was added and nothing else', () => {
    const bits = new ConceptBits().addAll([33]);
    expect([1, 32, 33, 34, 65, 9_999_999].filter((number) => bits.has(number))).toEqual([33]);
  });
});
