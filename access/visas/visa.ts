import type { JWTPayload } from 'jose';
import { clockTolerance, latest } from '../access-token.ts';
import { isObject } from '../fetch-json.ts';
import { isSubject } from '../person.ts';

/** What a visa says of a person, once it was verified. GA4GH Passport 1.2.1, "Visa Format". */
export type Visa = {
  /** Who signed it, and whom that one means. */
  readonly issuer: string;
  readonly subject: string;
  readonly type: string;
  readonly value: string;
  /** The organisation that says so. */
  readonly source: string;
  /** By which authority of the source; null: unknown. */
  readonly by: string | null;
  /** When the source said so, and when the visa is over; in UTC. */
  readonly asserted: string;
  readonly until: string;
  /** What other visas have to say for it to hold; undefined where it does not say. */
  readonly conditions: unknown;
};

/**
 * Who decides for the source: a committee, whoever signs for it, its system. What somebody says of themselves or a colleague of
 * them (`self`, `peer`) is no permit, and "any policy expecting a specific value MUST fail to accept an unknown value".
 */
const deciding: readonly unknown[] = ['dac', 'so', 'system'];

/** Whether a visa is the word of somebody who decides. */
export function isDecided({ by }: Pick<Visa, 'by'>): boolean {
  return deciding.includes(by);
}

/** Why a visa is not accepted: nothing of what stands in it. */
export class VisaError extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'VisaError';
  }
}

/** The visa that a payload holds, whose signature was verified. @throws VisaError */
export function toVisa(issuer: string, payload: JWTPayload): Visa {
  const { sub: subject, iat = 0, exp = 0, ga4gh_visa_v1: said } = payload;
  if (!isSubject(subject)) throw new VisaError('without a subject');
  if (!isObject(said)) throw new VisaError('without ga4gh_visa_v1');
  const { type, value, source, by = null, asserted, conditions } = said;
  if (!isText(type) || !isText(value) || !isText(source) || !(by === null || isText(by)))
    throw new VisaError('without type, value or source');
  if (typeof asserted !== 'number' || !(asserted >= 0)) throw new VisaError('not said when it was asserted');
  if (Math.max(iat, asserted) > Date.now() / 1_000 + clockTolerance) throw new VisaError('of the future');
  if (exp > latest) throw new VisaError('without an end');
  const [from, until] = [toIso(asserted), toIso(exp)];
  return { issuer, subject, type, value, source, by, asserted: from, until, conditions };
}

function toIso(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
