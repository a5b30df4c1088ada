import fc from 'fast-check';
import { Fraction } from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { type DisplayRules, shareShown, showNoisy, shownBetween, toDisplay } from '../../noise/display.ts';
import { drawDiscreteGaussian } from '../../noise/gaussian.ts';
import { createUniform } from '../../noise/uniform.ts';
import { seededBytes } from '../support/seeded-bytes.ts';

const rules: DisplayRules = {
  variance: new Fraction(100),
  k: 10,
  alpha: 0.01,
  rounding: 5,
  confidence: 0.95,
};
const display = toDisplay(rules);

/** Some that a site may set. */
const settings: readonly DisplayRules[] = [
  rules,
  { ...rules, variance: new Fraction(25) },
  { ...rules, variance: new Fraction(400) },
  { ...rules, rounding: 10 },
  { ...rules, rounding: 1 },
  { ...rules, k: 100, alpha: 0.1 },
  { ...rules, variance: new Fraction(20, 3), alpha: 1e-6, rounding: 7, confidence: 0.99 },
  { ...rules, variance: new Fraction(400), k: 20, rounding: 20, confidence: 0.8 },
];
const named = settings.map((one) => ({ ...one, sigma: Math.sqrt(one.variance.valueOf()).toFixed(1) }));

/** How probable it is that `n` is shown with bounds that hold it. */
function shareHeld(n: number, one: DisplayRules): number {
  const shown = toDisplay(one);
  const reach = Math.ceil(12 * Math.sqrt(one.variance.valueOf()));
  const values = Array.from({ length: Math.ceil(reach / one.rounding) * 2 }, (_, at) =>
    Math.max(shown.shownFrom, n - reach + at * one.rounding),
  ).map((noisy) => showNoisy(BigInt(noisy), shown));
  const bounds = new Map(values.flatMap((one) => (one.precision === 'NOISY' ? [[one.value, one]] : [])));
  const holding = [...bounds.values()].filter(({ low, high }) => low <= n && n <= high);
  return holding.reduce((sum, { value }) => sum + shownBetween(value, value, { n, display: shown }), 0);
}

describe('toDisplay', () => {
  it.each(named)(
    'shows fewer than k with probability alpha at most, and would not if it began lower: σ $sigma, k $k',
    (one) => {
      const { noise, shownFrom } = toDisplay(one);
      const most = one.k - 1;
      expect(noise.from(shownFrom - most)).toBeLessThanOrEqual(one.alpha);
      expect(noise.from(shownFrom - 1 - most)).toBeGreaterThan(one.alpha);
    },
  );

  it('shows from 33 on, and bounds what it suppresses by 55, as published', () => {
    expect([display.shownFrom, display.suppressedHigh]).toEqual([33, 55]);
  });

  it.each(named)(
    'suppresses at most half of what the confidence leaves above the bound: σ $sigma, k $k',
    (one) => {
      const shown = toDisplay(one);
      expect(1 - shareShown(shown.suppressedHigh + 1, shown)).toBeLessThanOrEqual((1 - one.confidence) / 2);
    },
  );

  it.each([
    [{ k: 0 }],
    [{ k: 2.5 }],
    [{ rounding: 0 }],
    [{ rounding: 11 }],
    [{ alpha: 0 }],
    [{ alpha: 0.5 }],
    [{ confidence: 1 }],
    [{ variance: new Fraction(0) }],
  ])('refuses %o', (wrong) => {
    expect(() => toDisplay({ ...rules, ...wrong })).toThrow(RangeError);
  });
});

describe('showNoisy', () => {
  it('says of 120 that it is between 100 and 140', () => {
    expect(showNoisy(120n, display)).toEqual({ precision: 'NOISY', value: 120, low: 100, high: 140 });
  });

  it('says the same of everything that it suppresses, byte by byte', () => {
    const texts = Array.from({ length: 1000 }, (_, at) =>
      JSON.stringify(showNoisy(BigInt(32 - at), display)),
    );
    expect(new Set(texts)).toEqual(new Set(['{"precision":"SUPPRESSED","low":0,"high":55}']));
  });

  it('says the same of all numbers that are rounded to one', () => {
    const [first, ...others] = [118n, 119n, 120n, 121n, 122n].map((noisy) => showNoisy(noisy, display));
    expect(others).toEqual(others.map(() => first));
  });

  it.each([
    [33n, 35, 0, 55],
    [43n, 45, 0, 65],
    [50n, 50, 20, 70],
    [60n, 60, 35, 80],
    [75n, 75, 55, 95],
  ])('bounds %d by more downwards the nearer it is to the threshold', (noisy, value, low, high) => {
    expect(showNoisy(noisy, display)).toEqual({ precision: 'NOISY', value, low, high });
  });

  it.each(named)(
    'gives multiples of the rounding that grow with the number: σ $sigma, k $k, $rounding',
    (one) => {
      const shown = toDisplay(one);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 100 }), (above, more) => {
          const [a, b] = [above, above + more].map((at) => showNoisy(BigInt(shown.shownFrom + at), shown));
          if (a?.precision !== 'NOISY' || b?.precision !== 'NOISY') return false;
          const isOrdered = a.low <= b.low && a.value <= b.value && a.high <= b.high;
          const isMultiple = [a.low, a.value, a.high].every((number) => number % one.rounding === 0);
          return (
            isOrdered && isMultiple && 0 <= a.low && 0 < a.value && a.low <= a.value && a.value <= a.high
          );
        }),
        { seed: 1, numRuns: 200 },
      );
    },
  );

  it.each(named)(
    'holds every true number with the confidence, in all answers and in shown ones: σ $sigma, k $k, $rounding',
    (one) => {
      const shown = toDisplay(one);
      const far =
        shown.suppressedHigh + 10 * one.rounding + Math.ceil(10 * Math.sqrt(one.variance.valueOf()));
      const wrong = Array.from({ length: far }, (_, n) => {
        const [held, ofShown] = [shareHeld(n, one), shareShown(n, shown)];
        const inAll = held + (n <= shown.suppressedHigh ? 1 - ofShown : 0);
        return { n, inAll, inShown: held / ofShown };
      }).filter(({ inAll, inShown }) => inAll < one.confidence || inShown < one.confidence);
      expect(wrong).toEqual([]);
    },
  );

  it.each([20, 35, 50, 100, 500, 2000])('holds %d in 95 of 100 seeded answers that are shown', (n) => {
    const uniform = createUniform(seededBytes(`bounds of ${n}`));
    const answers = Array.from({ length: 4000 }, () =>
      showNoisy(BigInt(n) + drawDiscreteGaussian(rules.variance, uniform), display),
    ).filter(({ precision }) => precision === 'NOISY');
    const held = answers.filter(({ low, high }) => low <= n && n <= high).length / answers.length;
    expect(held).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / answers.length));
  });
});
