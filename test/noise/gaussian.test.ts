import { readFileSync } from 'node:fs';
import { Fraction } from 'fraction.js';
import { describe, expect, it, vi } from 'vitest';
import { distributionOf } from '../../noise/distribution.ts';
import { drawDiscreteGaussian, drawDiscreteLaplace } from '../../noise/gaussian.ts';
import { createUniform } from '../../noise/uniform.ts';
import { seededBytes } from '../support/seeded-bytes.ts';
import { chiSquare, chiSquareLimit } from './chi-square.ts';
import { outcomesOf } from './outcomes.ts';

const draws = 20_000;
const variances = ['1/3', '1', '7/2', '25', '100', '1234/5', '400'].map((text) => new Fraction(text));

/** So many seeded draws. */
function samples(variance: Fraction): readonly number[] {
  const uniform = createUniform(seededBytes(`noise of variance ${variance.toFraction()}`));
  return Array.from({ length: draws }, () => Number(drawDiscreteGaussian(variance, uniform)));
}

const all = new Map(variances.map((variance) => [variance, samples(variance)]));
const cases = [...all].map(([variance, drawn]) => ({ name: variance.toFraction(), variance, drawn }));

describe('drawDiscreteGaussian', () => {
  it.each(cases)('agrees with its mass function: variance $name', ({ variance, drawn }) => {
    const cells = cellsOf(drawn, variance);
    expect(chiSquare(cells)).toBeLessThan(chiSquareLimit(cells.length - 1));
  });

  it.each(cases)(
    'has mean 0 and its variance, within three standard errors: $name',
    ({ variance, drawn }) => {
      const [first, second, fourth] = [1, 2, 4].map((power) => mean(drawn.map((x) => x ** power)));
      const errorOfSquare = Math.sqrt(((fourth ?? 0) - (second ?? 0) ** 2) / draws);
      expect(Math.abs(first ?? 1) / Math.sqrt((second ?? 0) / draws)).toBeLessThan(3);
      expect(Math.abs((second ?? 0) - secondMoment(variance)) / errorOfSquare).toBeLessThan(3);
    },
  );

  it.each(cases)('is odd as often as it should be, and has both tails: $name', ({ variance, drawn }) => {
    const { between } = distributionOf(variance);
    const odd = sum(Array.from({ length: 400 }, (_, at) => between(2 * at - 399, 2 * at - 399)));
    const far = 3 * Math.sqrt(variance.valueOf());
    const seen = drawn.filter((x) => x % 2 !== 0).length / draws;
    expect(Math.abs(seen - odd)).toBeLessThan(3 * Math.sqrt((odd * (1 - odd)) / draws));
    expect([drawn.some((x) => x > far), drawn.some((x) => x < -far)]).toEqual([true, true]);
  });

  it('draws every last digit as often where numbers are larger than doubles tell apart', () => {
    const uniform = createUniform(seededBytes('large'));
    const variance = new Fraction(10n ** 40n);
    const seen = Array.from({ length: 10 }, () => 0);
    for (let at = 0; at < 4000; at++) {
      const drawn = drawDiscreteGaussian(variance, uniform);
      const digit = Number((drawn < 0n ? -drawn : drawn) % 10n);
      seen[digit] = (seen[digit] ?? 0) + 1;
    }
    expect(chiSquare(seen.map((times) => ({ seen: times, expected: 400 })))).toBeLessThan(chiSquareLimit(9));
  });

  it('takes nothing from Math.random', () => {
    const random = vi.spyOn(Math, 'random');
    Array.from({ length: 100 }, () => drawDiscreteGaussian(new Fraction(100)));
    expect(random).not.toHaveBeenCalled();
    random.mockRestore();
  });

  it.each(['bernoulli', 'gaussian'])('computes with integers and fractions of them alone: %s.ts', (file) => {
    const text = readFileSync(new URL(`../../noise/${file}.ts`, import.meta.url), 'utf8');
    expect(text.match(/Math\.|Number|valueOf|parseFloat|\d\.\d|: number/g)).toBeNull();
  });

  it.each(['0', '-1'])('refuses the variance %s', (variance) => {
    expect(() => drawDiscreteGaussian(new Fraction(variance))).toThrow(RangeError);
  });
});

describe('drawDiscreteLaplace', () => {
  it.each([1n, 2n])('has a probability proportional to exp(-|x| / %d) over all draws', (scale) => {
    const { of, rest } = outcomesOf((uniform) => drawDiscreteLaplace(scale, uniform), 1e-5);
    const ratio = Math.exp(-1 / Number(scale));
    expect(rest.valueOf()).toBeLessThan(0.15);
    for (const [x, probability] of of) {
      const expected = ((1 - ratio) / (1 + ratio)) * ratio ** Math.abs(Number(x));
      const missing = expected - probability.valueOf();
      expect([missing > -1e-15, missing <= rest.valueOf()], x).toEqual([true, true]);
    }
  });
});

/** Each number that is expected often enough, and the two tails beyond. */
function cellsOf(drawn: readonly number[], variance: Fraction) {
  const { between, from } = distributionOf(variance);
  const often = (x: number) => draws * between(x, x) >= 10;
  const reach = Array.from({ length: 1000 }, (_, x) => x).filter(often).length - 1;
  const middle = Array.from({ length: 2 * reach + 1 }, (_, at) => at - reach).map((x) => ({
    seen: drawn.filter((one) => one === x).length,
    expected: draws * between(x, x),
  }));
  const tails = [drawn.filter((x) => x > reach), drawn.filter((x) => x < -reach)];
  return [...middle, ...tails.map(({ length }) => ({ seen: length, expected: draws * from(reach + 1) }))];
}

function secondMoment(variance: Fraction): number {
  const { between } = distributionOf(variance);
  return sum(Array.from({ length: 1001 }, (_, at) => (at - 500) ** 2 * between(at - 500, at - 500)));
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}
