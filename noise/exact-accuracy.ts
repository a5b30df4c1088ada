import type { Fraction } from 'fraction.js';
import { distributionOf } from './distribution.ts';

/** Counts that have noise of one variance each. */
export type Counts = { readonly counts: number; readonly variance: Fraction };

/** A sum of independent integers, of mean 0 or, if the fact holds, of the mean `shift`. */
type Statistic = {
  readonly shift: number;
  readonly deviation: number;
  readonly characteristic: (t: number) => number;
};

/**
 * How probable it is that the best guess is right which of two data sets was counted, one number of each count being larger by 1 in the
 * second: (1 + the total variation distance of all answers) / 2, right to 1e-12. The logarithm of the ratio of both probabilities of an
 * answer is linear in it, so the sum of all answers, each divided by its variance, decides; the guess is the second where the sum is
 * above half of what it is expected to be there.
 *
 * The sum is a whole number of steps of a lattice, and its distribution follows from its characteristic function.
 */
export function exactAccuracy(parts: readonly Counts[]): number {
  const { shift, deviation, characteristic } = statisticOf(parts);
  const period = Math.ceil(shift + 24 * deviation) + 2; // what lies further out is too improbable for a double
  const terms = Array.from({ length: period - 1 }, (_, at) => (2 * Math.PI * (at + 1)) / period).map(
    (t) => characteristic(t) * kernel(t, shift),
  );
  return 0.5 + (shift / 2 + terms.reduce((sum, term) => sum + term, 0)) / period;
}

function statisticOf(parts: readonly Counts[]): Statistic {
  const [first, ...others] = parts.map(({ variance }) => variance);
  if (first === undefined) return { shift: 0, deviation: 0, characteristic: () => 1 };
  const step = others.reduce((all, one) => all.lcm(one), first);
  const weighted = parts.map(({ counts, variance }) => {
    const weight = step.div(variance).valueOf();
    return { counts, weight, square: weight ** 2 * variance.valueOf(), of: characteristicOf(variance) };
  });
  return {
    shift: weighted.reduce((sum, { counts, weight }) => sum + counts * weight, 0),
    deviation: Math.sqrt(weighted.reduce((sum, { counts, square }) => sum + counts * square, 0)),
    characteristic: (t) =>
      weighted.reduce((product, { counts, weight, of }) => product * of(weight * t) ** counts, 1),
  };
}

/** The characteristic function of the discrete Gaussian: the mean of cos(tX). */
function characteristicOf(variance: Fraction): (t: number) => number {
  const { between } = distributionOf(variance);
  const reach = Math.ceil(10 * Math.sqrt(variance.valueOf())) + 1;
  const masses = Array.from({ length: reach }, (_, at) => between(at + 1, at + 1));
  return (t) => masses.reduce((sum, mass, at) => sum + 2 * mass * Math.cos(t * (at + 1)), between(0, 0));
}

/** 1/2 + cos t + cos 2t + … as far as `shift` / 2, which is counted half: the kernel of Dirichlet. */
function kernel(t: number, shift: number): number {
  const whole = Math.sin((shift * t) / 2) / (2 * Math.sin(t / 2));
  return shift % 2 === 0 ? whole * Math.cos(t / 2) : whole;
}
