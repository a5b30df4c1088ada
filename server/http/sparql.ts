import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentType, publicHeaders } from '../../fair/http/answer.ts';
import { chooseEncoding, encode } from '../../fair/http/encoding.ts';
import { chooseFormat, mediaTypes } from '../../fair/http/format.ts';
import { answerRefusal, type Refusal } from '../../fair/http/refusal.ts';
import { rdfFormats } from '../../fair/rdf/formats.ts';
import type { Iris } from '../../fair/rdf/iris.ts';
import { serviceDescription } from '../../fair/sparql/description.ts';
import type { Outcome, SparqlEngine } from '../../fair/sparql/engine.ts';
import { chooseResultFormat, type ResultFormat, resultTypes } from '../../fair/sparql/formats.ts';
import { type Shown, toSparqlPage } from '../../fair/sparql/page.ts';
import { parseRequest, type SparqlAsked } from '../../fair/sparql/request.ts';
import type { QueryForm } from '../../fair/sparql/words.ts';
import { retryAfterSeconds } from './graphql-errors.ts';

/** What SPARQL is answered from. */
export type SparqlParts = { readonly engine: SparqlEngine; readonly iris: Iris };

type Query = Extract<SparqlAsked, { readonly kind: 'query' }>;

/** An answer before it is encoded. */
type Made = { readonly status: number; readonly type: string; readonly body: string | Uint8Array };

const headers = { ...publicHeaders, vary: 'Accept, Accept-Encoding' };

/** What a page of another site may send: its browser asks here first. */
const preflightHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, POST',
  'access-control-allow-headers': 'Accept, Content-Type',
  'access-control-max-age': '86400',
};

const queryTypes = [
  'application/x-www-form-urlencoded',
  'application/sparql-query',
  'application/sparql-update',
];

/** Adds `/sparql`: queries over the public graph by the SPARQL 1.1 Protocol, what the service is, and its page. */
export function registerSparql(app: FastifyInstance, parts: SparqlParts): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(queryTypes, { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.options('/sparql', (_request, reply) => reply.code(204).headers(preflightHeaders).send());
    scope.get('/sparql', (request, reply) => answer(parts, request, reply));
    scope.post('/sparql', (request, reply) => answer(parts, request, reply));
  });
}

async function answer(
  { engine, iris }: SparqlParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { accept, 'accept-encoding': acceptEncoding, 'content-type': type } = request.headers;
  const asked = parseRequest({
    method: request.method === 'POST' ? 'POST' : 'GET',
    search: new URL(request.url, 'http://localhost').searchParams,
    type: type?.split(';', 1)[0]?.trim().toLowerCase(),
    body: typeof request.body === 'string' ? request.body : undefined,
  });
  const made = await makeAnswer(asked, { engine, iris, accept });
  const encoding = chooseEncoding([acceptEncoding].flat().join(', ') || undefined);
  const bytes = await encode(Buffer.from(made.body), encoding);
  reply.code(made.status).headers({ ...headers, 'content-type': contentType(made.type) });
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  if (made.status === 503) reply.header('retry-after', retryAfterSeconds);
  return reply.send(bytes);
}

type Asking = SparqlParts & { readonly accept: string | undefined };

async function makeAnswer(asked: SparqlAsked, asking: Asking): Promise<Made> {
  switch (asked.kind) {
    case 'refusal':
      return refuse(asked, asking);
    case 'service':
      return describeService(asking);
    case 'query':
      return answerQuery(asked, asking);
  }
}

function describeService({ iris, accept }: Asking): Made {
  const offer = chooseFormat(accept);
  if (offer === undefined) return refuse(notAcceptable(mediaTypes), { iris, accept });
  const body =
    offer.format === 'html'
      ? toSparqlPage(iris, undefined, { kind: 'nothing' })
      : rdfFormats[offer.format].write(serviceDescription(iris), iris);
  return { status: 200, type: offer.type, body };
}

async function answerQuery(query: Query, { engine, iris, accept }: Asking): Promise<Made> {
  const format = chooseResultFormat(query.form, accept);
  if (format === undefined) return refuse(notAcceptable(resultTypes(query.form)), { iris, accept });
  const outcome = await engine.query({ text: query.text, format: engineFormat(query.form, format) });
  if (outcome.kind !== 'answer') return refuse(refusalOf(outcome), { iris, accept }, query.text);
  const { body } = outcome;
  if (format.engine !== 'html') return { status: 200, type: format.type, body };
  const text = Buffer.from(body).toString();
  const shown: Shown = query.form === 'table' ? { kind: 'table', results: text } : { kind: 'text', text };
  return { status: 200, type: format.type, body: toSparqlPage(iris, query.text, shown) };
}

/** A page is made of an answer in a form that can be read. */
function engineFormat(form: QueryForm, { engine }: ResultFormat): string {
  if (engine !== 'html') return engine;
  return form === 'table' ? 'json' : 'text/turtle';
}

function refusalOf(outcome: Exclude<Outcome, { readonly kind: 'answer' }>): Refusal {
  switch (outcome.kind) {
    case 'invalid':
      return {
        status: 400,
        code: 'BAD_REQUEST',
        message: `The query cannot be read: ${outcome.message}`,
        available: [],
      };
    case 'large':
    case 'exhausted':
      return {
        status: 400,
        code: 'QUERY_TOO_EXPENSIVE',
        message:
          'The query or its answer needs more memory than a query may have: ask for less, or for a part by LIMIT.',
        available: [],
      };
    case 'late':
      return {
        status: 504,
        code: 'DEADLINE_EXCEEDED',
        message:
          'The query took longer than a query may and was ended: ask for less, or with fewer patterns that are not joined.',
        available: [],
      };
    case 'busy':
      return {
        status: 503,
        code: 'GRAPH_UNAVAILABLE',
        message:
          'Too many queries are under way, or the graph is still being read: ask again in a few seconds.',
        available: [],
      };
  }
}

function notAcceptable(available: readonly string[]): Refusal {
  return {
    status: 406,
    code: 'UNSUPPORTED',
    message: 'Such an answer is of no media type that the header Accept allows. Ask for one of these:',
    available,
  };
}

/** A refusal: for people on the page, beside their query. */
function refuse(refusal: Refusal, { iris, accept }: Pick<Asking, 'iris' | 'accept'>, query?: string): Made {
  const { status, message } = refusal;
  if (chooseFormat(accept)?.format === 'html')
    return { status, type: 'text/html', body: toSparqlPage(iris, query, { kind: 'fault', message }) };
  const { headers: said, body } = answerRefusal(refusal, { accept, path: '/sparql' });
  return { status, type: said['content-type']?.split(';', 1)[0] ?? 'text/plain', body };
}
