import type { Refusal } from '../http/refusal.ts';
import { formOf, type QueryForm, queryWords } from './words.ts';

/** A request as HTTP brings it: parameters of the address, the media type of the body, and the body. */
export type SparqlRequest = {
  readonly method: 'GET' | 'POST';
  readonly search: URLSearchParams;
  readonly type?: string | undefined;
  readonly body?: string | undefined;
};

/** What is asked: a query, or, without one, what the service is. */
export type SparqlAsked =
  | { readonly kind: 'query'; readonly text: string; readonly form: QueryForm }
  | { readonly kind: 'service' }
  | (Refusal & { readonly kind: 'refusal' });

/** Longer queries do not fit into the addresses that programs and proxies take. */
const longestInAddress = 8_000;

/** What a request asks for (SPARQL 1.1 Protocol, section 2.1), or why it is refused. */
export function parseRequest(request: SparqlRequest): SparqlAsked {
  const { method, search, type, body = '' } = request;
  if (method === 'GET') return parseParameters(search);
  if (type === 'application/sparql-query') return parseQuery(body, search);
  if (type === 'application/sparql-update') return readOnly;
  if (type !== 'application/x-www-form-urlencoded')
    return refused(
      415,
      `A query is sent as application/sparql-query or as a form, not as ${type ?? 'nothing'}.`,
    );
  const form = new URLSearchParams(body);
  return form.has('query') || form.has('update')
    ? parseParameters(new URLSearchParams([...search, ...form]), 'form')
    : refused(400, 'The form has no field query.');
}

function parseParameters(parameters: URLSearchParams, from: 'address' | 'form' = 'address'): SparqlAsked {
  if (parameters.has('update')) return readOnly;
  const [text, ...others] = parameters.getAll('query');
  if (text === undefined) return { kind: 'service' };
  if (others.length > 0) return refused(400, 'There is more than one query; send one at a time.');
  if (from === 'address' && text.length > longestInAddress)
    return refused(
      414,
      `A query in the address has ${longestInAddress} characters at most: send it by POST.`,
    );
  return parseQuery(text, parameters);
}

function parseQuery(text: string, parameters: URLSearchParams): SparqlAsked {
  if (parameters.has('default-graph-uri') || parameters.has('named-graph-uri'))
    return oneGraph('default-graph-uri and named-graph-uri');
  const words = queryWords(text);
  const form = formOf(words);
  if (form === 'update') return readOnly;
  if (words.includes('SERVICE'))
    return refused(400, 'Queries are answered from what is here: SERVICE, which asks elsewhere, is refused.');
  if (words.includes('FROM')) return oneGraph('FROM');
  return { kind: 'query', text, form: form ?? 'table' }; // of what has no form, the engine says what is wrong
}

const readOnly = refused(
  403,
  'Nothing can be changed here: only SELECT, ASK, CONSTRUCT and DESCRIBE are answered.',
);

function oneGraph(what: string): SparqlAsked {
  return refused(400, `There is one graph, which is asked where no other is named: leave out ${what}.`);
}

function refused(status: Refusal['status'], message: string): Refusal & { readonly kind: 'refusal' } {
  return {
    kind: 'refusal',
    status,
    code: status === 403 ? 'FORBIDDEN' : 'BAD_REQUEST',
    message,
    available: [],
  };
}
