import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { publicHeaders } from '../../fair/http/answer.ts';
import type { MappingTerms } from '../../fair/sssom/mappings.ts';
import { toPredicate } from '../../import/vocabulary/sssom/predicate.ts';
import { justificationOf } from '../../import/vocabulary/sssom/write.ts';
import { beginPieces, createSendingGate } from './sending.ts';

export const mappingTerms: MappingTerms = { predicateOf: toPredicate, justificationOf };

/** Files that are sent at once: each reads the database as fast as its client takes it. */
const atOnce = 2;

const headers = {
  ...publicHeaders,
  'content-type': 'text/tab-separated-values; charset=utf-8',
  'content-disposition': 'attachment; filename="mappings.sssom.tsv"',
};

/** Adds the mapping set as SSSOM/TSV; `open` gives its lines as everybody may have them. */
export function registerMappings(app: FastifyInstance, open: () => AsyncIterable<string>): void {
  const path = '/mappings.sssom.tsv';
  const send = createSendingGate(atOnce, 'such files');
  app.head(path, (_request, reply) => reply.headers(headers).send());
  app.get(path, { exposeHeadRoute: false }, async (_request, reply) => {
    send(reply);
    const pieces = await beginPieces(toPieces(open()), reply);
    return reply.headers(headers).send(Readable.from(pieces, { highWaterMark: 1 }));
  });
}

/** Lines with their ends, many at a time: small pieces cost more than they carry. */
async function* toPieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const pieceSize = 65_536;
  let waiting = '';
  for await (const line of lines) {
    waiting += `${line}\n`;
    if (waiting.length < pieceSize) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting;
}
