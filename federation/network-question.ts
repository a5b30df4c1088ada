import { CriterionError } from '../ontology/errors.ts';
import type { AskedFacet } from '../questions/put-question.ts';
import { keptDays } from '../questions/span.ts';

/** A question to the sites of a network. */
export type NetworkQuestion = {
  /** A criterion as GraphQL takes it. */
  readonly where: unknown;
  readonly facets: readonly AskedFacet[];
  /** How many values of each facet are told. */
  readonly top: number;
  /** Ids; all sites where there are none. */
  readonly ids: readonly string[] | undefined;
  readonly deadlineMs: number;
  /** How old an answer may be that a site gave before; 0: every site is asked. */
  readonly maxAgeHours: number;
};

/** Milliseconds. The server itself answers within 30 s. */
const deadlines = [500, 25_000] as const;

/** Hours, up to the days that answers are kept. */
const ages = [0, keptDays * 24] as const;

/** @throws CriterionError ARGUMENT_INVALID of times that are too short or too long */
export function requireTerms({
  deadlineMs,
  maxAgeHours,
}: Pick<NetworkQuestion, 'deadlineMs' | 'maxAgeHours'>): void {
  requireBetween(deadlines, deadlineMs, 'deadlineMs');
  requireBetween(ages, maxAgeHours, 'maxAgeHours');
}

function requireBetween([least, most]: readonly [number, number], given: number, argument: string): void {
  if (given >= least && given <= most) return;
  const reason = `must be from ${least} to ${most}, not ${given}`;
  throw new CriterionError({ code: 'ARGUMENT_INVALID', path: [argument], reason });
}

/** When it was so many hours ago. UTC. */
export function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}
