import { Fraction } from 'fraction.js';
import type { Uniform } from './uniform.ts';

const one = new Fraction(1);

/**
 * True with probability exp(-`gamma`), exactly; `gamma` is at least 0.
 * Canonne, Kamath, Steinke 2020, The Discrete Gaussian for Differential Privacy, algorithm 1.
 */
export function drawExpMinus(gamma: Fraction, uniform: Uniform): boolean {
  for (let whole = gamma.floor().n; whole > 0n; whole--)
    if (!drawExpMinusFraction(one, uniform)) return false;
  return drawExpMinusFraction(gamma.mod(1), uniform);
}

/**
 * True with probability exp(-`gamma`), for `gamma` from 0 to 1. The first k at which an event of probability `gamma` / k does not
 * happen is odd with the probability 1 - gamma + gamma² / 2! - gamma³ / 3! + …
 */
function drawExpMinusFraction({ n, d }: Fraction, uniform: Uniform): boolean {
  for (let k = 1n; ; k++) if (uniform(k * d) >= n) return k % 2n === 1n;
}
