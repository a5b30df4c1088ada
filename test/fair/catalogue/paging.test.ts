import { describe, expect, it } from 'vitest';
import { pageOf, parseSize } from '../../../fair/catalogue/paging.ts';
import { checkTriples } from '../../../fair/shacl/check.ts';
import { aCatalogue, base, type CatalogueSite, createCatalogueSite } from '../../support/catalogue-site.ts';
import { parseTurtle } from '../../support/graph-of.ts';

const keyOf = (key: string) => key;
const letters = ['d', 'b', 'a', 'c', 'e'];

describe('pageOf', () => {
  it('has members in order of their keys', () =>
    expect(pageOf(letters, keyOf, { after: undefined, size: 2 })).toMatchObject({
      members: ['a', 'b'],
      total: 5,
      next: 'b',
      previous: undefined,
      last: 'd',
    }));

  it('knows the pages beside it', () =>
    expect(pageOf(letters, keyOf, { after: 'd', size: 2 })).toMatchObject({
      members: ['e'],
      next: undefined,
      previous: 'b',
    }));

  it('has the first page before the second', () =>
    expect(pageOf(letters, keyOf, { after: 'b', size: 2 }).previous).toBeNull());

  it('goes on where a member has gone', () =>
    expect(pageOf(['a', 'c'], keyOf, { after: 'b', size: 2 }).members).toEqual(['c']));

  it('is the last one where everything after it has gone', () =>
    expect(pageOf(['a'], keyOf, { after: 'b', size: 2 })).toMatchObject({ members: [], next: undefined }));

  it('of nothing is empty', () =>
    expect(pageOf([], keyOf, { after: undefined, size: 2 })).toMatchObject({ members: [], last: null }));
});

describe('parseSize', () => {
  it.each([
    [undefined, 20],
    ['1', 1],
    ['100', 100],
    ['101', undefined],
    ['0', undefined],
    ['01', undefined],
    ['-1', undefined],
    ['', undefined],
    ['1.5', undefined],
  ])('of %j is %j', (text, size) => expect(parseSize(text)).toBe(size));
});

const ids = Array.from({ length: 50 }, (_, at) => `d${String(at).padStart(2, '0')}`);
const said = async (site: CatalogueSite, url: string) =>
  parseTurtle((await site.get(url, { accept: 'text/turtle' })).body, base);

/** Every dataset with a title, page by page, as harvesters read them; `between` happens after each page. */
async function harvest(site: CatalogueSite, between = async () => {}): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (url: string): Promise<void> => {
    const page = await said(site, url);
    const titled = page.things('dcat:Dataset').filter((one) => page.objects(one, 'dct:title').length > 0);
    found.push(...titled);
    const [view = ''] = page.things('hydra:PagedCollection');
    await between();
    for (const next of page.objects(view, 'hydra:next')) await visit(next);
  };
  await visit('/catalog?size=7');
  return found;
}

const still = await createCatalogueSite(await aCatalogue(ids));

