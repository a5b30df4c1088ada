import { Fraction } from 'fraction.js';
import { type Display, shareShown, shownBetween, toDisplay } from '../noise/display.ts';
import type { GuaranteeSettings } from '../noise/guarantee-sentence.ts';

/** What the number of a cohort of about one size is worth: of those answers that show it, but for `shown`. */
export type Utility = {
  readonly patients: number;
  /** How probable it is that a number is shown. */
  readonly shown: number;
  /** By how many patients half of the shown values are wrong at most. */
  readonly median: number;
  /** The same of 95 in 100. */
  readonly most: number;
};

/** How numbers are shown under settings. */
export function displayOf({ sigma, k, alpha, rounding }: GuaranteeSettings): Display {
  return toDisplay({ variance: sigma.mul(sigma), k, alpha, rounding, confidence: 0.95 });
}

/** The settings with another standard deviation, and as many counts as keep what they cost together. */
export function withSigma(settings: GuaranteeSettings, sigma: number): GuaranteeSettings {
  const factor = new Fraction(sigma).div(settings.sigma).pow(2).valueOf();
  const { all, organisation, person } = settings.units ?? { all: 0, organisation: 0, person: 0 };
  const units = { all: all * factor, organisation: organisation * factor, person: person * factor };
  return { ...settings, sigma: new Fraction(sigma), units };
}

/**
 * From the mass function of the noise: nothing is drawn. Of true numbers that are rounded to `patients`, all as probable, as a
 * multiple of the rounding alone would be hit more often than others.
 */
export function utilityOf(patients: number, display: Display): Utility {
  const { rounding } = display.rules;
  const numbers = Array.from({ length: rounding }, (_, at) => patients - Math.floor(rounding / 2) + at);
  const mean = (of: (n: number) => number) => numbers.reduce((sum, n) => sum + of(n), 0) / rounding;
  const shown = mean((n) => shareShown(n, display));
  const within = (error: number) => mean((n) => shownBetween(n - error, n + error, { n, display })) / shown;
  const errorOf = (share: number) => {
    for (let error = 0; ; error++) if (within(error) >= share) return error;
  };
  return { patients, shown, median: errorOf(0.5), most: errorOf(0.95) };
}
