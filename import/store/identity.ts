import { createHmac } from 'node:crypto';

/** Makes ids of one population that nobody without the secret can trace to a source id. */
export type Identity = (type: string, key: readonly string[]) => string;

const alphabet = Buffer.from('abcdefghijklmnopqrstuvwxyz234567', 'latin1');

/** Base32 (RFC 4648, lower case, no padding) of `bytes`. */
function toBase32(bytes: Uint8Array): string {
  const text = Buffer.alloc(Math.ceil((bytes.length * 8) / 5));
  for (let at = 0; at < text.length; at += 1) {
    const from = at * 5;
    const [high = 0, low = 0] = [bytes[from >> 3], bytes[(from >> 3) + 1]];
    text[at] = alphabet[(((high << 8) | low) >> (11 - (from & 7))) & 31] ?? 0;
  }
  return text.toString('latin1');
}

/** Ids that are kept at hand: rows that follow each other often name the same patient and the same study. */
const remembered = 10_000;

/** First 128 bits of HMAC-SHA-256 of population, type and source key, in 26 characters of base32. */
export function createIdentity(secret: string, population: string): Identity {
  const recent = new Map<string, string>();
  return (type, key) => {
    const text = JSON.stringify([population, type, ...key]);
    const known = recent.get(text);
    if (known !== undefined) return known;
    if (recent.size >= remembered) recent.clear();
    const digest = createHmac('sha256', secret).update(text).digest();
    const id = toBase32(digest.subarray(0, 16));
    recent.set(text, id);
    return id;
  };
}
