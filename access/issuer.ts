import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { fetchJson } from './fetch-json.ts';
import { LoginError, refusals } from './login.ts';
import { isSafe } from './safe-url.ts';

/** An issuer whose keys are not known, and cannot be read now, is asked again after this time at the earliest; so is one for a key that it did not have. */
const cooldownMs = 5_000;
/** So long known keys are good without asking again, the issuer being away included. */
const keysMs = 600_000;

/** Reads what an address answers, if it is what is expected there. */
type Get<Answer> = (url: URL) => Promise<Answer>;

/**
 * The keys of an issuer, read when they are first needed. Where they are is said by the issuer alone, and never by a token.
 * @throws LoginError unavailable where they cannot be read
 */
export function createIssuerKeys(issuer: string): JWTVerifyGetKey {
  const discover = gently(async (url) => keysAddress(issuer, await fetchJson(url)));
  const fetchKeys = gently(async (url) => keySet(await fetchJson(url)));
  let keys: JWTVerifyGetKey | undefined;
  return async (header, token) => {
    keys ??= createRemoteJWKSet(await discover(discoveryOf(issuer)), {
      cooldownDuration: cooldownMs,
      cacheMaxAge: keysMs,
      [customFetch]: async (url) => Response.json(await fetchKeys(new URL(url))),
    });
    return keys(header, token);
  };
}

function discoveryOf(issuer: string): URL {
  return new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
}

/** OpenID Connect Discovery 1.0, section 4: where the keys are. The `issuer` must be the one that was asked, letter by letter. */
function keysAddress(issuer: string, said: unknown): URL {
  if (typeof said !== 'object' || said === null || !('issuer' in said) || !('jwks_uri' in said))
    throw unavailable('discovery without issuer and jwks_uri');
  if (said.issuer !== issuer) throw unavailable('discovery of another issuer');
  const { jwks_uri: address } = said;
  if (typeof address !== 'string' || !URL.canParse(address) || !isSafe(new URL(address)))
    throw unavailable('keys without TLS');
  return new URL(address);
}

/** A set of keys; what is none would be asked for anew by every token. @throws Error of jose, which says so of any text */
function keySet(said: unknown): JSONWebKeySet {
  const keys = said as JSONWebKeySet; // the next line refuses what is none
  createLocalJWKSet(keys);
  return keys;
}

/** Asks once for all who come together, and no more for some seconds after a failure, or an answer that is of no use. */
function gently<Answer>(fetch: Get<Answer>): Get<Answer> {
  const failures = new Map<string, number>();
  const pending = new Map<string, Promise<Answer>>();
  const ask = (url: URL) =>
    fetch(url).catch((cause: unknown) => {
      failures.set(url.href, performance.now());
      throw cause instanceof LoginError ? cause : unavailable('the issuer does not answer', cause);
    });
  return async (url) => {
    const failedAt = failures.get(url.href) ?? Number.NEGATIVE_INFINITY;
    if (performance.now() - failedAt < cooldownMs) throw unavailable('the issuer did not answer');
    const asked = pending.get(url.href) ?? ask(url).finally(() => pending.delete(url.href));
    pending.set(url.href, asked);
    return asked;
  };
}

function unavailable(kind: string, cause?: unknown): LoginError {
  return new LoginError(kind, { ...refusals.unavailable, cause });
}
