import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { LoginError, refusals } from './login.ts';

/** By what an issuer is asked anew about somebody who logged in. OpenID Connect Core 1.0, section 12. */
export type RefreshToken = {
  readonly token: string;
  /** What the access tokens are good for that are given for it, where the issuer says nothing else. RFC 6749, section 6. */
  readonly scopes: readonly string[];
};

/** Of which session it is: its id, and the text of its cookie, which is kept nowhere. */
export type SessionKey = { readonly id: string; readonly text: string };

/** A refresh token as it is kept with its session: encrypted with AES-256-GCM, so that only who brings the cookie has it. */
export function sealRefresh({ token, scopes }: RefreshToken, of: SessionKey): Promise<string> {
  return new EncryptJWT({ token, scopes })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(keyOf(of));
}

/** The refresh token that was sealed. @throws LoginError UNAUTHENTICATED of another session or cookie, or of what was changed */
export async function openRefresh(sealed: string, of: SessionKey): Promise<RefreshToken> {
  const { payload } = await jwtDecrypt<RefreshToken>(sealed, keyOf(of)).catch(() => {
    throw new LoginError('refresh token that cannot be opened', refusals.denied);
  });
  return { token: payload.token, scopes: payload.scopes };
}

/** Another one for each session: the id makes it, too. The SHA-256 of the cookie, which is kept, tells nothing of it. RFC 5869. */
function keyOf({ id, text }: SessionKey): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', text, id, 'refresh token of a session', 32));
}
