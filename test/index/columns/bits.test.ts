import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAll,
  type Bits,
  countBits,
  eachBit,
  emptyBits,
  fullBits,
  hasBit,
  intersect,
  setBit,
  subtract,
  toggle,
} from '../../../index/columns/bits.ts';

const size = 70;
const numbers = fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }));

function bitsOf(values: readonly number[]): Bits {
  const bits = emptyBits(size);
  for (const value of values) setBit(bits, value);
  return bits;
}

function listOf(bits: Bits): readonly number[] {
  const found: number[] = [];
  eachBit(bits, (n) => found.push(n));
  return found;
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

describe('Bits', () => {
  it('hold what was put in, ascending', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(listOf(bitsOf(values))).toEqual(sorted(values));
      }),
    );
  });

  it('know each number that they hold and no other', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: size - 1 }), (values, n) => {
        expect(hasBit(bitsOf(values), n)).toBe(values.includes(n));
      }),
    );
  });

  it('are intersected, subtracted and joined as sets', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const joined = bitsOf(a);
        addAll(joined, bitsOf(b));
        expect(listOf(intersect(bitsOf(a), bitsOf(b)))).toEqual(sorted(a.filter((n) => b.includes(n))));
        expect(listOf(subtract(bitsOf(a), bitsOf(b)))).toEqual(sorted(a.filter((n) => !b.includes(n))));
        expect(listOf(joined)).toEqual(sorted([...new Set([...a, ...b])]));
      }),
    );
  });

  it('are toggled: what is in one of two sets alone', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const toggled = bitsOf(a);
        toggle(toggled, bitsOf(b));
        const alone = [...a.filter((n) => !b.includes(n)), ...b.filter((n) => !a.includes(n))];
        expect(listOf(toggled)).toEqual(sorted([...new Set(alone)]));
      }),
    );
  });

  it.each([0, 1, 31, 32, 33, 64, 70])('are full with %i numbers and no more', (n) => {
    expect([countBits(fullBits(n)), listOf(fullBits(n)).length]).toEqual([n, n]);
  });
});
