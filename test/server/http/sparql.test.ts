import Fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { createIris } from '../../../fair/rdf/iris.ts';
import { createEngine } from '../../../fair/sparql/engine.ts';
import { registerSparql } from '../../../server/http/sparql.ts';
import { byN3 } from '../../support/rdf.ts';

const iris = createIris('https://site.example.org');
const data = new TextEncoder().encode(
  '<urn:a> <urn:p> "<b>&\\u0022"@en , <urn:c> .\n'.replace(' , <urn:c>', ''),
);
const engine = createEngine({
  version: async () => '1',
  read: async () => {
    const lines = new SharedArrayBuffer(data.length);
    new Uint8Array(lines).set(data);
    return lines;
  },
  fail: () => {},
});
const app = Fastify({ bodyLimit: 100_000 });
registerSparql(app, { engine, iris });
afterAll(() => Promise.all([engine.close(), app.close()]));

const select = 'SELECT ?s ?o { ?s ?p ?o }';
const construct = 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }';
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const get = (query: string, accept?: string) =>
  app.inject({ url: `/sparql?query=${encodeURIComponent(query)}`, headers: accept ? { accept } : {} });
const post = (type: string, payload: string) =>
  app.inject({ method: 'POST', url: '/sparql', headers: { 'content-type': type }, payload });

describe('registerSparql', { timeout: 30_000 }, () => {
  it.each([
    [select, undefined, 'application/sparql-results+json', '{"head":{"vars":["s","o"]}'],
    [
      select,
      'application/sparql-results+xml',
      'application/sparql-results+xml',
      '<?xml version="1.0"?><sparql',
    ],
    [select, 'text/csv', 'text/csv; charset=utf-8', 's,o\r\nurn:a,'],
    [select, 'text/tab-separated-values', 'text/tab-separated-values; charset=utf-8', '?s\t?o\n<urn:a>\t'],
    ['ASK {}', 'application/json', 'application/json', '{"head":{},"boolean":true}'],
    [construct, undefined, 'text/turtle; charset=utf-8', '<urn:a> <urn:p>'],
    [construct, 'application/n-triples', 'application/n-triples', '<urn:a> <urn:p>'],
    [construct, 'application/ld+json', 'application/ld+json', '[{"@id":"urn:a"'],
    ['DESCRIBE <urn:a>', 'text/turtle', 'text/turtle; charset=utf-8', '<urn:a> <urn:p>'],
    [select, browser, 'text/html; charset=utf-8', '<!doctype html>'],
    [construct, browser, 'text/html; charset=utf-8', '<!doctype html>'],
  ])('answers %s for %j in %s', async (query, accept, type, start) => {
    const answer = await get(query, accept);
    expect([answer.statusCode, answer.headers['content-type'], answer.body.slice(0, start.length)]).toEqual([
      200,
      type,
      start,
    ]);
  });

  it('answers a query that is posted, as it is or in a form', async () => {
    const answers = await Promise.all([
      post('application/sparql-query', select),
      post('application/x-www-form-urlencoded; charset=utf-8', `query=${encodeURIComponent(select)}`),
    ]);
    expect(
      answers.map(({ statusCode, body }) => [statusCode, JSON.parse(body).results.bindings.length]),
    ).toEqual([
      [200, 1],
      [200, 1],
    ]);
  });

  it('says what it is where nothing is asked', async () => {
    const { body, headers } = await app.inject({ url: '/sparql', headers: { accept: 'text/turtle' } });
    expect(byN3(body, 'text/turtle').join('\n')).toContain(
      'http://www.w3.org/ns/sparql-service-description#Service',
    );
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('shows people a form where nothing is asked', async () => {
    const { body } = await app.inject({ url: '/sparql', headers: { accept: browser } });
    expect(body).toContain('<form action="sparql" method="get">');
  });

  it('answers HEAD as GET, without the body', async () => {
    const answer = await app.inject({ method: 'HEAD', url: `/sparql?query=${encodeURIComponent(select)}` });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
  });

  it.each([
    ['SELECT * { ?s ?p }', undefined, 400, 'The query cannot be read: error at 1:19'],
    ['SELECT * {', undefined, 400, 'The query cannot be read: error at 1:11'],
    ['}{"\u0000\ufffd', undefined, 400, 'The query cannot be read'],
    ['CLEAR ALL', undefined, 403, 'Nothing can be changed here'],
    ['SELECT * { SERVICE <http://127.0.0.1/> {} }', undefined, 400, 'Queries are answered from what is here'],
    [select, 'image/png', 406, 'application/sparql-results+json\n'],
    [construct, 'text/csv', 406, 'text/turtle\n'],
  ])('refuses %j for %j by %i', async (query, accept, status, text) => {
    const answer = await get(query, accept);
    expect([answer.statusCode, answer.body]).toEqual([status, expect.stringContaining(text)]);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it('refuses a query that is too long for an address', async () => {
    const answer = await get(`${select}${' '.repeat(8_000)}`);
    expect([answer.statusCode, answer.body]).toEqual([414, expect.stringContaining('send it by POST')]);
  });

  it('keeps a hostile query as text on the page', async () => {
    const { statusCode, body } = await get('</textarea><script>alert(1)</script>', browser);
    expect([statusCode, body.includes('<script')]).toEqual([400, false]);
  });

  it('answers for literals with quotes, markup and line ends what they are', async () => {
    const text = 'a "b" \\ <c> \n \u202e\u{1f600}';
    const written = JSON.stringify(text);
    const answer = await get(`SELECT ?x { BIND(${written} AS ?x) }`);
    expect(JSON.parse(answer.body).results.bindings).toEqual([{ x: { type: 'literal', value: text } }]);
  });

  it.each([
    ['application/json', '{"query":"ASK {}"}', 415],
    ['application/sparql-update', 'CLEAR ALL', 403],
    ['application/sparql-query', `${select} #${'x'.repeat(100_000)}`, 413],
  ])('refuses a post of %s', async (type, payload, status) => {
    expect((await post(type, payload)).statusCode).toBe(status);
  });
});
