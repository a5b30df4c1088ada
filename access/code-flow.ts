import * as client from 'openid-client';
import type { BegunLogin } from './begun-logins.ts';
import { LoginError, refusals } from './login.ts';
import { configureClient, type OidcClient, refuseLogin, refuseRefresh } from './oidc-client.ts';
import { describedIn, isSubject, type Person } from './person.ts';
import type { RefreshToken } from './refresh-token.ts';

/** Somebody who was just logged in, with what shows it to the issuer. */
export type LoggedIn = {
  readonly person: Person;
  readonly accessToken: string;
  /** What was verified of what the issuer says of the person. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** What the access token is good for. */
  readonly scopes: readonly string[];
  /** Where the issuer gives one. */
  readonly refresh?: RefreshToken | undefined;
};

/** Somebody of whom the issuer was asked anew, and by what it is asked the next time. */
export type Refreshed = LoggedIn & { readonly refresh: RefreshToken };

/** Logins by authorization code with PKCE. OpenID Connect Core 1.0, section 3.1. */
export type CodeFlow = {
  /** Where the browser is sent, with the `state` that `seal` makes of the login. @throws LoginError LOGIN_UNAVAILABLE */
  readonly begin: (returnTo: string, seal: (begun: BegunLogin) => Promise<string>) => Promise<URL>;
  /** Who the issuer says that it is, of the query that the browser came back with. @throws LoginError */
  readonly complete: (query: URLSearchParams, begun: BegunLogin) => Promise<LoggedIn>;
  /**
   * What the issuer says anew of a person who logged in: a token that it gives for this one takes its place. @throws LoginError
   * UNAUTHENTICATED where it says no, LOGIN_UNAVAILABLE where it does not answer as it should
   */
  readonly refresh: (refresh: RefreshToken, person: Person) => Promise<Refreshed>;
};

/** The issuer is asked when somebody first logs in, and need not be there when the server starts. */
export function createCodeFlow(settings: OidcClient): CodeFlow {
  const { issuer, redirectUri, scope = 'openid profile' } = settings;
  const configured = configureClient(settings);
  return {
    begin: async (returnTo, seal) => {
      const begun = { nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier(), returnTo };
      const config = await configured();
      return client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope,
        nonce: begun.nonce,
        state: await seal(begun),
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        ...(isOffline(scope) ? { prompt: 'consent' } : {}),
      });
    },
    complete: async (query, { nonce, verifier }) => {
      const config = await configured();
      const came = new URL(`${redirectUri}?${query}`);
      const tokens = await client
        .authorizationCodeGrant(config, came, {
          expectedState: query.get('state') ?? '', // it was opened: it is one of ours
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
        })
        .catch(refuseLogin);
      const claims: Readonly<Record<string, unknown>> = tokens.claims() ?? {};
      const { sub } = claims;
      if (!isSubject(sub)) throw new LoginError('subject', refusals.denied);
      const scopes = ['openid', ...(tokens.scope ?? scope).split(' ')]; // RFC 6749, section 5.1: it may be left out "if identical"
      const { access_token: accessToken, refresh_token: token } = tokens;
      const refresh = token === undefined ? undefined : { token, scopes };
      return {
        person: { issuer, subject: sub, ...describedIn(claims) },
        ...{ accessToken, claims, scopes, refresh },
      };
    },
    refresh: async (before, person) => {
      if (person.issuer !== issuer) throw new LoginError('session of another issuer', refusals.denied);
      const tokens = await client.refreshTokenGrant(await configured(), before.token).catch(refuseRefresh);
      const told: Readonly<Record<string, unknown>> = tokens.claims() ?? {}; // section 12.2: it "might not contain an id_token"
      const { sub = person.subject } = told;
      if (sub !== person.subject) throw new LoginError('refresh token of somebody else', refusals.denied);
      const { access_token: accessToken, refresh_token: token = before.token, scope: given } = tokens;
      const scopes = given === undefined ? before.scopes : ['openid', ...given.split(' ')];
      const claims = isNew(told) ? told : {};
      return { ...{ person, accessToken, claims, scopes }, refresh: { token, scopes: before.scopes } };
    },
  };
}

/** OpenID Connect Core 1.0, section 11: then "a prompt parameter value of consent MUST be used", or no refresh token is given. */
function isOffline(scope: string): boolean {
  return scope.split(' ').includes('offline_access');
}

/** Clocks may differ by so many seconds. */
const skewSeconds = 300;

/** Section 12.2: `iat` "MUST represent the time that the new ID Token is issued"; the one of the login says nothing anew. */
function isNew({ iat }: Readonly<Record<string, unknown>>): boolean {
  return typeof iat === 'number' && iat > Date.now() / 1_000 - skewSeconds;
}
