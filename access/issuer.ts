import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { fetchJson } from './fetch-json.ts';
import { LoginError, refusals } from './login.ts';
import { isSafe } from './safe-url.ts';

/** An issuer whose keys are not known, and cannot be read now, is asked again after this time at the earliest; so is one for a key that it did not have. */
const cooldownMs = 5_000;
/** So long known keys are good without asking again, the issuer being away included. */
const keysMs = 600_000;

type Get = (url: URL) => Promise<unknown>;

/**
 * The keys of an issuer, read when they are first needed. Where they are is said by the issuer alone, and never by a token.
 * @throws LoginError unavailable where they cannot be read
 */
export function createIssuerKeys(issuer: string): JWTVerifyGetKey {
  const get = gently(fetchJson);
  let keys: JWTVerifyGetKey | undefined;
  return async (header, token) => {
    keys ??= await discoverKeys(issuer, get);
    return keys(header, token);
  };
}

async function discoverKeys(issuer: string, get: Get): Promise<JWTVerifyGetKey> {
  return createRemoteJWKSet(await discover(issuer, get), {
    cooldownDuration: cooldownMs,
    cacheMaxAge: keysMs,
    [customFetch]: async (url) => Response.json(await get(new URL(url))),
  });
}

/** OpenID Connect Discovery 1.0, section 4: where the keys are. The `issuer` must be the one that was asked, letter by letter. */
async function discover(issuer: string, get: Get): Promise<URL> {
  const url = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const said = await get(url);
  if (typeof said !== 'object' || said === null || !('issuer' in said) || !('jwks_uri' in said))
    throw unavailable('discovery without issuer and jwks_uri');
  if (said.issuer !== issuer) throw unavailable('discovery of another issuer');
  const { jwks_uri: address } = said;
  if (typeof address !== 'string' || !URL.canParse(address) || !isSafe(new URL(address)))
    throw unavailable('keys without TLS');
  return new URL(address);
}

/** Asks once for all who come together, and after a failure no more for some seconds. */
function gently(fetch: Get): Get {
  const failures = new Map<string, number>();
  const pending = new Map<string, Promise<unknown>>();
  const ask = (url: URL) =>
    fetch(url).catch((cause: unknown) => {
      failures.set(url.href, performance.now());
      throw unavailable('the issuer does not answer', cause);
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
