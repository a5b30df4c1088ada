import * as client from 'openid-client';
import type { BegunLogin } from './begun-logins.ts';
import { LoginError, refusals } from './login.ts';
import { configureClient, type OidcClient, refuseLogin } from './oidc-client.ts';
import { describedIn, isSubject, type Person } from './person.ts';

/** Somebody who was just logged in, with what shows it to the issuer. */
export type LoggedIn = {
  readonly person: Person;
  readonly accessToken: string;
  /** What was verified of what the issuer says of the person. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** What the access token is good for. */
  readonly scopes: readonly string[];
};

/** Logins by authorization code with PKCE. OpenID Connect Core 1.0, section 3.1. */
export type CodeFlow = {
  /** Where the browser is sent, with the `state` that `seal` makes of the login. @throws LoginError LOGIN_UNAVAILABLE */
  readonly begin: (returnTo: string, seal: (begun: BegunLogin) => Promise<string>) => Promise<URL>;
  /** Who the issuer says that it is, of the query that the browser came back with. @throws LoginError */
  readonly complete: (query: URLSearchParams, begun: BegunLogin) => Promise<LoggedIn>;
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
      return {
        person: { issuer, subject: sub, ...describedIn(claims) },
        accessToken: tokens.access_token,
        claims,
        scopes: ['openid', ...(tokens.scope ?? scope).split(' ')], // RFC 6749, section 5.1: it may be left out "if identical"
      };
    },
  };
}
