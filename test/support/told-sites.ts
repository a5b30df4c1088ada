import { parseCriterion } from '../../cohort/parse/criterion.ts';
import type { NetworkQuestion } from '../../federation/network-question.ts';
import { type AskedQuestion, type Told, toldOf } from '../../federation/site.ts';
import { notShown, reported } from '../../federation/site-answer.ts';

/** A site tells of so many persons, and does not say what it did to the number. */
export function toldNumber(persons: number, leftOut: string | null = null): Told {
  return toldOf(reported(persons), leftOut);
}

/** A site shows nothing. */
export function toldNone(leftOut: string | null = null): Told {
  return toldOf(notShown, leftOut);
}

/** What is asked of all sites of a network anew, and waited for as long as a test may. */
export function aNetworkQuestion(where: unknown, more: Partial<NetworkQuestion> = {}): NetworkQuestion {
  return { where, facets: [], top: 20, ids: undefined, deadlineMs: 25_000, maxAgeHours: 0, ...more };
}

/** A question that somebody asks of sites. */
export function anAskedQuestion(where: unknown): AskedQuestion {
  return {
    ...{ id: 'q-1', sites: ['a'], where, facets: [], criterion: parseCriterion(where), purpose: null },
    asker: { issuer: 'https://login.example.org', subject: 'ada', organisation: null },
  };
}
