import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { KnownError } from '../../ontology/errors.ts';

/** What a file holds: its size, and its SHA-256 in hexadecimal digits. */
export type Content = { readonly bytes: number; readonly sha256: string };

/**
 * Paths of all files in `folder`, from there and with `/` between names, in their order. @throws KnownError for what is neither
 * file nor folder, such as a symbolic link: what it leads to may be anywhere
 */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      if (entry.isFile()) return [entry.name];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return (await filesIn(path)).map((name) => `${entry.name}/${name}`);
      const kind = entry.isSymbolicLink() ? 'a symbolic link' : 'neither file nor folder';
      throw new KnownError('CONFLICT', `${path} is ${kind}: a backup takes files only.`);
    }),
  );
  return found.flat().sort();
}

/** What the file at `path` holds. @throws Error once `stopped` is aborted */
export async function contentOf(path: string, stopped: AbortSignal): Promise<Content> {
  const hash = createHash('sha256');
  const source = createReadStream(path);
  await pipeline(source, hash, { signal: stopped });
  return { bytes: source.bytesRead, sha256: hash.digest('hex') };
}

/** Copies a file to where none is, for its owner alone and down to the disk; gives what was copied. @throws Error once `stopped` is aborted */
export async function copyFile(from: string, to: string, stopped: AbortSignal): Promise<Content> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const source = createReadStream(from);
  const hashed = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const sink = createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(source, hashed, sink, { signal: stopped });
  return { bytes: source.bytesRead, sha256: hash.digest('hex') };
}

/** An error of the system becomes one line that begins with `what`; any other stays what it is. */
export function inALine(error: unknown, what: string): unknown {
  if (!(error instanceof Error && 'errno' in error)) return error;
  return new KnownError('CONFLICT', `${what}: ${error.message}.`, { cause: error });
}
