import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { fetchJson } from './fetch-json.ts';
import { cooldownMs, gently } from './gently.ts';
import { unavailable } from './login.ts';
import { isSafe } from './safe-url.ts';

/** So long known keys are good without asking again, the issuer being away included. */
const keysMs = 600_000;

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
      cooldownDuration: cooldownMs, // also for a key that the issuer did not have
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
