import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { publicHeaders } from '../../fair/http/answer.ts';
import { everybody } from '../../fair/skos/read.ts';
import type { MappingTerms } from '../../fair/sssom/mappings.ts';
import type { Graph } from '../../graph/graph.ts';
import { toPredicate } from '../../import/vocabulary/sssom/predicate.ts';
import { justificationOf } from '../../import/vocabulary/sssom/write.ts';
import { KnownError } from '../../ontology/errors.ts';
import { exportMappings } from '../commands/export-mappings.ts';
import { withFirst } from './dumps.ts';

export const mappingTerms: MappingTerms = { predicateOf: toPredicate, justificationOf };

/** Files that are sent at once: each reads the database as fast as its client takes it. */
const atOnce = 2;

const headers = {
  ...publicHeaders,
  'content-type': 'text/tab-separated-values; charset=utf-8',
  'content-disposition': 'attachment; filename="mappings.sssom.tsv"',
};

/** Adds the mapping set as SSSOM/TSV, without the names that are licensed to the site alone. */
export function registerMappings(app: FastifyInstance, graph: Graph): void {
  const path = '/mappings.sssom.tsv';
  let sending = 0;
  app.head(path, (_request, reply) => reply.headers(headers).send());
  app.get(path, { exposeHeadRoute: false }, async (_request, reply) => {
    if (sending >= atOnce)
      throw new KnownError(
        'GRAPH_UNAVAILABLE',
        `${atOnce} such files are being sent already: ask again later.`,
      );
    sending += 1;
    reply.raw.once('close', () => {
      sending -= 1;
    });
    const pieces = toPieces(exportMappings(graph, everybody));
    const first = await pieces.next(); // what goes wrong so far has a status of its own
    // A failure from here on destroys the stream, and with it the connection: no client takes a part for the whole.
    return reply.headers(headers).send(Readable.from(withFirst(first, pieces), { highWaterMark: 1 }));
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
