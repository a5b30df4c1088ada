import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { parsePreferences } from './preference.ts';

/** How the bytes of an answer are written, the first where a client likes them equally. */
const encodings = ['br', 'gzip', 'identity'] as const;

export type Encoding = (typeof encodings)[number];

/**
 * The encoding that an Accept-Encoding header asks for (RFC 9110, section 12.5.3). A client that has none, or takes
 * nothing that there is, gets the bytes as they are.
 */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  const asked = parsePreferences(acceptEncoding);
  const weightOf = (encoding: Encoding) =>
    (asked.find(({ value }) => value === encoding) ?? asked.find(({ value }) => value === '*'))?.q ??
    (encoding === 'identity' ? 0.0001 : 0); // acceptable unless it is refused, and never before what is named
  const [best] = encodings.filter((one) => weightOf(one) > 0).toSorted((a, b) => weightOf(b) - weightOf(a));
  return best ?? 'identity';
}

/** The bytes of a text in an encoding. */
export async function encode(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    case 'gzip':
      return promisify(gzip)(bytes);
    case 'identity':
      return bytes;
  }
}
