import { createHash } from 'node:crypto';
import type { Answer } from '../../fair/http/answer.ts';
import { type Encoding, encode } from '../../fair/http/encoding.ts';

/** An answer as bytes, with the tag that is that of no other. */
export type Representation = {
  readonly status: number;
  readonly headers: Answer['headers'];
  readonly bytes: Buffer;
};

/** Representations by key, of one version of everything that they show. */
export type Representations = (
  key: { readonly version: string; readonly name: string },
  make: () => Promise<Representation>,
) => Promise<Representation>;

/** `size` is 0 until it is made. */
type Kept = { readonly made: Promise<Representation>; size: number };

const mostBytes = 64 * 1024 * 1024;

/**
 * Keeps what was made until the version changes, up to 64 MB: what was asked for longest ago goes first. Who asks for
 * the same at the same time waits for the same; what fails or is not there is made again for the next who asks.
 */
export function keepRepresentations(): Representations {
  const kept = new Map<string, Kept>();
  let current = '';
  let total = 0;

  const drop = (name: string, entry: Kept) => {
    if (kept.get(name) !== entry) return;
    kept.delete(name);
    total -= entry.size;
  };
  const settle = async (name: string, entry: Kept) => {
    try {
      const { status, bytes } = await entry.made;
      if (status === 404 || status === 400) return drop(name, entry);
      if (kept.get(name) !== entry) return;
      entry.size = bytes.length;
      total += entry.size;
      for (const [oldest, other] of kept) if (total > mostBytes) drop(oldest, other);
    } catch {
      drop(name, entry);
    }
  };

  return ({ version, name }, make) => {
    if (version !== current) {
      kept.clear();
      total = 0;
    }
    current = version;
    const before = kept.get(name);
    if (before !== undefined) {
      kept.delete(name);
      kept.set(name, before); // now the last that was asked for
      return before.made;
    }
    const entry: Kept = { made: make(), size: 0 };
    kept.set(name, entry);
    void settle(name, entry);
    return entry.made;
  };
}

/** The bytes of an answer in an encoding, with a strong ETag: it changes when the bytes or their meaning do. */
export async function toRepresentation(answer: Answer, encoding: Encoding): Promise<Representation> {
  const bytes = await encode(Buffer.from(answer.body), encoding);
  const meaning = [
    encoding,
    answer.status,
    answer.headers['content-type'],
    answer.headers['content-location'],
  ];
  const hash = createHash('sha256')
    .update(JSON.stringify(meaning))
    .update(bytes)
    .digest('base64url')
    .slice(0, 27);
  const headers = {
    ...answer.headers,
    etag: `"${hash}"`,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
  return { status: answer.status, headers, bytes };
}
