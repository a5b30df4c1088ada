import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { createDiscovery } from './discovery.ts';
import { fetchJson } from './fetch-json.ts';
import { cooldownMs, gently } from './gently.ts';

/** So long known keys are good without asking again, the issuer being away included. */
const keysMs = 600_000;

/**
 * The keys of an issuer, read when they are first needed. Where they are is said by the issuer alone, and never by a token.
 * @throws LoginError unavailable where they cannot be read
 */
export function createIssuerKeys(issuer: string): JWTVerifyGetKey {
  const discover = createDiscovery(issuer);
  return createKeys(async () => (await discover()).keysAt);
}

/** The keys at an address, read when they are first needed. @throws LoginError unavailable where they cannot be read */
export function createKeys(address: () => Promise<URL>): JWTVerifyGetKey {
  const fetchKeys = gently(async (url) => keySet(await fetchJson(url)));
  let keys: JWTVerifyGetKey | undefined;
  return async (header, token) => {
    keys ??= createRemoteJWKSet(await address(), {
      cooldownDuration: cooldownMs, // also for a key that the issuer did not have
      cacheMaxAge: keysMs,
      [customFetch]: async (url) => Response.json(await fetchKeys(new URL(url))),
    });
    return keys(header, token);
  };
}

/** A set of keys; what is none would be asked for anew by every token. @throws Error of jose, which says so of any text */
function keySet(said: unknown): JSONWebKeySet {
  const keys = said as JSONWebKeySet; // the next line refuses what is none
  createLocalJWKSet(keys);
  return keys;
}