describe('the paged catalogue', () => {
  it('gives every dataset once', async () => {
    expect(await harvest(still)).toEqual(ids.map((id) => `${base}/dataset/${id}`));
  });

  it('gives every dataset once while others are added', async () => {
    const site = await createCatalogueSite(await aCatalogue(ids));
    const added: string[] = [];
    const found = await harvest(site, async () => {
      added.push(`d0${added.length}x`, `e${added.length}`);
      site.setCatalogue(await aCatalogue([...ids, ...added]));
    });
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((one) => /d\d\d$/.test(one))).toEqual(ids.map((id) => `${base}/dataset/${id}`));
  });

  it('says the same in old and new terms', async () => {
    const page = await said(still, '/catalog?after=d19');
    const here = `${base}/catalog?after=d19&size=20`;
    expect(page.things('hydra:PartialCollectionView')).toEqual([here]);
    expect(page.objects(`${base}/catalog`, 'hydra:view')).toEqual([here]);
    const of = (predicate: `hydra:${string}`) => page.objects(here, predicate);
    expect([of('hydra:next'), of('hydra:nextPage')]).toEqual([
      [`${base}/catalog?after=d39&size=20`],
      [`${base}/catalog?after=d39&size=20`],
    ]);
    expect([of('hydra:previous'), of('hydra:previousPage')]).toEqual([
      [`${base}/catalog?size=20`],
      [`${base}/catalog?size=20`],
    ]);
    expect([of('hydra:first'), of('hydra:firstPage')]).toEqual([
      [`${base}/catalog?size=20`],
      [`${base}/catalog?size=20`],
    ]);
    expect([of('hydra:last'), of('hydra:lastPage')]).toEqual([
      [`${base}/catalog?after=d39&size=20`],
      [`${base}/catalog?after=d39&size=20`],
    ]);
    expect([of('hydra:totalItems'), of('hydra:itemsPerPage')]).toEqual([['50'], ['20']]);
  });

  it('keeps the profile from page to page, and has links in the header', async () => {
    const { headers } = await still.get('/catalog.ttl?_profile=healthdcat');
    expect(headers.link).toContain(`<${base}/catalog?after=d19&size=20&_profile=healthdcat>; rel="next"`);
    expect(headers.link).not.toContain('rel="prev"');
  });

  it('has an address for every page and format', async () => {
    const { headers } = await still.get('/catalog?size=5&after=d19&other=1', { accept: 'text/html' });
    expect(headers['content-location']).toBe(`${base}/catalog.html?after=d19&size=5`);
  });

  it('conforms to DCAT-AP', async () => {
    const site = await createCatalogueSite(await aCatalogue(ids.slice(0, 5)));
    const { body } = await site.get('/catalog.nt?size=3');
    expect(await checkTriples(body, { profile: 'dcat-ap', accessRights: 'PUBLIC' })).toEqual([]);
  });

  it('says what protected numbers give away, and conforms to DCAT-AP with it', async () => {
    const site = await createCatalogueSite(await aCatalogue(ids.slice(0, 2)), 'closed', 'At most 81 of 100.');
    const page = await said(site, '/catalog');
    const [statement = ''] = page.objects(`${base}/catalog`, 'dct:rights');
    expect(page.objects(statement, 'rdfs:label')).toEqual(['At most 81 of 100.']);
    const { body } = await site.get('/catalog.nt');
    expect(await checkTriples(body, { profile: 'dcat-ap', accessRights: 'PUBLIC' })).toEqual([]);
    const schema = await site.get('/catalog?_profile=schema', { accept: 'application/ld+json' });
    expect(schema.body).toContain('At most 81 of 100.');
    expect((await still.get('/catalog.nt')).body).not.toContain('#disclosure');
  });

  it('shows people names, and the way to the next page', async () => {
    const { body } = await still.get('/catalog?size=10', { accept: 'text/html' });
    expect(body).toContain(`<a href="${base}/catalog?after=d09&amp;size=10" rel="next">Next page</a>`);
    expect(body).toContain(`<a href="${base}/dataset/d03">`);
    expect(body).not.toContain('Images under');
  });

  it('has every dataset in its set of links', async () => {
    const { linkset } = (await still.get('/linkset/catalog')).json();
    expect(linkset[0].item).toHaveLength(50);
  });

  it('is whole on demand', async () => {
    const whole = await said(still, '/catalog?full=1');
    expect(whole.things('dcat:Dataset')).toHaveLength(50);
    expect(whole.things('hydra:PagedCollection')).toEqual([]);
  });

  it.each([
    ['?size=0', 400, 'The parameter size is a whole number from 1 to 100.'],
    ['?size=1000', 400, 'The parameter size is a whole number from 1 to 100.'],
    ['?size=5&size=6', 400, 'The parameter size is a whole number from 1 to 100.'],
    ['?full=yes', 400, 'The parameter full is 1 or is left out.'],
    [
      '?after=nobody',
      404,
      'There is no page that begins after such a dataset: the catalogue never had it. Begin at /catalog and follow the links to the next page.',
    ],
  ])('refuses %s', async (query, status, text) => {
    const answer = await still.get(`/catalog${query}`);
    expect([answer.statusCode, answer.body]).toEqual([status, `${text}\n`]);
  });

  it('answers conditional requests and HEAD', async () => {
    const { headers } = await still.get('/catalog?size=5');
    const again = await still.get('/catalog?size=5', { 'if-none-match': String(headers.etag) });
    const other = await still.get('/catalog?size=6', { 'if-none-match': String(headers.etag) });
    const head = await still.app.inject({ method: 'HEAD', url: '/catalog?size=5' });
    expect([again.statusCode, other.statusCode, head.headers.etag]).toEqual([304, 200, headers.etag]);
  });
});
