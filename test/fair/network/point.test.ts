import { describe, expect, it } from 'vitest';
import { allProfiles } from '../../../fair/rdf/profiles.ts';
import { checkTriples } from '../../../fair/shacl/check.ts';
import { aCatalogue, createCatalogueSite } from '../../support/catalogue-site.ts';
import { crawlPoint } from '../../support/crawl.ts';
import { parseTurtle } from '../../support/graph-of.ts';
import { hubBase, networkOf, recordsOf } from '../../support/network-site.ts';

const [northBase, southBase] = ['https://north.example.org', 'https://south.example.org/fair'];
const [north, south] = await Promise.all([
  recordsOf(northBase, ['breast', 'lung']),
  recordsOf(southBase, ['lung', 'old']),
]);
const hub = await createCatalogueSite(await aCatalogue(['own']), 'open', undefined, {
  at: hubBase,
  network: networkOf({ north, south }, ['old']),
});
const said = async (path: string) =>
  parseTurtle((await hub.get(path, { accept: 'text/turtle' })).body, hubBase);

const datasets = ['north/dataset/breast', 'north/dataset/lung', 'south/dataset/lung'].map(
  (path) => `${hubBase}/site/${path}`,
);

describe('the FAIR Data Point of a hub', () => {
  it.each(['', '?_profile=fdp'])(
    'leads to every dataset and distribution of all sites with query %j',
    async (query) => {
      const found = [...(await crawlPoint(hub, query, hubBase)).keys()];
      expect(found.filter((place) => /\/dataset\/[^/]+$/.test(place)).sort()).toEqual(
        [`${hubBase}/dataset/own`, ...datasets].sort(),
      );
      expect(found.filter((place) => place.includes('/distribution/'))).toHaveLength(12);
      expect(found.filter((place) => place.endsWith('/catalog'))).toHaveLength(3);
    },
  );

  it('has what the default shapes ask in every document of its view', async () => {
    const places = [
      '/index.nt',
      '/site/north/catalog.nt?_profile=fdp',
      '/site/north/dataset/lung.nt?_profile=fdp',
      '/site/south/distribution/lung.images-cc-by-4.0.nt?_profile=fdp',
      '/site/north/catalog/page/dataset.nt',
      '/page/catalog.nt',
    ];
    const found = places.map(async (place) => {
      const { statusCode, body } = await hub.get(place);
      return [statusCode, await checkTriples(body, { profile: 'fdp', accessRights: 'PUBLIC' })];
    });
    expect(await Promise.all(found)).toEqual(places.map(() => [200, []]));
  });

  it.each(allProfiles)(
    'falls short of the shapes of %s in nothing in which the site does not',
    async (profile) => {
      const own = await createCatalogueSite(await aCatalogue(['lung']), 'open', undefined, { at: northBase });
      const demand = { profile, accessRights: 'PUBLIC' };
      const query = `?_profile=${profile}`;
      const [there, here] = await Promise.all([
        own.get(`/dataset/lung.nt${query}`),
        hub.get(`/site/north/dataset/lung.nt${query}`),
      ]);
      const reasons = async ({ body }: typeof there) =>
        (await checkTriples(body, demand)).map(({ property, reason }) => `${property} ${reason}`);
      expect(await reasons(here)).toEqual(await reasons(there));
    },
  );

  it('has in its catalogues what DCAT-AP asks', async () => {
    const demand = { profile: 'dcat-ap', accessRights: 'PUBLIC' } as const;
    for (const query of ['', '?full=1', '?size=1'])
      expect(await checkTriples((await hub.get(`/site/north/catalog.nt${query}`)).body, demand)).toEqual([]);
  });
});

describe('a dataset of another site', () => {
  it('says what the site says, where it is from, and who publishes it', async () => {
    const found = await said('/site/south/dataset/lung');
    const place = `${hubBase}/site/south/dataset/lung`;
    expect(found.objects(place, 'dct:title')).toEqual(['Dataset lung']);
    expect(found.objects(place, 'healthdcatap:numberOfUniqueIndividuals')).toEqual(['5']);
    expect(found.objects(place, 'prov:wasDerivedFrom')).toEqual([`${southBase}/dataset/lung`]);
    expect(found.objects(place, 'dct:identifier')).toEqual([`${southBase}/dataset/lung`]);
    expect(found.objects(`${hubBase}/site/south/catalog`, 'dct:title')).toEqual([]);
    expect(found.things('dcat:CatalogRecord')).toEqual([`${hubBase}/site/south/catalog#lung`]);
  });

  it('can be had in every format and profile, and as a page', async () => {
    for (const suffix of ['.ttl', '.jsonld', '.nt', '.nq', '.rdf', '.html'])
      for (const profile of allProfiles) {
        const answer = await hub.get(`/site/north/dataset/lung${suffix}?_profile=${profile}`);
        expect([suffix, profile, answer.statusCode]).toEqual([suffix, profile, 200]);
      }
    const { body } = await hub.get('/site/north/dataset/lung', { accept: 'text/html' });
    expect(body).toContain('<dt>Published by</dt><dd>Hospital north</dd>');
  });

  it('is not sent again to who has it', async () => {
    const first = await hub.get('/site/north/dataset/lung', { accept: 'text/turtle' });
    const headers = { accept: 'text/turtle', 'if-none-match': String(first.headers.etag) };
    expect((await hub.get('/site/north/dataset/lung', headers)).statusCode).toBe(304);
  });

  it('leaves a tombstone where the site took it back', async () => {
    const answer = await hub.get('/site/south/dataset/old', { accept: 'text/turtle' });
    expect([answer.statusCode, answer.body.includes('"2026-02-03T00:00:00.000Z"')]).toEqual([410, true]);
    expect(
      (await said('/site/south/catalog')).objects(`${hubBase}/site/south/catalog`, 'dcat:dataset'),
    ).toEqual([`${hubBase}/site/south/dataset/lung`]);
  });

  it.each([
    '/site/west/catalog',
    '/site/north/dataset/none',
    '/site/north/distribution/none',
    '/site/west/dataset/lung/distribution/',
  ])('is not at %s', async (path) => expect((await hub.get(path)).statusCode).toBe(404));
});

it('the catalogue of a site says by pages whose it is and when it was last heard', async () => {
  const found = await said('/site/north/catalog?size=1');
  const place = `${hubBase}/site/north/catalog`;
  expect(found.objects(place, 'pav:sourceLastAccessedOn')).toEqual(['2026-02-04']);
  expect(found.objects(place, 'dct:title')).toEqual(['Datasets of Hospital north']);
  expect(found.objects(place, 'dcat:dataset')).toEqual([`${hubBase}/site/north/dataset/breast`]);
  expect((await hub.get('/site/north/catalog?size=1')).headers.link).toContain('rel="next"');
});

it('what is of this site stays as it is', async () => {
  const own = await createCatalogueSite(await aCatalogue(['own']), 'open', undefined, { at: hubBase });
  for (const path of ['/catalog.nt', '/dataset/own.nt', '/ldes.nt', '/void.nt'])
    expect((await hub.get(path)).body).toBe((await own.get(path)).body);
});
