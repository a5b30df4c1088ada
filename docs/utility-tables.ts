import { showNoisy } from '../noise/display.ts';
import type { GuaranteeSettings } from '../noise/guarantee-sentence.ts';
import { toTable } from './table.ts';
import { displayOf, utilityOf, withSigma } from './utility.ts';

const sizes = [10, 20, 50, 100, 200, 500, 1000, 5000];

/** How wrong values are by what they are rounded to. */
export function toRoundingTable(settings: GuaranteeSettings): string {
  const rows = [1, 5, 10].map((rounding) => {
    const display = displayOf({ ...settings, rounding });
    const { median, most } = utilityOf(1000, display);
    return [`${rounding}`, `±${median}`, `±${most}`, `±${showNoisy(10_000n, display).high - 10_000}`];
  });
  return toTable(['rounding', 'half of the values', '95 of 100', 'bounds that are said'], rows);
}

/** How wrong values are, and how often one is shown, by size of cohort and noise. */
export function toUtilityTable(settings: GuaranteeSettings, sigmas: readonly number[]): string {
  const rows = sizes.map((size) => [
    `${size}`,
    ...sigmas.flatMap((sigma) => {
      const { shown, median, most } = utilityOf(size, displayOf(withSigma(settings, sigma)));
      return [toPercent(shown, 1), toError(median, size), toError(most, size)];
    }),
  ]);
  const header = ['patients', ...sigmas.flatMap((sigma) => [`σ ${sigma}: shown`, 'median', '95 %'])];
  return toTable(header, rows);
}

/** The same of three sizes, in words. */
export function toUtilitySentence(settings: GuaranteeSettings): string {
  const display = displayOf(settings);
  const [some, more, many] = [50, 100, 500].map((size) => {
    const { median, most } = utilityOf(size, display);
    return { median: toRelative(median, size), most: toRelative(most, size) };
  });
  return [
    `With σ ${settings.sigma}, half of the numbers of 50 patients are wrong by ${some?.median} at most,`,
    `of 100 by ${more?.median}, of 500 by ${many?.median}; 95 of 100 by ${some?.most}, ${more?.most} and ${many?.most}.`,
  ].join(' ');
}

function toError(error: number, of: number): string {
  return `±${error} (${toRelative(error, of)})`;
}

function toRelative(error: number, of: number): string {
  return `${Number(((100 * error) / of).toFixed(1))} %`;
}

/** A share of 1, with so many digits after the point. */
export function toPercent(share: number, digits: number): string {
  return `${(100 * share).toFixed(digits)} %`;
}
