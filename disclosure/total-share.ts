import type { CohortQuestion } from './question.ts';
import { Sealed } from './sealed.ts';

/**
 * What a protected number that is not shown adds to the total of a network, where the site lets it: the number with its noise, which may be
 * below 0. It was paid for as the count itself; whoever gets it shows it within a sum of several sites alone.
 */
export function totalShareOf(question: CohortQuestion): number | null {
  const { told, asking } = Sealed.open(question);
  if (told?.sheet.count === undefined || asking.protection?.rules.inTotals !== true) return null;
  return told.drawnOf(told.sheet.count)[0] ?? null;
}
