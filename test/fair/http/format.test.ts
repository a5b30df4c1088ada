import { describe, expect, it } from 'vitest';
import { chooseFormat, offerOfSuffix, offers } from '../../../fair/http/format.ts';
import { suffixes } from '../../../fair/rdf/suffix.ts';
import { cpuMsOf } from '../../support/cpu.ts';

describe('chooseFormat', () => {
  it.each([
    // what is asked, what is sent
    [undefined, 'text/turtle'],
    ['', 'text/turtle'],
    ['*/*', 'text/turtle'],
    ['text/*', 'text/turtle'],
    ['application/*', 'application/ld+json'],
    ['text/html', 'text/html'],
    ['TEXT/HTML', 'text/html'],
    ['application/ld+json', 'application/ld+json'],
    ['application/json', 'application/json'],
    ['application/x-turtle', 'application/x-turtle'],
    ['application/n-triples', 'application/n-triples'],
    ['application/n-quads', 'application/n-quads'],
    ['application/rdf+xml', 'application/rdf+xml'],
    // a browser
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', 'text/html'],
    // lists of RDF clients
    ['text/turtle, application/rdf+xml, text/html', 'text/turtle'],
    ['application/rdf+xml, text/turtle', 'text/turtle'],
    ['application/rdf+xml;q=0.9, application/n-triples;q=0.8, text/html;q=0.3', 'application/rdf+xml'],
    ['text/turtle;q=0.5, application/ld+json', 'application/ld+json'],
    ['application/n-quads, application/trig, application/ld+json;q=0.9', 'application/n-quads'],
    ['text/html, text/turtle', 'text/html'],
    ['text/html, */*', 'text/html'],
    ['*/*, text/html', 'text/html'],
    ['text/html;q=0.9, */*;q=0.9', 'text/html'],
    ['text/html;q=0.5, */*;q=0.1', 'text/html'],
    // precision decides which weight counts
    ['text/turtle;q=0.1, text/*;q=0.9', 'text/html'],
    ['*/*, text/turtle;q=0', 'application/ld+json'],
    ['application/*;q=0.3, application/rdf+xml;q=0.2, */*;q=0', 'application/ld+json'],
    // parameters, white space, quotes and what is no weight
    ['text/turtle;version=1.1', 'text/turtle'],
    [
      'application/ld+json;profile="http://www.w3.org/ns/json-ld#flattened, x";q=0.4 , text/html ; q=0.3',
      'application/ld+json',
    ],
    ['application/rdf+xml; Q=1.000, text/turtle;q=0.999', 'application/rdf+xml'],
    ['text/turtle;q=high, text/html', 'text/html'],
    ['text/turtle;q=2, text/html', 'text/html'],
    [', ,text/html,', 'text/html'],
  ])('answers Accept: %s with %s', (accept, type) => {
    expect(chooseFormat(accept)?.type).toBe(type);
  });

  it.each(['image/png', 'text/csv, application/pdf', 'nonsense', 'text/html;q=0', '*/*;q=0', '<', '"'])(
    'has nothing for Accept: %s',
    (accept) => {
      expect(chooseFormat(accept)).toBeUndefined();
    },
  );

  it('is quick with a header of the greatest size', async () => {
    expect(await cpuMsOf(() => chooseFormat('text/html;a="<,'.repeat(1_000)))).toBeLessThan(100);
  });
});

describe('offerOfSuffix', () => {
  it('knows the suffixes of the contract, each with the first media type of its format', () => {
    const types = suffixes.map((suffix) => offerOfSuffix(suffix)?.type);
    expect(types).toEqual([
      'text/turtle',
      'application/ld+json',
      'application/n-triples',
      'application/n-quads',
      'application/rdf+xml',
      'text/html',
    ]);
  });

  it('is there for every suffix', () => {
    expect([new Set(offers.map(({ suffix }) => suffix)).size, suffixes.length]).toEqual([6, 6]);
  });
});
