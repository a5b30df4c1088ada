import type { Fraction } from 'fraction.js';

/** Probabilities of the discrete Gaussian X of mean 0, that of an integer x being proportional to exp(-x² / (2 variance)). */
export type Distribution = {
  readonly variance: Fraction;
  /** P[X >= x]. */
  readonly from: (x: number) => number;
  /** P[low <= X <= high]; 0 where there is nothing between. */
  readonly between: (low: number, high: number) => number;
};

/**
 * By how much, of itself, a probability of a `Distribution` may be wrong: some ten thousand terms, each right to 1e-13. What has to
 * hold is compared with that much to spare.
 */
export const PRECISION = 1e-9;

/** So many standard deviations away a probability is too small for a double. */
const REACH = 37;

/**
 * Of its own mass function, not of the normal density that it looks like. Tails are summed from far to near, so that small ones are as
 * right as large ones.
 * @throws RangeError where the standard deviation is not above 0, or above 10,000.
 */
export function distributionOf(variance: Fraction): Distribution {
  const twice = 2 * variance.valueOf();
  if (!(twice > 0 && twice <= 2e8))
    throw new RangeError('the standard deviation has to be above 0, and 10,000 at most');
  const tails = weightsFrom(twice, Math.ceil(REACH * Math.sqrt(twice / 2)) + 1);
  const [all = 1, above = 0] = tails;
  const total = all + above;
  const tail = (x: number) => (tails[x] ?? 0) / total;
  const from = (x: number) => (x > 0 ? tail(x) : 1 - tail(1 - x));
  const between = (low: number, high: number): number => {
    if (low > high) return 0;
    if (low > 0) return tail(low) - tail(high + 1);
    return high < 0 ? between(-high, -low) : 1 - tail(1 - low) - tail(high + 1);
  };
  return { variance, from, between };
}

/** Sums of exp(-y² / `twice`) over all y from each x on. */
function weightsFrom(twice: number, reach: number): Float64Array {
  const sums = new Float64Array(reach + 1);
  for (let x = reach; x >= 0; x--) sums[x] = (sums[x + 1] ?? 0) + Math.exp((-x * x) / twice);
  return sums;
}
