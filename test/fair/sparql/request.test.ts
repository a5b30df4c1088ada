import { describe, expect, it } from 'vitest';
import { parseRequest, type SparqlRequest } from '../../../fair/sparql/request.ts';

const query = 'ASK { ?s ?p ?o }';
const get = (search: Record<string, string>): SparqlRequest => ({
  method: 'GET',
  search: new URLSearchParams(search),
});
const post = (type: string | undefined, body: string, search = ''): SparqlRequest => ({
  method: 'POST',
  search: new URLSearchParams(search),
  type,
  body,
});
const form = 'application/x-www-form-urlencoded';
const direct = 'application/sparql-query';

describe('parseRequest', () => {
  it.each([get({ query }), post(form, `query=${encodeURIComponent(query)}`), post(direct, query)])(
    'reads a query as it is sent by %j',
    (request) => {
      expect(parseRequest(request)).toEqual({ kind: 'query', text: query, form: 'table' });
    },
  );

  it('takes a request without a query as one for the service', () =>
    expect(parseRequest(get({})).kind).toBe('service'));

  const remote = 'SELECT * { SERVICE SILENT <http://127.0.0.1/> { ?s ?p ?o } }';
  it.each([
    ['an update in the address', get({ update: 'CLEAR ALL' }), 403, 'Nothing can be changed'],
    ['an update in a form', post(form, 'update=CLEAR+ALL'), 403, 'Nothing can be changed'],
    ['an update by its type', post('application/sparql-update', 'CLEAR ALL'), 403, 'Nothing can be changed'],
    ['an update sent as a query', get({ query: 'LOAD <http://127.0.0.1/>' }), 403, 'Nothing can be changed'],
    ['a query that asks elsewhere', get({ query: remote }), 400, 'SERVICE'],
    ['a graph in the query', get({ query: 'ASK FROM <urn:g> {}' }), 400, 'leave out FROM'],
    ['a default graph', get({ query, 'default-graph-uri': 'urn:g' }), 400, 'default-graph-uri'],
    ['a named graph', post(direct, query, 'named-graph-uri=urn:g'), 400, 'named-graph-uri'],
    [
      'two queries',
      { method: 'GET', search: new URLSearchParams('query=a&query=b') } as const,
      400,
      'more than one',
    ],
    ['a long query in the address', get({ query: `${query}${' '.repeat(8_000)}` }), 414, 'by POST'],
    ['a form without a query', post(form, 'q=a'), 400, 'no field query'],
    ['another media type', post('application/json', '{}'), 415, 'application/json'],
    ['no media type', post(undefined, ''), 415, 'nothing'],
  ])('refuses %s', (_what, request, status, text) => {
    const asked = parseRequest(request);
    expect(asked).toMatchObject({ kind: 'refusal', status, message: expect.stringContaining(text) });
  });
});
