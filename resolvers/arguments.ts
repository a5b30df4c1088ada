import { CriterionError } from '../ontology/errors.ts';

/** How many values of a facet are shown. @throws CriterionError ARGUMENT_INVALID */
export function requireTop(top: number | null | undefined): number {
  return requireNumber('top', top, 1_000);
}

/** Into how many bins numbers are put. @throws CriterionError ARGUMENT_INVALID */
export function requireBins(bins: number | null | undefined): number {
  return requireNumber('bins', bins, 200);
}

/** A number from 1 to `most`. @throws CriterionError ARGUMENT_INVALID */
function requireNumber(argument: string, value: number | null | undefined, most: number): number {
  if (typeof value === 'number' && value >= 1 && value <= most) return value;
  throw invalid(argument, `must be from 1 to ${most}, not ${value}`);
}

/** What is wrong with an argument. */
export function invalid(argument: string, reason: string): CriterionError {
  return new CriterionError({ code: 'ARGUMENT_INVALID', path: [argument], reason });
}
