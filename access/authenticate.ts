import type { Reader } from '../graph/reader.ts';
import { verifyAccessToken } from './access-token.ts';
import { bearerIn } from './bearer.ts';
import { createIssuerKeys } from './issuer.ts';
import { type Login, LoginError } from './login.ts';
import { localIssuer } from './person.ts';
import { isPersonal } from './personal-token.ts';
import { isGoodAt, readPersonalToken } from './personal-tokens.ts';

/** Whose tokens are accepted: issuers by their URL, and what their tokens have to be for. */
export type LoginSettings = { readonly issuers: readonly string[]; readonly audience: string | undefined };

/**
 * Tells who a request is of, by its headers as names and values in turn; undefined where nobody logs in. @throws LoginError,
 * KnownError GRAPH_UNAVAILABLE
 */
export type Authenticate = (rawHeaders: readonly string[]) => Promise<Login | undefined>;

/** Accepts personal tokens that `reader` knows, and access tokens of the issuers. */
export function createAuthenticate(
  reader: Pick<Reader, 'read'>,
  { issuers, audience }: LoginSettings,
): Authenticate {
  const keys = new Map(issuers.map((issuer) => [issuer, createIssuerKeys(issuer)]));
  return async (rawHeaders) => {
    const token = bearerIn(rawHeaders);
    if (token === undefined) return undefined;
    if (isPersonal(token)) return loginOf(reader, token, [localIssuer, ...issuers]);
    if (audience === undefined) throw new LoginError('no issuer is set');
    return verifyAccessToken(token, { issuers: keys, audience });
  };
}

/** A token is as good as its person: of an issuer that the settings no longer name nobody is known. */
async function loginOf(
  reader: Pick<Reader, 'read'>,
  text: string,
  issuers: readonly string[],
): Promise<Login> {
  const token = await readPersonalToken(reader, text);
  if (token === undefined) throw new LoginError('unknown personal token');
  if (token.revokedAt !== null) throw new LoginError('revoked personal token');
  if (!isGoodAt(token, new Date().toISOString())) throw new LoginError('expired personal token');
  if (!issuers.includes(token.issuer)) throw new LoginError('personal token of an issuer that is not set');
  const { issuer, subject, until } = token;
  return { person: { issuer, subject }, until };
}
