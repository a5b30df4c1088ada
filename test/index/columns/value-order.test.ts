import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toNumbers } from '../../../index/columns/number-column.ts';
import { toTexts } from '../../../index/columns/texts.ts';
import { finishValues } from '../../../index/columns/value-column.ts';
import { orderedIn, orderLists, spansWithin } from '../../../index/columns/value-order.ts';

type Row = { readonly test: number; readonly unit: number; readonly value: number };

const names = toTexts([null, 'a', 'b', 'c']);

/** Columns of measurements, each of a patient of its own. */
function columnsOf(rows: readonly Row[]) {
  const owned = { owners: Uint32Array.from(rows.keys()), patients: rows.length };
  const valuesOf = (key: 'test' | 'unit', parts: number) =>
    finishValues(
      {
        entries: Uint32Array.from(rows, (row) => row[key]),
        parts: Array.from({ length: parts }, () => names),
      },
      owned,
    );
  const value = toNumbers(Float64Array.from(rows, (row) => row.value));
  return orderLists('measurement', { test: valuesOf('test', 3), unit: valuesOf('unit', 1), value });
}

function found(rows: readonly Row[], test: number, [least, most]: readonly [number, number]) {
  const ordered = orderedIn('measurement', columnsOf(rows));
  if (ordered === undefined) throw new TypeError('measurements are in order');
  // Values without a unit never pass, those of unit 2 down to -most.
  const bounds = {
    least: Float64Array.of(Number.NaN, least, -most, least),
    most: Float64Array.of(Number.NaN, most, -least, most),
  };
  const spans = spansWithin(ordered, test, bounds);
  return spans.flatMap((start, at) =>
    at % 2 === 0 ? [...ordered.concept.records.values.subarray(start, spans[at + 1])] : [],
  );
}

function expected(rows: readonly Row[], test: number, [least, most]: readonly [number, number]) {
  return [...rows.entries()]
    .filter(([, row]) => row.test === test && row.unit > 0)
    .filter(([, { unit, value }]) =>
      unit === 2 ? value >= -most && value <= -least : value >= least && value <= most,
    )
    .map(([record]) => record);
}

const kinds = {
  'whole numbers of 8 bits': fc.integer({ min: 0, max: 254 }),
  'whole numbers of 16 bits': fc.integer({ min: -300, max: 300 }),
  'whole numbers of 32 bits': fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
  fractions: fc.integer({ min: -5_000, max: 5_000 }).map((n) => n / 100),
  'any numbers': fc.double({ noNaN: true }),
} as const;

describe('lists in order of unit and value', () => {
  it.each(Object.entries(kinds))('give the records within bounds: %s', (_name, number) => {
    const row = fc.record({
      test: fc.integer({ min: 0, max: 3 }),
      unit: fc.integer({ min: 0, max: 3 }),
      value: fc.oneof({ arbitrary: number, weight: 9 }, fc.constant(Number.NaN)),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), number, number, (rows, a, b) => {
        const bounds = [Math.min(a, b), Math.max(a, b)] as const;
        const records = found(rows, 1, bounds);
        expect(records.toSorted((x, y) => x - y)).toStrictEqual(expected(rows, 1, bounds));
      }),
      { numRuns: 200 },
    );
  });

  it('keep negative zero beside zero, and infinity apart from what is missing', () => {
    const rows = [-0, 0, Number.POSITIVE_INFINITY, Number.NaN, -1e-300].map((value) => ({
      test: 1,
      unit: 1,
      value,
    }));
    expect(found(rows, 1, [0, Number.POSITIVE_INFINITY])).toStrictEqual([0, 1, 2]);
  });
});
