import { describe, expect, it } from 'vitest';
import { createIris } from '../../../fair/rdf/iris.ts';
import { examples, toSparqlPage } from '../../../fair/sparql/page.ts';
import { parseRequest } from '../../../fair/sparql/request.ts';

const iris = createIris('https://site.example.org');
const hostile = '</textarea><script>alert(1)</script>';

describe('toSparqlPage', () => {
  it('shows queries, faults and values as text', () => {
    const results = JSON.stringify({
      head: { vars: ['a'] },
      results: {
        bindings: [
          { a: { type: 'literal', value: hostile } },
          { a: { type: 'uri', value: 'javascript:alert(1)' } },
        ],
      },
    });
    const pages = [
      toSparqlPage(iris, hostile, { kind: 'fault', message: hostile }),
      toSparqlPage(iris, hostile, { kind: 'table', results }),
      toSparqlPage(iris, hostile, { kind: 'text', text: hostile }),
    ].join('');
    expect([pages.includes('<script'), pages.includes('href="javascript:')]).toEqual([false, false]);
  });

  it('says in words what ASK is answered with', () => {
    const results = JSON.stringify({ head: {}, boolean: true });
    expect(toSparqlPage(iris, 'ASK {}', { kind: 'table', results })).toContain('<p>Yes.</p>');
  });

  it('has examples that are queries', () => {
    const kinds = Object.values(examples).map(
      (query) => parseRequest({ method: 'GET', search: new URLSearchParams({ query }) }).kind,
    );
    expect(kinds).toEqual(['query', 'query', 'query']);
  });
});
