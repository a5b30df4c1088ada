import { Fraction } from 'fraction.js';
import { drawExpMinus } from './bernoulli.ts';
import { systemUniform, type Uniform } from './uniform.ts';

const one = new Fraction(1);

/**
 * An integer x with a probability proportional to exp(-x² / (2 `variance`)), exactly: the discrete Gaussian of mean 0. All that is
 * computed on the way are integers and fractions of them, so no sample has a probability that rounding made.
 * How long it takes depends on what is drawn.
 * Canonne, Kamath, Steinke 2020, The Discrete Gaussian for Differential Privacy, algorithm 3.
 * @throws RangeError where `variance` is not above 0.
 */
export function drawDiscreteGaussian(variance: Fraction, uniform: Uniform = systemUniform()): bigint {
  if (variance.compare(0) <= 0) throw new RangeError('the variance has to be above 0');
  const scale = squareRoot(variance.floor().n) + 1n;
  for (;;) {
    const candidate = drawDiscreteLaplace(scale, uniform);
    const distance = new Fraction(candidate).abs().sub(variance.div(scale));
    if (drawExpMinus(distance.mul(distance).div(variance.mul(2)), uniform)) return candidate;
  }
}

/**
 * An integer x with a probability proportional to exp(-|x| / `scale`), exactly; `scale` is at least 1.
 * Algorithm 2 of the same, with s = 1.
 */
export function drawDiscreteLaplace(scale: bigint, uniform: Uniform): bigint {
  for (;;) {
    const rest = uniform(scale);
    if (!drawExpMinus(new Fraction(rest, scale), uniform)) continue;
    const magnitude = rest + scale * drawGeometric(uniform);
    const isNegative = uniform(2n) === 1n;
    if (!isNegative) return magnitude;
    if (magnitude > 0n) return -magnitude; // 0 has one sign alone, or it would be twice as frequent
  }
}

/** How often in a row an event of probability exp(-1) happens. */
function drawGeometric(uniform: Uniform): bigint {
  for (let times = 0n; ; times++) if (!drawExpMinus(one, uniform)) return times;
}

/** The largest integer whose square is at most `square`: by Newton's method, from above. */
function squareRoot(square: bigint): bigint {
  for (let root = square; ; ) {
    const next = root < 2n ? root : (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
