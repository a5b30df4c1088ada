import { createDiscovery, safeUrl } from '../discovery.ts';
import { ask, isObject, readJson, TooLong } from '../fetch-json.ts';
import { LoginError, unavailable } from '../login.ts';

/** Claims of an issuer, each under its name. */
export type Claims = Readonly<Record<string, unknown>>;

/** Tells what an issuer knows of the person of an access token. OpenID Connect Core 1.0, section 5.3. */
export type UserInfo = (token: string, subject: string) => Promise<Claims>;

/**
 * Asks at the address that the issuer names in its discovery; an issuer that has none knows nothing. @throws LoginError
 * UNAUTHENTICATED where it no longer accepts the token or takes it for that of somebody else, unavailable where it does not answer as it should; TooLong
 */
export function createUserInfo(issuer: string): UserInfo {
  const discover = createDiscovery(issuer);
  return async (token, subject) => {
    const { userInfo } = await discover();
    return userInfo === undefined ? {} : read(safeUrl(userInfo, 'UserInfo without TLS'), token, subject);
  };
}

async function read(url: URL, token: string, subject: string): Promise<Claims> {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new LoginError('an access token that no header can hold'); // an error of `fetch` says it
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
  const answer = await ask(url, headers).catch(sayUnavailable);
  if (answer.status === 401) throw new LoginError('a token that its issuer no longer accepts');
  if (answer.status !== 200) throw unavailable(`UserInfo answered with ${answer.status}`);
  const claims = await readJson(answer).catch(sayUnavailable);
  if (!isObject(claims)) throw unavailable('UserInfo without claims');
  // section 5.3.2: "if they do not match, the UserInfo Response values MUST NOT be used"
  if (claims.sub !== subject) throw new LoginError('UserInfo of somebody else');
  return claims;
}

/** The text of an error of JSON would hold words of the answer. */
function sayUnavailable(error: unknown): never {
  if (error instanceof TooLong) throw error;
  if (error instanceof SyntaxError) throw unavailable('UserInfo that is no JSON');
  throw unavailable('UserInfo does not answer', error);
}
