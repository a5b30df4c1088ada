import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

const chunkSize = 2 ** 18;

/**
 * The text of a file in pieces, without its byte order mark: UTF-16 where that says so, else UTF-8. What is no UTF-8
 * becomes U+FFFD.
 */
export async function* textOf(path: string, packing: 'gzip' | 'none'): AsyncGenerator<string> {
  const bytes = createReadStream(path, { highWaterMark: chunkSize });
  const chunks: AsyncIterable<Buffer> =
    packing === 'none' ? bytes : pipeline(bytes, createGunzip({ chunkSize }), () => {}); // who reads sees the error
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * The same text, which keeps no other alive: a part of a string holds the whole of it, and a cell that somebody keeps would
 * hold the piece of the file that it stands in.
 */
export function ownText(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
