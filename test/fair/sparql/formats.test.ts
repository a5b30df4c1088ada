import { describe, expect, it } from 'vitest';
import { chooseResultFormat } from '../../../fair/sparql/formats.ts';

describe('chooseResultFormat', () => {
  it.each([
    ['table', undefined, 'application/sparql-results+json'],
    ['table', '*/*', 'application/sparql-results+json'],
    ['table', 'text/csv', 'text/csv'],
    ['table', 'application/sparql-results+xml, */*;q=0.1', 'application/sparql-results+xml'],
    ['table', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['table', 'application/json', 'application/json'],
    ['table', 'text/turtle', undefined],
    // Apache Jena asks for everything at once
    [
      'table',
      'application/sparql-results+json, application/sparql-results+xml;q=0.9, text/tab-separated-values;q=0.7',
      'application/sparql-results+json',
    ],
    // rdflib names its own first
    [
      'table',
      'application/sparql-results+xml, application/rdf+xml, text/html',
      'application/sparql-results+xml',
    ],
    ['statements', undefined, 'text/turtle'],
    ['statements', 'application/n-triples;q=0.5, application/ld+json', 'application/ld+json'],
    ['statements', 'text/csv', undefined],
  ] as const)('answers a %s for %j in %s', (form, accept, type) =>
    expect(chooseResultFormat(form, accept)?.type).toBe(type),
  );
});
