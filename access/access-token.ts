import {
  decodeJwt,
  errors,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { type Login, LoginError, refusals } from './login.ts';
import { describedIn, isSubject } from './person.ts';

/** Asymmetric ones alone: nobody who can check a token can make one. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** Seconds that the clocks of issuer and server may be apart. */
export const clockTolerance = 30;

/** Issuers by their URL, and for whom their tokens have to be. */
export type TokenRules = {
  readonly issuers: ReadonlyMap<string, JWTVerifyGetKey>;
  readonly audience: string;
};

/**
 * Who an access token of an issuer says that somebody is. Everything that it is held against stands here: signature by a key of
 * the issuer, issuer, audience, times, subject, and that it is an access token at all. @throws LoginError
 */
export async function verifyAccessToken(token: string, { issuers, audience }: TokenRules): Promise<Login> {
  const issuer = issuerIn(token);
  const key = issuers.get(issuer);
  if (key === undefined) throw new LoginError('issuer');
  const { payload, protectedHeader } = await jwtVerify(token, key, {
    issuer,
    audience,
    algorithms,
    clockTolerance,
    requiredClaims: ['sub', 'exp', 'iat'],
  }).catch(refuse);
  requireAccess(protectedHeader, payload);
  return toLogin(issuer, payload);
}

/** Which issuer a token claims: whether it is of that one is checked by its signature. */
function issuerIn(token: string): string {
  try {
    return String(decodeJwt(token).iss);
  } catch {
    throw new LoginError('malformed');
  }
}

/** Claims that OpenID Connect (Core 1.0, section 2; Session, Logout) has for tokens that go to the client. */
const claimsOfOthers = ['nonce', 'at_hash', 'c_hash', 's_hash', 'events'];

/**
 * Refuses tokens that were made for something else. RFC 9068, section 2.1: an access token has the type `at+jwt`. Where an issuer
 * says `JWT` or nothing, it has no claim of an ID token, and where it says its kind as Keycloak does, it is `Bearer`.
 */
function requireAccess({ typ }: JWTHeaderParameters, payload: JWTPayload): void {
  const type = shortType(typ ?? 'JWT');
  if (type === 'at+jwt') return;
  const kind = payload.typ ?? 'Bearer';
  if (type !== 'jwt' || kind !== 'Bearer' || claimsOfOthers.some((claim) => claim in payload))
    throw new LoginError('no access token');
}

/** A media type as the header of a token may write it. RFC 7515, section 4.1.9: `application/` may be left out, in any case. */
export function shortType(typ: unknown): string {
  return String(typ)
    .toLowerCase()
    .replace(/^application\//, '');
}

/** The last second of the year 9999: later times are not written in ISO 8601 without an agreement. */
export const latest = 253_402_300_799;

function toLogin(issuer: string, { sub, exp = 0, iat = 0, ...claims }: JWTPayload): Login {
  if (!isSubject(sub)) throw new LoginError('subject');
  if (iat > Date.now() / 1_000 + clockTolerance) throw new LoginError('iat');
  if (exp > latest) throw new LoginError('exp');
  const until = new Date(exp * 1_000);
  const person = { issuer, subject: sub, ...describedIn(claims) };
  return { person, until: until.toISOString(), by: 'access token' };
}

/** Errors of jose hold what is in the token: what is kept of them is their code, and the name of the claim. */
function refuse(error: unknown): never {
  if (error instanceof LoginError) throw error;
  if (!(error instanceof errors.JOSEError))
    throw new LoginError('a key that cannot be used', refusals.unavailable);
  const claim = 'claim' in error ? ` ${error.claim}` : '';
  throw new LoginError(`${error.code}${claim}`);
}
