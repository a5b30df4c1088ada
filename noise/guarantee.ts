import { Fraction } from 'fraction.js';

/** The δ for which ε is published: 10⁻⁶. */
export const DELTA = 1e-6;

/**
 * What one count costs whose noise has the standard deviation `sigma`, in units of zero-concentrated differential privacy: 1 / (2 σ²),
 * as a patient changes a count by 1. Canonne, Kamath, Steinke 2020, theorem 4. What several cost adds up, even where who asks chooses each by
 * the answers before (Bun, Steinke 2016, lemma 1.7).
 */
export function rhoOfCount(sigma: Fraction): Fraction {
  return new Fraction(1, 2).div(sigma.mul(sigma));
}

/**
 * The least ε known with which ρ-zero-concentrated differential privacy is (ε, `delta`)-differential privacy:
 * inf over α > 1 of αρ + log(1 / (αδ)) / (α - 1) + log(1 - 1/α). Canonne, Kamath, Steinke 2020, corollary 13. Every α gives a bound that
 * holds, so what the search leaves over makes it no lower than it may be.
 */
export function epsilonOf(rho: Fraction, delta: number): number {
  const spent = rho.valueOf();
  if (spent === 0) return 0;
  const bound = (logarithm: number) => {
    const more = Math.exp(logarithm); // α - 1
    return (1 + more) * spent - (Math.log1p(more) + Math.log(delta)) / more - Math.log1p(1 / more);
  };
  return Math.max(0, bound(lowest(bound, { from: -30, to: 30 })));
}

/** Where a function is lowest that falls and then rises: by thirds. */
function lowest(value: (x: number) => number, { from, to }: { from: number; to: number }): number {
  if (to - from < 1e-9) return from;
  const third = (to - from) / 3;
  const isLeft = value(from + third) < value(to - third);
  return lowest(value, isLeft ? { from, to: to - third } : { from: from + third, to });
}

/**
 * How probable it is that a yes-or-no fact about one patient is guessed right, at most, by somebody who knows all else and spends `rho` on
 * it; from 0.5 to 1. Of normal noise it is Φ(√(ρ/2)). Of integers it lies below that after an even number of counts and above it after an odd
 * one, by 1 / (48 √(2π) σ³) at most (of one count; `exactAccuracy` confirms it), which is added here. `sigma` is the least standard
 * deviation of the noise of a count.
 */
export function accuracyOf(rho: Fraction, sigma: Fraction): number {
  const excess = 1 / (48 * Math.sqrt(2 * Math.PI) * sigma.valueOf() ** 3);
  return Math.min(1, normalBelow(Math.sqrt(rho.valueOf() / 2)) + excess);
}

/** Φ(z) for z of at least 0: by its series (Marsaglia 2004, Evaluating the Normal Distribution), right to 1e-14. */
export function normalBelow(z: number): number {
  if (z > 8.5) return 1;
  let sum = 0;
  for (let k = 1, term = z; term > 1e-17; k += 2, term *= (z * z) / k) sum += term;
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
