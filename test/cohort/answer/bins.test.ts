import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bin, binsBetween, decades, toBins } from '../../../cohort/answer/bins.ts';

const edgesOf = (bins: readonly Bin[]) => [
  ...bins.map(({ from }) => from),
  ...bins.slice(-1).map(({ to }) => to),
];

describe('toBins', () => {
  it.each<
    readonly [what: string, values: readonly number[], most: number, whole: boolean, edges: readonly number[]]
  >([
    ['no bin without a value', [], 20, false, []],
    [
      'the smallest nice width that is enough',
      [0, 97],
      10,
      false,
      [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
    ],
    ['a quarter of a power of ten', [0, 9], 4, false, [0, 2.5, 5, 7.5, 10]],
    ['fractions as they are written', [0.1, 0.3], 2, false, [0.1, 0.2, 0.3]],
    ['a start at a multiple of the width', [37, 91], 7, false, [30, 40, 50, 60, 70, 80, 90, 100]],
    ['one bin of width 1 for one value', [4.2, 4.2], 20, false, [4, 5]],
    ['bins of the smallest number that there is', [0, Number.MIN_VALUE], 200, false, [0, 1e-308]],
    ['values below zero', [-12, 7], 2, false, [-20, 0, 20]],
    ['one bin across zero', [-12, 7], 1, false, [-20, 20]],
    ['widths of whole numbers', [1, 4], 20, true, [1, 2, 3, 4, 5]],
    ['no quarters of whole numbers', [0, 9], 4, true, [0, 5, 10]],
    ['a last whole number that has its own bin', [50, 90], 5, true, [50, 60, 70, 80, 90, 100]],
  ])('makes %s', (_what, values, most, whole, edges) => {
    expect(edgesOf(toBins(values, { most, whole }))).toEqual(edges);
  });

  it('puts a value on an edge into the upper bin, but for the very last edge', () => {
    expect(toBins([0, 10, 20, 20], { most: 2, whole: false }).map(({ n }) => n)).toEqual([1, 3]);
  });

  it('covers every value once, in at most so many bins of one width', () => {
    const value = fc.oneof(
      fc.integer({ min: -5_000, max: 5_000 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.integer({ min: 1, max: 200 }), (values, most) => {
        const whole = values.every(Number.isInteger);
        const bins = toBins(values, { most, whole });
        const last = bins.length - 1;
        const inBin = ({ from, to }: Bin, at: number) =>
          values.filter((one) => one >= from && (one < to || (at === last && one === to))).length;
        expect(bins.length).toBeLessThanOrEqual(most);
        expect(bins.map(({ n }) => n)).toEqual(bins.map(inBin));
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(values.length);
      }),
    );
  });
});

describe('binsBetween', () => {
  it('makes bins of a span, whatever the values are, and leaves out those beyond', () =>
    expect(binsBetween({ from: 0, to: 20 }, [-1, 5, 12, 13, 900], { most: 2, whole: false })).toEqual([
      { from: 0, to: 10, n: 1 },
      { from: 10, to: 20, n: 2 },
    ]));
});

describe('decades', () => {
  it('puts values in powers of ten, on both sides of zero', () => {
    const filled = decades([-5, 0, 0.5, 12, 99, 100]).filter(({ n }) => n > 0);
    expect(filled).toEqual([
      { from: -10, to: -1, n: 1 },
      { from: 0, to: 1e-9, n: 1 },
      { from: 0.1, to: 1, n: 1 },
      { from: 10, to: 100, n: 2 },
      { from: 100, to: 1000, n: 1 },
    ]);
  });
});
