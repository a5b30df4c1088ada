import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { rememberBy } from '../../graph/remember-by.ts';

/** Keys that everybody may know: by which what a party signs is known, and for whom something is sealed. JWK, RFC 7517. */
export type PublicKeys = { readonly signing: JWK; readonly sealing: JWK };

/** Keys of one party. `secret` never leaves its machine. */
export type Keys = PublicKeys & { readonly secret: PublicKeys };

/** Ed25519 signs (RFC 8037); X25519 agrees on the key of what is sealed. */
export const algorithms = {
  signing: 'Ed25519',
  sealing: 'ECDH-ES',
  content: 'A256GCM',
} as const;

/** A key to sign with, or to check what was signed. Worked out once for each. */
export const signingKey = rememberBy((key: JWK) => importJWK(key, algorithms.signing));

/** A key to seal for, or to open what was sealed. */
export const sealingKey = rememberBy((key: JWK) => importJWK(key, algorithms.sealing));

/** New keys for a hub or a site. */
export async function createKeys(): Promise<Keys> {
  const [signing, sealing] = await Promise.all([
    generateKeyPair(algorithms.signing, { extractable: true }),
    generateKeyPair(algorithms.sealing, { crv: 'X25519', extractable: true }),
  ]);
  const toJwk = async (of: 'publicKey' | 'privateKey') => ({
    signing: await exportJWK(signing[of]),
    sealing: await exportJWK(sealing[of]),
  });
  return { ...(await toJwk('publicKey')), secret: await toJwk('privateKey') };
}
