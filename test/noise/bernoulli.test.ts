import { Fraction } from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { drawExpMinus } from '../../noise/bernoulli.ts';
import { outcomesOf } from './outcomes.ts';

describe('drawExpMinus', () => {
  it.each(['0', '1/100', '1/3', '1/2', '1', '3/2', '2', '5/2'])(
    'happens with probability exp(-%s), over all numbers that may be drawn',
    (gamma) => {
      const { of, rest } = outcomesOf((uniform) => drawExpMinus(new Fraction(gamma), uniform), 1e-8);
      const [happens, not] = ['true', 'false'].map((outcome) => of.get(outcome)?.valueOf() ?? 0);
      const expected = Math.exp(-new Fraction(gamma).valueOf());
      expect(rest.valueOf()).toBeLessThan(1e-4);
      expect(expected - (happens ?? 0)).toBeGreaterThanOrEqual(-1e-15);
      expect(1 - expected - (not ?? 0)).toBeGreaterThanOrEqual(-1e-15);
    },
  );

  it('has, from one to eight draws, the alternating sum of γ^k / k! as its probability', () => {
    const gamma = new Fraction(2, 3);
    const { of } = outcomesOf((uniform) => drawExpMinus(gamma, endAfter(8, uniform)), 0);
    const terms = Array.from({ length: 9 }, (_, k) => powerOverFactorial(gamma.neg(), k));
    expect(of.get('true')?.toFraction()).toBe(sum(terms).toFraction());
  });
});

/** A draw that says the largest number after so many: it ends what goes on while numbers are small. */
function endAfter(draws: number, uniform: (limit: bigint) => bigint): (limit: bigint) => bigint {
  let left = draws;
  return (limit) => (left-- > 0 ? uniform(limit) : limit - 1n);
}

function powerOverFactorial(base: Fraction, k: number): Fraction {
  return Array.from({ length: k }, (_, at) => at + 1).reduce(
    (product, factor) => product.mul(base).div(factor),
    new Fraction(1),
  );
}

function sum(terms: readonly Fraction[]): Fraction {
  return terms.reduce((total, term) => total.add(term), new Fraction(0));
}
