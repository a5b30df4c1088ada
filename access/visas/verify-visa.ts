import { decodeJwt, errors, type JWTHeaderParameters, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { clockTolerance, shortType } from '../access-token.ts';
import { LoginError } from '../login.ts';
import { toVisa, type Visa, VisaError } from './visa.ts';

/** What visas are held against. */
export type VisaRules = {
  /** Keys of the issuers that are listed. */
  readonly keys: ReadonlyMap<string, JWTVerifyGetKey>;
  /** Organisations that are listed; undefined: whichever an issuer signs for. */
  readonly sources: readonly string[] | undefined;
};

/** AAI profile 1.2, "Signing Algorithms": "JWTs MUST be issued with signatures using the `ES256` or `RS256` algorithm." */
const algorithms = ['ES256', 'RS256'];

/** A visa says one thing: with the signature and long addresses it has some 2 kB. */
const mostCharacters = 10_000;

/** What a visa says, as one of a passport. @throws VisaError, LoginError unavailable where its keys cannot be read */
export async function verifyVisa(text: unknown, { keys, sources }: VisaRules): Promise<Visa> {
  if (typeof text !== 'string' || text.length > mostCharacters) throw new VisaError('too long, or no text');
  const issuer = issuerIn(text);
  const key = keys.get(issuer);
  if (key === undefined) throw new VisaError('of an issuer that is not listed');
  const { payload, protectedHeader } = await jwtVerify(text, key, {
    ...{ issuer, algorithms, clockTolerance },
    requiredClaims: ['sub', 'exp', 'iat'],
  }).catch(refuse);
  requireDocument(protectedHeader, payload.scope);
  const visa = toVisa(issuer, payload);
  if (sources !== undefined && !sources.includes(visa.source))
    throw new VisaError('of a source that is not listed');
  return visa;
}

/** Which issuer a visa claims: whether it is of that one is checked by its signature. */
function issuerIn(text: string): string {
  try {
    return String(decodeJwt(text).iss);
  } catch {
    throw new VisaError('no signed token');
  }
}

/**
 * Refuses visas that are access tokens, which would have to be asked for at their issuer whether they still hold. "Conformance
 * for Visa Issuers" 1.1: the scope of a document "MUST NOT contain openid".
 */
function requireDocument({ typ = 'JWT' }: JWTHeaderParameters, scope: unknown): void {
  const type = shortType(typ);
  const isOfDocuments = type === 'vnd.ga4gh.visa+jwt' || type === 'jwt';
  if (!isOfDocuments || String(scope).split(' ').includes('openid')) throw new VisaError('no document');
}

/** Errors of jose hold what is in the visa: what is kept of them is their kind. */
function refuse(error: unknown): never {
  if (error instanceof VisaError || error instanceof LoginError) throw error;
  if (error instanceof errors.JWTExpired) throw new VisaError('over');
  if (error instanceof errors.JWTClaimValidationFailed) throw new VisaError(`wrong in ${error.claim}`);
  throw new VisaError('not signed by its issuer');
}

/** Counts why visas were refused, in words. */
export function inWords(whys: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const why of whys) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => `${count} ${count === 1 ? 'visa' : 'visas'} ${why}`);
}
