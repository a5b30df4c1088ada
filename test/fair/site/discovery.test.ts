import { describe, expect, it } from 'vitest';
import { createIris } from '../../../fair/rdf/iris.ts';
import { toContext, toRobots, toSitemap, toSitemapPart } from '../../../fair/site/discovery.ts';

const iris = createIris('https://site.example.org/onco/');
const entries = (n: number) =>
  Array.from({ length: n }, (_, at) => ({
    iri: `${iris.base}/dataset/${at}`,
    modified: '2026-01-01T00:00:00Z',
  }));

describe('toSitemap', () => {
  it('lists up to 50,000 pages in one file', () => {
    expect(toSitemap(entries(50_000), iris).match(/<url>/g)).toHaveLength(50_000);
  });

  it('lists its parts where there are more', () => {
    const text = toSitemap(entries(50_001), iris);
    expect([...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc)).toEqual([
      'https://site.example.org/onco/sitemap/1.xml',
      'https://site.example.org/onco/sitemap/2.xml',
    ]);
  });

  it('escapes what XML must not hold', () => {
    expect(toSitemap([{ iri: 'urn:a&b', modified: '2026-01-01T00:00:00Z' }], iris)).toContain(
      '<loc>urn:a&amp;b</loc>',
    );
  });
});

describe('toSitemapPart', () => {
  it('has every page in one part', () => {
    const parts = [1, 2, 3, 0].map((part) => toSitemapPart(entries(50_001), part)?.match(/<url>/g)?.length);
    expect(parts).toEqual([50_000, 1, undefined, undefined]);
  });
});

describe('toRobots', () => {
  it('keeps crawlers from questions and records, below the path of the site', () => {
    expect(toRobots(iris)).toMatch(/^User-agent: \*\nDisallow: \/onco\/graphql\n/);
  });
});

describe('toContext', () => {
  it('says of namespaces that end in no delimiter that they are prefixes', () => {
    const context = JSON.parse(toContext(iris))['@context'];
    expect([context.ncit, context.dcat]).toEqual([
      { '@id': 'http://purl.obolibrary.org/obo/NCIT_', '@prefix': true },
      'http://www.w3.org/ns/dcat#',
    ]);
  });
});
