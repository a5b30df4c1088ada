import { Fraction } from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { distributionOf } from '../../noise/distribution.ts';

/** exp(-x² / 200), and its sum over all integers: to 20 digits, by hand from the theta function √(200π)(1 + 2e^(-200π²) + …). */
const total = Math.sqrt(200 * Math.PI);

describe('distributionOf', () => {
  const { between, from } = distributionOf(new Fraction(100));

  it.each([0, 1, 7, -7, 35])('has the probability exp(-x² / 2σ²) over their sum at %d', (x) => {
    expect(between(x, x) / (Math.exp((-x * x) / 200) / total)).toBeCloseTo(1, 11);
  });

  it('adds up', () => {
    expect([from(-400), between(-400, 400), from(8) + between(-100, 7)]).toEqual([
      1,
      1,
      expect.closeTo(1, 14),
    ]);
  });

  it('is the same on both sides', () => {
    expect([between(-12, -3), from(-4)]).toEqual([between(3, 12), expect.closeTo(1 - from(5), 14)]);
  });

  it('has nothing between a number and a lower one', () => {
    expect(between(4, 3)).toBe(0);
  });

  it('tells small tails, too', () => {
    // P[X >= 200] of twenty standard deviations, from the first terms of its sum
    const terms = Array.from({ length: 60 }, (_, at) => Math.exp(-((200 + at) ** 2) / 200) / total);
    expect(from(200) / terms.reduce((sum, term) => sum + term, 0)).toBeCloseTo(1, 9);
  });

  it.each(['0', '-4', '100000001'])('refuses the variance %s', (variance) => {
    expect(() => distributionOf(new Fraction(variance))).toThrow(RangeError);
  });
});
