import type { Span } from './span.ts';
import { ages, years } from './time.ts';

/** Bands in which numbers are asked where they are protected: where each begins, ascending; every whole number where there are none. */
export type Bands = { readonly of: Span; readonly cuts?: readonly number[] };

/** Whole numbers from `from` to `to`, both of them included; a bound that is absent is open. */
export type Band = { readonly from?: number; readonly to?: number };

/** Five years of age, from birth to 90 and above, and the age of majority. */
export const ageBands: Bands = {
  of: ages,
  cuts: [...Array.from({ length: 19 }, (_, n) => n * 5), 18].sort((a, b) => a - b),
};

/** A calendar year is a band of dates. */
const yearBands: Bands = { of: years };

/** Numbers at which values of one test may be asked: those of the test by any of these codes, ascending, in a UCUM unit. */
export type CutPoints = {
  readonly tests: readonly string[];
  readonly unit: string;
  readonly cuts: readonly number[];
};

/** Days from one record to another, before and after, in which windows are asked. */
export const windowDays: readonly number[] = [0, 7, 14, 30, 60, 90, 180, 365]
  .flatMap((days) => (days === 0 ? [0] : [-days, days]))
  .sort((a, b) => a - b);

/** The bands of a field with these bounds; undefined where its numbers are not asked in bands. */
export function bandsOf({ min, max }: Partial<Span>): Bands | undefined {
  return [ageBands, yearBands].find(({ of }) => of.min === min && of.max === max);
}

/** The whole numbers in a range. */
export function wholeBand(range: {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
}): Band {
  const { min = -Infinity, above = -Infinity, max = Infinity, below = Infinity } = range;
  const from = Math.max(Math.ceil(min), Math.floor(above) + 1);
  const to = Math.min(Math.floor(max), Math.ceil(below) - 1);
  return { ...(from === -Infinity ? {} : { from }), ...(to === Infinity ? {} : { to }) };
}

/** The narrowest band that may be asked and holds all of these. */
export function enclosingBand(band: Band, { of, cuts }: Bands): Required<Band> {
  const { from, to } = within(band, of);
  if (cuts === undefined) return { from, to };
  const next = cuts.find((cut) => cut > to);
  return { from: cuts.findLast((cut) => cut <= from) ?? of.min, to: next === undefined ? of.max : next - 1 };
}

/** Whether a band may be asked: it begins and ends where bands do. */
export function isBand(band: Band, bands: Bands): boolean {
  const [asked, enclosing] = [within(band, bands.of), enclosingBand(band, bands)];
  return asked.from === enclosing.from && asked.to === enclosing.to;
}

/** Both bounds of a band, and no numbers that there cannot be. */
function within({ from, to }: Band, of: Span): Required<Band> {
  return { from: Math.max(from ?? of.min, of.min), to: Math.min(to ?? of.max, of.max) };
}
