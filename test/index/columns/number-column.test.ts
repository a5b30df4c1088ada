import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberAt, toNumbers } from '../../../index/columns/number-column.ts';

const restored = (numbers: readonly number[]) => {
  const column = toNumbers(Float64Array.from(numbers));
  return numbers.map((_, record) => numberAt(column, record));
};

describe('toNumbers', () => {
  it('keeps every number to the last bit', () => {
    const number = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.integer().map((n) => n / 100),
      fc.integer({ min: -9, max: 300 }),
      fc.constantFrom(Number.NaN, 0, -0, 0.1, 0.3, 1e21),
    );
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        expect(restored(numbers)).toStrictEqual(numbers);
      }),
    );
  });

  it('keeps hundredths as whole numbers of 16 bits', () => {
    const { numbers, divisor } = toNumbers(Float64Array.of(0.29, 99.99, Number.NaN));
    expect([numbers, divisor]).toStrictEqual([Int16Array.of(29, 9_999, -0x8000), 100]);
  });

  it('keeps small counts in a byte', () => {
    expect(toNumbers(Float64Array.of(0, 254)).numbers).toStrictEqual(Uint8Array.of(0, 254));
  });
});
