import { describe, expect, it } from 'vitest';
import { checkTriples } from '../../../fair/shacl/check.ts';
import { aCatalogue, base, createCatalogueSite } from '../../support/catalogue-site.ts';
import { crawlPoint } from '../../support/crawl.ts';
import { parseTurtle } from '../../support/graph-of.ts';

const ids = Array.from({ length: 25 }, (_, at) => `d${String(at).padStart(2, '0')}`);
const site = await createCatalogueSite(await aCatalogue(ids));

const said = async (path: string) =>
  parseTurtle((await site.get(path, { accept: 'text/turtle' })).body, base);

describe('the FAIR Data Point', () => {
  it('is found at the root by its types', async () => {
    const root = await said('/');
    expect(root.things('fdp:FAIRDataPoint')).toEqual([`${base}/`]);
    expect(root.things('r3d:Repository')).toEqual([`${base}/`]);
    expect(root.objects(`${base}/`, 'fdp:metadataCatalog')).toEqual([`${base}/catalog`]);
  });

  it.each(['', '?_profile=fdp'])('leads to every distribution with query %j', async (query) => {
    const found = [...(await crawlPoint(site, query)).keys()];
    expect(found.filter((place) => place.includes('/distribution/')).sort()).toEqual(
      ids.flatMap((id) =>
        ['images-cc-by-4.0', 'images-cc-by-nc-4.0', 'records-cc-by-4.0'].map(
          (part) => `${base}/distribution/${id}.${part}`,
        ),
      ),
    );
  });

  it('has what the default shapes ask in every document of its view', async () => {
    const places = [
      '/index.nt',
      '/catalog.nt?_profile=fdp',
      '/dataset/d00.nt?_profile=fdp',
      '/dataset/d00/version/2026.01.01.nt?_profile=fdp',
      '/distribution/d00.images-cc-by-4.0.nt?_profile=fdp',
      '/catalog/dataset/index.nt',
      '/catalog/page/dataset.nt',
    ];
    const found = places.map(async (place) =>
      checkTriples((await site.get(place)).body, { profile: 'fdp', accessRights: 'PUBLIC' }),
    );
    expect((await Promise.all(found)).flat()).toEqual([]);
  });

  it('fails the shapes without its version', async () => {
    const { body } = await site.get('/index.nt');
    const left = body.split('\n').filter((line) => !line.includes('dcat#version'));
    const found = await checkTriples(left.join('\n'), { profile: 'fdp', accessRights: 'PUBLIC' });
    expect(found.map(({ property }) => property)).toEqual(['dcat:version']);
  });
});

describe('containers', () => {
  it.each([
    ['/catalog/', `${base}/`, `${base}/catalog`],
    ['/catalog/dataset/', `${base}/catalog`, `${base}/dataset/d24`],
    ['/dataset/d00/distribution/', `${base}/dataset/d00`, `${base}/distribution/d00.records-cc-by-4.0`],
  ])('answer at %s', async (path, parent, child) => {
    const found = await said(path);
    const place = `${base}${path}`;
    expect(found.things('ldp:DirectContainer')).toEqual([place]);
    expect(found.objects(place, 'ldp:membershipResource')).toEqual([parent]);
    expect(found.objects(place, 'ldp:contains').at(-1)).toBe(child);
  });

  it('name every dataset', async () => {
    const found = await said('/catalog/dataset/');
    expect(found.objects(`${base}/catalog/dataset/`, 'ldp:contains')).toHaveLength(25);
    expect(found.objects(`${base}/catalog`, 'dcat:dataset')).toHaveLength(25);
  });

  it('have files in every format', async () => {
    const answer = await site.get('/dataset/d00/distribution/index.jsonld');
    expect([answer.statusCode, answer.headers['content-location']]).toEqual([
      200,
      `${base}/dataset/d00/distribution/index.jsonld`,
    ]);
  });

  it('of no dataset are not there', async () =>
    expect((await site.get('/dataset/none/distribution/')).statusCode).toBe(404));
});

describe('pages of children', () => {
  it('hold some children with their records', async () => {
    const found = await said('/catalog/page/dataset?page=1&size=10');
    expect(found.objects(`${base}/catalog`, 'dcat:dataset')).toEqual(
      ids.slice(10, 20).map((id) => `${base}/dataset/${id}`),
    );
    expect(found.objects(`${base}/dataset/d10`, 'dct:title')).toEqual(['Dataset d10']);
  });

  it('lead to the pages beside them', async () => {
    const { headers } = await site.get('/catalog/page/dataset.ttl?page=1&size=10');
    const place = `${base}/catalog/page/dataset`;
    for (const [rel, page] of [
      ['first', 0],
      ['prev', 0],
      ['next', 2],
      ['last', 2],
    ] as const)
      expect(headers.link).toContain(`<${place}?page=${page}&size=10>; rel="${rel}"`);
  });

  it.each([
    ['?page=3&size=10', 404, 'There is no page 3: the last one is 2.'],
    ['?page=-1', 400, 'The parameter page is a whole number from 0.'],
    ['?page=x', 400, 'The parameter page is a whole number from 0.'],
    ['?page=1&page=2', 400, 'The parameter page is a whole number from 0.'],
    ['?size=0', 400, 'The parameter size is a whole number from 1 to 100.'],
    ['?size=101', 400, 'The parameter size is a whole number from 1 to 100.'],
    ['?size=1e1', 400, 'The parameter size is a whole number from 1 to 100.'],
  ])('refuse %s', async (query, status, text) => {
    const answer = await site.get(`/catalog/page/dataset${query}`);
    expect([answer.statusCode, answer.body]).toEqual([status, `${text}\n`]);
  });

  it('of the root and of a dataset', async () => {
    expect((await said('/page/catalog')).objects(`${base}/`, 'fdp:metadataCatalog')).toHaveLength(1);
    const found = await said('/dataset/d00/page/distribution?size=2');
    expect(found.objects(`${base}/dataset/d00`, 'dcat:distribution')).toHaveLength(2);
  });
});
