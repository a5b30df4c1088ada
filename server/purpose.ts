import type { FastifyRequest } from 'fastify';
import type { Caller } from '../disclosure/caller.ts';
import { KnownError } from '../ontology/errors.ts';
import { isPlainLine } from '../ontology/plain-line.ts';

/** Which questions need a purpose: none, those of who was granted nothing, or all of who is logged in. */
export const purposeRules = ['optional', 'registered', 'required'] as const;

export type PurposeRule = (typeof purposeRules)[number];

/** Header by which a person says for what they ask. */
const purposeHeader = 'x-purpose';

const longestPurpose = 500;

/** For what a request says that it asks. @throws KnownError BAD_REQUEST of a text that is too long, or has controls in it */
export function purposeOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const said = headers[purposeHeader];
  if (said === undefined) return null;
  const purpose = Buffer.from([said].flat().join(', '), 'latin1').toString('utf8').trim();
  if (purpose.length <= longestPurpose && isPlainLine(purpose)) return purpose === '' ? null : purpose;
  throw new KnownError(
    'BAD_REQUEST',
    `X-Purpose: expected ${longestPurpose} characters at most, on one line.`,
  );
}

/** A caller as somebody who has to say for what they ask, and may use nothing before they do. */
export function held(caller: Caller, purpose: string | null, rule: PurposeRule): Caller {
  if (purpose !== null || caller.login === undefined) return caller;
  if (rule === 'optional' || (rule === 'registered' && caller.registered === undefined)) return caller;
  const { registered: _, ...granted } = caller;
  if (rule === 'registered' && granted.counts.length > 0) return granted;
  return { ...granted, records: [], counts: [], lacksPurpose: true };
}
