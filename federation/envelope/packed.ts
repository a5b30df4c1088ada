import { gunzipSync, gzipSync } from 'node:zlib';
import { EnvelopeError } from './envelope-error.ts';

/** What is unpacked has so many bytes at most: a few may say that they are many. */
const mostBytes = 4_000_000;

/** Plain data in as few characters as it takes. */
export function pack(data: object): string {
  return gzipSync(JSON.stringify(data)).toString('base64url');
}

/** What was packed, as it came: whether it makes sense is for who reads it. @throws EnvelopeError */
export function unpack(text: string): unknown {
  try {
    const bytes = gunzipSync(Buffer.from(text, 'base64url'), { maxOutputLength: mostBytes });
    return JSON.parse(bytes.toString());
  } catch {
    throw new EnvelopeError('MALFORMED', `it cannot be unpacked, or has more than ${mostBytes} bytes`);
  }
}
