import { parseCriterion } from '../../cohort/parse/criterion.ts';
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

/** A question that somebody asks of sites. */
export function anAskedQuestion(where: unknown): AskedQuestion {
  return {
    ...{ id: 'q-1', sites: ['a'], where, criterion: parseCriterion(where), purpose: null },
    asker: { issuer: 'https://login.example.org', subject: 'ada', organisation: null },
  };
}
