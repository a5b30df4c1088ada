import { createHash, randomBytes } from 'node:crypto';

/** By their beginning personal tokens are told from those of an issuer, and found where they should not be. */
const prefix = 'onc_';

/** A new personal token: 256 random bits. Whoever has it is the person it is of. */
export function createPersonalToken(): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** Whether a token claims to be a personal one. */
export function isPersonal(token: string): boolean {
  return token.startsWith(prefix);
}

/** What is kept of a personal token, or of the id of a session. It has too many bits to be guessed: no salt, no slow hash is needed. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
