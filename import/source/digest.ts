import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { exists } from './exists.ts';

/** Digest of what decides a load, and the SHA-256 of each file by its path; all in hexadecimal digits. */
export type Digests = { readonly fingerprint: string; readonly files: ReadonlyMap<string, string> };

/** Digest of the bytes of files and of what else decides a load: the same input gives the same. */
export async function digestOf(paths: Iterable<string>, rest: unknown): Promise<Digests> {
  const hash = createHash('sha256').update(JSON.stringify(rest));
  const files = new Map<string, string>();
  for (const path of new Set(paths)) {
    if (!(await exists(path))) continue;
    const own = createHash('sha256');
    hash.update(`\n${basename(path)}\n`);
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk);
      own.update(chunk);
    }
    files.set(path, own.digest('hex'));
  }
  return { fingerprint: hash.digest('hex'), files };
}
