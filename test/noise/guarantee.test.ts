import { Fraction } from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { distributionOf } from '../../noise/distribution.ts';
import { type Counts, exactAccuracy } from '../../noise/exact-accuracy.ts';
import { accuracyOf, epsilonOf, normalBelow, rhoOfCount } from '../../noise/guarantee.ts';

const sigmas = ['1', '3/2', '2', '5', '10', '20'].map((text) => new Fraction(text));
const numbers = [1, 2, 3, 15, 60, 61, 120, 240, 300, 901];
const pairs = sigmas.flatMap((sigma) => numbers.map((counts) => ({ name: sigma.toString(), sigma, counts })));

const counted = (counts: number, variance: Fraction | number | string): Counts => ({
  counts,
  variance: new Fraction(variance),
});

/** The guess of the best attacker on few counts, from the probability of every answer. */
function accuracyByEnumeration(deviations: readonly number[]): number {
  const all = deviations.map((sigma) => distributionOf(new Fraction(sigma * sigma)));
  const range = Array.from({ length: 41 }, (_, at) => at - 20);
  const answers = deviations.reduce<readonly (readonly number[])[]>(
    (before, _) => before.flatMap((answer) => range.map((x) => [...answer, x])),
    [[]],
  );
  const probability = (answer: readonly number[], shift: number) =>
    all.reduce((product, { between }, at) => {
      const x = (answer[at] ?? 0) - shift;
      return product * between(x, x);
    }, 1);
  return answers.reduce((sum, one) => sum + Math.max(probability(one, 0), probability(one, 1)) / 2, 0);
}

describe('rhoOfCount', () => {
  it('is 1 / (2σ²), as a fraction', () => {
    expect(
      [rhoOfCount(new Fraction(10)), rhoOfCount(new Fraction(3, 2))].map((rho) => rho.toFraction()),
    ).toEqual(['1/200', '2/9']);
  });
});

describe('epsilonOf', () => {
  it.each([
    ['0.3', 3.92],
    ['0.6', 5.79],
    ['1.2', 8.64],
    ['1.5', 9.85],
  ])('of ρ %s is %d at δ = 10⁻⁶, as measured before', (rho, epsilon) => {
    expect(epsilonOf(new Fraction(rho), 1e-6)).toBeCloseTo(epsilon, 2);
  });

  it.each(['1/1000', '1/200', '3/10', '3/2', '40'])('finds the lowest bound for ρ %s', (text) => {
    const rho = new Fraction(text).valueOf();
    const bounds = Array.from({ length: 40_000 }, (_, at) => 1 + Math.exp(at / 1500 - 12)).map(
      (alpha) => alpha * rho + Math.log(1 / (alpha * 1e-6)) / (alpha - 1) + Math.log1p(-1 / alpha),
    );
    const found = epsilonOf(new Fraction(text), 1e-6);
    expect(found / Math.min(...bounds)).toBeCloseTo(1, 6);
  });

  it('of nothing spent is nothing', () => {
    expect(epsilonOf(new Fraction(0), 1e-6)).toBe(0);
  });
});

describe('exactAccuracy', () => {
  it.each([[[1]], [[1, 1]], [[2, 2, 2]], [[1, 2]], [[1, 2, 2]]])(
    'is that of the best guess from all answers: standard deviations %o',
    (deviations) => {
      const parts = deviations.map((sigma) => counted(1, sigma * sigma));
      expect(exactAccuracy(parts)).toBeCloseTo(accuracyByEnumeration(deviations), 12);
    },
  );

  it('is one half of nothing', () => {
    expect([exactAccuracy([]), exactAccuracy([counted(0, 1)])]).toEqual([0.5, 0.5]);
  });
});

describe('accuracyOf', () => {
  it.each(pairs)(
    'holds for $counts counts of σ $name, and is higher by less than 2 %',
    ({ sigma, counts }) => {
      const exact = exactAccuracy([counted(counts, sigma.mul(sigma))]);
      const bound = accuracyOf(rhoOfCount(sigma).mul(counts), sigma);
      expect(bound).toBeGreaterThanOrEqual(exact - 1e-12);
      expect(bound).toBeLessThan(exact + 0.02);
    },
  );

  it('is tight for one count: the normal distribution alone would be too low', () => {
    const [sigma, rho] = [new Fraction(2), new Fraction(1, 8)];
    const exact = exactAccuracy([counted(1, 4)]);
    expect(normalBelow(Math.sqrt(rho.valueOf() / 2))).toBeLessThan(exact);
    expect(accuracyOf(rho, sigma) - exact).toBeLessThan(2e-5);
  });

  it.each([
    [[counted(240, 100), counted(80, '400/3')]],
    [[counted(1, 4), counted(1, 9)]],
    [[counted(3, 4), counted(1, 8)]],
    [[counted(59, 100), counted(1, 400)]],
  ])('holds for counts of several variances together: %#', (parts) => {
    const rho = parts.reduce(
      (sum, one) => sum.add(new Fraction(one.counts).div(one.variance.mul(2))),
      new Fraction(0),
    );
    const [{ variance: least } = counted(0, 1)] = parts;
    const sigma = new Fraction(Math.sqrt(least.valueOf()));
    expect(accuracyOf(rho, sigma)).toBeGreaterThanOrEqual(exactAccuracy(parts));
  });

  it('never is above 1', () => {
    expect([
      accuracyOf(new Fraction(1000), new Fraction(10)),
      accuracyOf(new Fraction(1), new Fraction(1, 10)),
    ]).toEqual([1, 1]);
  });
});

describe('normalBelow', () => {
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [Math.sqrt(0.75), 0.806761884614383],
    [3, 0.9986501019683699],
    [6, 0.9999999990134123],
    [40, 1],
  ])('of %d is %d', (z, expected) => {
    expect(normalBelow(z)).toBeCloseTo(expected, 14);
  });
});
