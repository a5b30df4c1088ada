import { fetchJson } from './fetch-json.ts';
import { gently } from './gently.ts';
import { knownFor } from './known-for.ts';
import { unavailable } from './login.ts';
import { isSafe } from './safe-url.ts';

/** What is needed of what an issuer says of itself. OpenID Connect Discovery 1.0, section 3. */
export type Discovered = {
  readonly keysAt: URL;
  /** Where it tells of a person what it knows, as it says so; undefined where it tells nothing. */
  readonly userInfo: unknown;
};

/** So long it is known. */
const knownMs = 600_000;

/**
 * Asks an issuer what it says of itself, under the very name that is set. Whatever a token says of addresses is not looked at.
 * @throws LoginError unavailable where that cannot be read
 */
export function createDiscovery(issuer: string): () => Promise<Discovered> {
  const address = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const discover = gently(async (url) => toDiscovered(issuer, await fetchJson(url)));
  return knownFor(knownMs, () => discover(address));
}

/** OpenID Connect Discovery 1.0, section 4: the `issuer` must be the one that was asked, letter by letter. */
function toDiscovered(issuer: string, said: unknown): Discovered {
  if (typeof said !== 'object' || said === null || !('issuer' in said) || !('jwks_uri' in said))
    throw unavailable('discovery without issuer and jwks_uri');
  if (said.issuer !== issuer) throw unavailable('discovery of another issuer');
  const userInfo = 'userinfo_endpoint' in said ? said.userinfo_endpoint : undefined;
  return { keysAt: safeUrl(said.jwks_uri, 'keys without TLS'), userInfo };
}

/** An address of an issuer, which is asked by TLS, or on this machine. @throws LoginError unavailable */
export function safeUrl(address: unknown, fault: string): URL {
  if (typeof address === 'string' && URL.canParse(address) && isSafe(new URL(address)))
    return new URL(address);
  throw unavailable(fault);
}
