import type { Reader } from '../graph/reader.ts';
import { verifyAccessToken } from './access-token.ts';
import { bearerIn } from './bearer.ts';
import type { Brings } from './brought/brings.ts';
import type { Renew } from './brought/renew.ts';
import type { BrowserSite } from './browser-site.ts';
import { cookieIn } from './cookie-in.ts';
import { createIssuerKeys } from './issuer.ts';
import { type Login, LoginError, refusals } from './login.ts';
import { localIssuer } from './person.ts';
import { isPersonal } from './personal-token.ts';
import { isGoodAt, readPersonalToken } from './personal-tokens.ts';
import { type Asked, requireSameOrigin } from './same-origin.ts';
import { personOf, readSession } from './sessions.ts';

/** Whose tokens are accepted: issuers by their URL, and what their tokens have to be for. */
export type LoginSettings = {
  readonly issuers: readonly string[];
  readonly audience: string | undefined;
  /** Where people log in in a browser; without it no cookie is looked at. */
  readonly site?: BrowserSite | undefined;
  /** What access tokens bring beside the person; without it nothing. */
  readonly brings?: Pick<Brings, 'ofToken'> | undefined;
  /** What sessions bring; without it nothing. */
  readonly renew?: Renew | undefined;
};

/** Tells who a request is of; undefined where nobody logs in. @throws LoginError, KnownError GRAPH_UNAVAILABLE */
export type Authenticate = (request: Asked) => Promise<Login | undefined>;

/**
 * Accepts personal tokens and sessions that `reader` knows, and access tokens of the issuers. Where a header and a cookie are sent,
 * the header counts: a browser sends the cookie by itself, a header somebody wrote.
 */
export function createAuthenticate(
  reader: Pick<Reader, 'read'>,
  { issuers, audience, site, brings, renew }: LoginSettings,
): Authenticate {
  const keys = new Map(issuers.map((issuer) => [issuer, createIssuerKeys(issuer)]));
  return async (request) => {
    const token = bearerIn(request.rawHeaders);
    if (token === undefined) return site && loginBySession(reader, request, { ...site, issuers, renew });
    if (isPersonal(token)) return loginOf(reader, token, [localIssuer, ...issuers]);
    if (audience === undefined) throw new LoginError('no issuer is set');
    const login = await verifyAccessToken(token, { issuers: keys, audience });
    return brings === undefined ? login : { ...login, brought: await brings.ofToken(token, login) };
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
  const { until, held, isNetwork } = token;
  const person = { ...personOf({ ...token, name: null }), ...(isNetwork && { isNetwork }) };
  return { person, until, by: 'personal token', held };
}

/** Whose session the cookie of a request is of; it counts for what is sent by pages of the site alone. */
async function loginBySession(
  reader: Pick<Reader, 'read'>,
  request: Asked,
  site: BrowserSite & Pick<LoginSettings, 'issuers' | 'renew'>,
): Promise<Login | undefined> {
  const text = cookieIn(request.rawHeaders, site.session);
  if (text === undefined) return undefined;
  requireSameOrigin(request, site.origin);
  const session = await readSession(reader, text, new Date().toISOString());
  if (session === undefined) throw new LoginError('unknown session', refusals.session);
  const { issuer, until, held } = session;
  if (!site.issuers.includes(issuer))
    throw new LoginError('session of an issuer that is not set', refusals.session);
  const login = { person: personOf(session), until, by: 'session', held } as const;
  const brought = await site.renew?.(session, text);
  return brought === undefined ? login : { ...login, brought };
}
