import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Bytes of a line after which a file is not what it should be. */
export const longestLine = 1 << 20;

/** Bytes that are read at once: fewer turns of the loop, and still little memory. */
const chunkSize = 1 << 20;

/** The bytes of a file, unpacked where its name ends in `.gz`. */
export function bytesOf(path: string): AsyncIterable<Buffer> {
  const bytes = createReadStream(path, { highWaterMark: chunkSize });
  if (!path.toLowerCase().endsWith('.gz')) return bytes;
  return pipeline(bytes, createGunzip({ chunkSize }), () => {}); // who reads sees the same error
}
