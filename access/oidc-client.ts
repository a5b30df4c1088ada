import * as client from 'openid-client';
import { readAll } from './fetch-json.ts';
import { gently } from './gently.ts';
import { knownFor } from './known-for.ts';
import { LoginError, refusals, unavailable } from './login.ts';
import { isSafe } from './safe-url.ts';

/** This server at its issuer. Without a secret it is a public client, which PKCE alone proves. */
export type OidcClient = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** Where the issuer sends the browser back to. */
  readonly redirectUri: string;
  /** What it asks of the issuer, with blanks between; `openid profile` if nothing is said. */
  readonly scope?: string | undefined;
};

/** Seconds. */
const timeout = 5;
/** What an issuer says of itself is read again after this time. */
const knownMs = 600_000;

/** What the issuer says of itself, with this server as its client. @throws LoginError LOGIN_UNAVAILABLE */
export function configureClient({
  issuer,
  clientId,
  clientSecret,
}: OidcClient): () => Promise<client.Configuration> {
  const options: client.DiscoveryRequestOptions = {
    timeout,
    execute: [client.enableNonRepudiationChecks, client.allowInsecureRequests],
    [client.customFetch]: fetchSafely,
  };
  const discover = gently(async (url) => {
    const config = await client.discovery(url, clientId, {}, authenticationBy(clientSecret), options);
    const { issuer: said, authorization_endpoint: address = '' } = config.serverMetadata();
    if (said !== issuer) throw unavailable('discovery of another issuer');
    if (!URL.canParse(address) || !isSafe(new URL(address))) throw unavailable('login without TLS');
    return config;
  });
  return knownFor(knownMs, () => discover(new URL(issuer)).catch(sayUnavailable));
}

/** By its secret, in the way that the issuer names; without one it is public. Discovery 1.0, section 3: basic is usual. */
function authenticationBy(secret: string | undefined): client.ClientAuth {
  if (secret === undefined) return client.None();
  return (server, ...rest) => {
    const isPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true;
    const authenticate = isPost ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret);
    return authenticate(server, ...rest);
  };
}

/** By TLS (without it from this machine alone), 500 kB at most, and from no other address than that. */
const fetchSafely: client.CustomFetch = async (address, { body, ...options }) => {
  if (!isSafe(new URL(address))) throw unavailable('issuer without TLS');
  const answer = await fetch(address, { ...options, ...(body == null ? {} : { body }), redirect: 'error' });
  const { status, headers } = answer;
  return new Response(await readAll(answer), { status, headers });
};

/** Errors that an issuer may give in its answer, by the code that a person is shown. RFC 6749, 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6. */
const codes = [
  ...['access_denied', 'invalid_request', 'invalid_scope', 'server_error', 'temporarily_unavailable'],
  ...['unauthorized_client', 'unsupported_response_type', 'login_required', 'consent_required'],
  ...['interaction_required', 'account_selection_required', 'invalid_client', 'invalid_grant'],
];

/** What went wrong, in words of our own: those of an issuer, and what is in its tokens, are told nobody. */
export function refuseLogin(error: unknown): never {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) {
    const code = codes.includes(error.error) ? error.error : 'an error that is not known';
    const message = `The issuer did not log you in: ${code}.`;
    throw new LoginError(`issuer: ${code}`, { ...refusals.denied, message });
  }
  if (
    error instanceof client.ClientError &&
    error.code !== 'OAUTH_TIMEOUT' &&
    error.code !== 'OAUTH_RESPONSE_IS_NOT_CONFORM'
  )
    throw new LoginError(`login ${error.code}`, refusals.denied);
  sayUnavailable(error);
}

/** Errors by which an issuer says that it gives nothing more for a refresh token, or not to this client. RFC 6749, 5.2; OpenID Connect Core 1.0, 3.1.2.6. */
const noes = [
  ...['invalid_grant', 'invalid_scope', 'unauthorized_client', 'unsupported_grant_type', 'access_denied'],
  ...['login_required', 'consent_required', 'interaction_required', 'account_selection_required'],
];

/** As `refuseLogin`, of a refresh token: whatever else is wrong may be over soon, such as `server_error`, or a gateway that says 403. */
export function refuseRefresh(error: unknown): never {
  if (!(error instanceof client.ResponseBodyError)) sayUnavailable(error);
  if (noes.includes(error.error)) refuseLogin(error);
  throw new LoginError(`issuer: ${error.status} to a refresh token`, refusals.issuer);
}

function sayUnavailable(error: unknown): never {
  const kind = error instanceof LoginError ? error.kind : 'the issuer does not answer';
  const cause = error instanceof LoginError ? error.cause : error;
  throw new LoginError(kind, { ...refusals.issuer, ...(cause === undefined ? {} : { cause }) });
}
