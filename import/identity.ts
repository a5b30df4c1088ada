import { createHmac } from 'node:crypto';

/** Makes ids of one population that nobody without the secret can trace to a source id. */
export type Identity = (type: string, key: readonly string[]) => string;

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Base32 (RFC 4648, lower case, no padding) of `bytes`. */
function toBase32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += alphabet[(held >>> (bits - 5)) & 31];
      bits -= 5;
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31];
}

/** First 128 bits of HMAC-SHA-256 of population, type and source key, in 26 characters of base32. */
export function createIdentity(secret: string, population: string): Identity {
  return (type, key) => {
    const digest = createHmac('sha256', secret)
      .update(JSON.stringify([population, type, ...key]))
      .digest();
    return toBase32(digest.subarray(0, 16));
  };
}
