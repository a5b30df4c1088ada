import { createHash } from 'node:crypto';
import { commentTrailer, toComments } from './comment.ts';
import type { Chunk, DumpFormat } from './format.ts';

/** Characters that leave at once: small pieces cost more than they carry. */
const pieceSize = 65_536;

/** The text of a dump in pieces, from its notices to the line with the count and the digest of all lines above it. */
export async function* sealDump(
  chunks: AsyncIterable<Chunk>,
  format: Omit<DumpFormat, 'write'>,
  notices: readonly string[],
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let statements = 0;
  let waiting = format.begin(notices);
  for await (const chunk of chunks) {
    statements += chunk.statements;
    waiting += chunk.text;
    if (waiting.length < pieceSize && statements > chunk.statements) continue;
    hash.update(waiting);
    yield waiting;
    waiting = '';
  }
  waiting += format.end;
  hash.update(waiting);
  yield waiting + format.trailer(statements, hash.digest('hex'));
}

/**
 * A dump of lines of N-Quads or N-Triples, each whole and with its end: begins with the notices and ends with a comment
 * that has the number of statements and the SHA-256 of all lines above it.
 */
export function streamDump(
  lines: AsyncIterable<string>,
  { notices }: { readonly notices: readonly string[] },
): AsyncGenerator<string> {
  const format = { begin: toComments, end: '', trailer: commentTrailer };
  return sealDump(toChunks(lines), format, notices);
}

async function* toChunks(lines: AsyncIterable<string>): AsyncGenerator<Chunk> {
  for await (const text of lines) yield { text, statements: text.split('\n').length - 1 };
}
