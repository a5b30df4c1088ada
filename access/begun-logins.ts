import { randomBytes, randomUUID } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { LoginError, refusals } from './login.ts';
import { hashOf } from './personal-token.ts';

/** A login that was begun in a browser: what its completion is held against, and where it leads. */
export type BegunLogin = {
  readonly nonce: string;
  /** RFC 7636: the secret of which the issuer knows the hash. */
  readonly verifier: string;
  readonly returnTo: string;
};

/** Logins that were begun: what is known of them goes with the browser, and none is completed twice. */
export type BegunLogins = {
  /** The `state` of a login, for the browser whose cookie this is. */
  readonly seal: (begun: BegunLogin, cookie: string) => Promise<string>;
  /** The login that was sealed. @throws LoginError BAD_REQUEST of another browser, after ten minutes, or of a second time */
  readonly open: (state: string, cookie: string | undefined) => Promise<BegunLogin>;
};

/** That many are known to be completed; the issuer takes no code twice either. */
const mostCompleted = 10_000;

/**
 * Nothing is kept of a login that was begun: who begins many fills no memory and ends no other one. The state is encrypted with a
 * key of this process; what was begun before a restart is begun again.
 */
export function createBegunLogins(): BegunLogins {
  const key = randomBytes(32);
  const completed = new Set<string>();
  return {
    seal: ({ nonce, verifier, returnTo }, cookie) =>
      new EncryptJWT({ nonce, verifier, returnTo, browser: hashOf(cookie) })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime('10 minutes')
        .encrypt(key),
    open: async (state, cookie) => {
      const { payload } = await jwtDecrypt<BegunLogin & { browser: string }>(state, key).catch(() => {
        throw new LoginError('state that is not known or over', refusals.begun);
      });
      const { jti = '', browser, nonce, verifier, returnTo } = payload;
      if (cookie === undefined || hashOf(cookie) !== browser)
        throw new LoginError('state of another browser', refusals.begun);
      if (completed.has(jti)) throw new LoginError('state that was used', refusals.begun);
      completed.add(jti);
      for (const oldest of completed) if (completed.size > mostCompleted) completed.delete(oldest);
      return { nonce, verifier, returnTo };
    },
  };
}
