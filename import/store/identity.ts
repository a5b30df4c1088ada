import { createHmac, createSecretKey } from 'node:crypto';

/** Makes ids of one population that nobody without the secret can trace to a source id. */
export type Identity = (type: string, key: readonly string[]) => string;

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** Base32 (RFC 4648, lower case, no padding) of 128 bits in 16 characters of a byte each. */
function toBase32(bytes: string): string {
  let text = '';
  for (let from = 0; from < 128; from += 5) {
    const pair = (bytes.charCodeAt(from >> 3) << 8) | bytes.charCodeAt((from >> 3) + 1); // behind the end is NaN: 0
    text += letters[(pair >> (11 - (from & 7))) & 31];
  }
  return text;
}

/** Ids that are kept at hand: rows that follow each other often name the same patient and the same study. */
const remembered = 10_000;

/** First 128 bits of HMAC-SHA-256 of population, type and source key, in 26 characters of base32. */
export function createIdentity(secret: string, population: string): Identity {
  const recent = new Map<string, string>();
  const hidden = createSecretKey(secret, 'utf8');
  return (type, key) => {
    const text = JSON.stringify([population, type, ...key]);
    const known = recent.get(text);
    if (known !== undefined) return known;
    if (recent.size >= remembered) recent.clear();
    const id = toBase32(createHmac('sha256', hidden).update(text).digest('binary').slice(0, 16));
    recent.set(text, id);
    return id;
  };
}
