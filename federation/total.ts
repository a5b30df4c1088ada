import type { Heard } from './ask-all.ts';
import type { Told } from './site.ts';
import { notShown, reported, type ToldCount } from './site-answer.ts';

/** What sites told, added up: persons as each of them knows them. */
export type Total = {
  readonly count: ToldCount;
  /** Null where nothing bounds the number. */
  readonly margin: Margin | null;
  /** Whether each site that was asked told a number, or that it has none to show, and left nothing out. */
  readonly isComplete: boolean;
};

/** How far the true number may lie from the sum, in persons. */
export type Margin = {
  /** Either way, by the noise of all sites together: it grows as the root of their number. */
  readonly random: number;
  /** Downwards and upwards, by what adds up: rounding, and what sites do not show. */
  readonly below: number;
  readonly above: number;
};

/** How probable it is at least that the true number lies in the margin, and the standard deviations that this takes. */
const confidence = 0.95;
const deviations = 1.96;

/** Adds up what sites told: one that shows nothing adds 0, and to the margin what it may have. */
export function totalOf(heard: readonly Pick<Heard, 'told'>[]): Total {
  const told = heard.flatMap((one) => one.told ?? []);
  const values = told.flatMap(({ count }) => count.value ?? []);
  const isComplete = heard.every((one) => one.told !== null && one.told.leftOut === null);
  if (values.length === 0) return { count: notShown, margin: null, isComplete };
  const margin = marginOf(told);
  const sum = values.reduce((all, one) => all + one, 0);
  return { count: countOf(sum, told, margin), margin, isComplete };
}

function countOf(value: number, told: readonly Told[], margin: Margin | null): ToldCount {
  if (margin === null) return reported(value);
  const precisions = new Set(told.map(({ count }) => count.precision));
  const isSure = !precisions.has('NOISY') && margin.random === 0;
  const isExact = precisions.size === 1 && precisions.has('EXACT');
  const precision = isSure ? (isExact ? 'EXACT' : 'ROUNDED') : 'NOISY';
  return {
    ...{ value: Math.max(0, value), precision, asOf: null },
    low: Math.max(0, Math.floor(value - margin.random - margin.below)),
    high: Math.ceil(value + margin.random + margin.above),
    confidence: isSure ? null : confidence,
  };
}

/** Null where some number has no bounds. */
function marginOf(told: readonly Told[]): Margin | null {
  const bounds = told.map(boundsOf);
  if (bounds.includes(null)) return null;
  const known = bounds.flatMap((one) => one ?? []);
  const sum = (of: (one: Bounds) => number) => known.reduce((all, one) => all + of(one), 0);
  return {
    random: deviations * Math.sqrt(sum(({ sigma }) => sigma ** 2)),
    ...{ below: sum(({ below }) => below), above: sum(({ above }) => above) },
  };
}

type Bounds = { readonly sigma: number; readonly below: number; readonly above: number };

/**
 * What one number may miss. Of a shown one with noise its noise; whatever its own bounds are wider than that is a constant: rounding, and
 * just above the threshold that what is shown of small numbers had much noise.
 */
function boundsOf({ count: { value, low, high }, noise }: Told): Bounds | null {
  if (value === null) return high === null ? null : { sigma: 0, below: 0, above: high };
  if (low === null || high === null) return null;
  const sigma = noise?.sigma ?? 0;
  const beyond = (bound: number) => Math.max((noise?.rounding ?? 0) / 2, bound - deviations * sigma);
  return { sigma, below: beyond(value - low), above: beyond(high - value) };
}
