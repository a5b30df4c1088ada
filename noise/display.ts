import type { Fraction } from 'fraction.js';
import { type Distribution, distributionOf, PRECISION } from './distribution.ts';

/** What a site says of how noisy numbers are shown. */
export type DisplayRules = {
  /** Of the noise. */
  readonly variance: Fraction;
  /** Numbers of fewer than `k` patients are to be withheld: at least 1. */
  readonly k: number;
  /** How probable it is at most that a number of fewer than `k` is shown all the same: above 0 and below 0.5. */
  readonly alpha: number;
  /** What a shown value is a multiple of: from 1 to `k`, so that no shown value is 0. */
  readonly rounding: number;
  /** How probable it is at least that bounds hold the true number: above 0 and below 1. */
  readonly confidence: number;
};

/** Rules, with what follows from them alone; made once. */
export type Display = {
  readonly rules: DisplayRules;
  readonly noise: Distribution;
  /** The least noisy number that is shown: k' of `docs/privacy.md`. */
  readonly shownFrom: number;
  /** The one upper bound of all suppressed numbers. */
  readonly suppressedHigh: number;
};

/** What is shown of a noisy number; `low` and `high` are bounds of the true one. */
export type Shown =
  | { readonly precision: 'NOISY'; readonly value: number; readonly low: number; readonly high: number }
  | { readonly precision: 'SUPPRESSED'; readonly low: 0; readonly high: number };

/**
 * Numbers are shown from k + q on, q being the least with P[(k - 1) + X >= k + q] <= `alpha`. Of true numbers above the upper bound of
 * suppressed ones, at most half of what the confidence leaves are suppressed: the other half is for the bounds of shown ones.
 * @throws RangeError where a rule is out of its bounds.
 */
export function toDisplay(rules: DisplayRules): Display {
  checkRules(rules);
  const { k, alpha, rounding, confidence } = rules;
  const noise = distributionOf(rules.variance);
  const q = leastExceeded(noise, alpha);
  const shownFrom = k + q;
  const reach = leastExceeded(noise, (1 - confidence) / 2);
  return { rules, noise, shownFrom, suppressedHigh: upTo(shownFrom - 1 + reach, rounding) };
}

/** The least x of at least 0 with P[X > x] <= `probability`. */
function leastExceeded({ from }: Distribution, probability: number): number {
  for (let x = 0; ; x++) if (from(x + 1) * (1 + PRECISION) <= probability) return x;
}

/**
 * What is shown of a noisy number. It is made of that number alone, so it says nothing of the true one that the noisy one does not.
 *
 * A shown value is rounded. Its bounds are those of the value, whatever was rounded to it, and they hold the true number with the
 * confidence, whichever it is: in all answers, and as often in those alone that show a value. Just above the threshold they are wide
 * downwards, as most of what is shown of small numbers had much noise.
 */
export function showNoisy(noisy: bigint, display: Display): Shown {
  if (noisy < BigInt(display.shownFrom))
    return { precision: 'SUPPRESSED', low: 0, high: display.suppressedHigh };
  const value = rounded(Number(noisy), display.rules);
  return { precision: 'NOISY', value, low: lowOf(value, display), high: highOf(value, display) };
}

/** To the nearest multiple, from the middle on upwards. */
function rounded(noisy: number, { rounding }: DisplayRules): number {
  return Math.floor((noisy + Math.floor(rounding / 2)) / rounding) * rounding;
}

function lowOf(value: number, display: Display): number {
  const { rounding } = display.rules;
  for (let low = value; ; low -= rounding)
    if (low <= 0 || !isAnyPlausible(value, low - rounding, display)) return Math.max(0, low);
}

function highOf(value: number, display: Display): number {
  const { rounding } = display.rules;
  for (let high = value; ; high += rounding) if (!isAnyPlausible(value, high + 1, display)) return high;
}

/** Whether one of the next `rounding` true numbers from `first` on may have been shown as `value`. */
function isAnyPlausible(value: number, first: number, display: Display): boolean {
  const numbers = Array.from({ length: display.rules.rounding }, (_, at) => first + at);
  return numbers.some((n) => n >= 0 && isPlausible(value, n, display));
}

/**
 * Whether `value` is among the values nearest to `n` by which `n` is shown often enough: in the share `confidence` of all answers or,
 * where fewer are shown at all, in a larger share of these, so that both hold for numbers that are suppressed now and then.
 */
function isPlausible(value: number, n: number, display: Display): boolean {
  const { confidence } = display.rules;
  const distance = Math.abs(value - n);
  const nearer = shownBetween(n - distance + 1, n + distance - 1, { n, display });
  const ofShown = ((2 * confidence) / (1 + confidence)) * shareShown(n, display);
  return nearer * (1 - PRECISION) < Math.min(confidence, ofShown);
}

/** How probable it is that the true number `n` is shown. */
export function shareShown(n: number, { noise, shownFrom }: Display): number {
  return noise.from(shownFrom - n);
}

/** How probable it is that the true number `n` is shown as a value from `least` to `most`. */
export function shownBetween(
  least: number,
  most: number,
  { n, display: { rules, noise, shownFrom } }: { readonly n: number; readonly display: Display },
): number {
  const half = Math.floor(rules.rounding / 2);
  const first = upTo(least, rules.rounding) - half;
  const last = downTo(most, rules.rounding) - half + rules.rounding - 1;
  return noise.between(Math.max(first, shownFrom) - n, last - n);
}

function upTo(n: number, rounding: number): number {
  return Math.ceil(n / rounding) * rounding;
}

function downTo(n: number, rounding: number): number {
  return Math.floor(n / rounding) * rounding;
}

function checkRules({ k, alpha, rounding, confidence }: DisplayRules): void {
  if (!Number.isInteger(k) || k < 1) throw new RangeError('k has to be a whole number from 1 on');
  if (!Number.isInteger(rounding) || rounding < 1 || rounding > k)
    throw new RangeError('the rounding has to be a whole number from 1 to k');
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError('alpha has to be above 0 and below 0.5');
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError('the confidence has to be above 0 and below 1');
}
