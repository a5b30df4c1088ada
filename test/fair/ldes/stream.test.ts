import { describe, expect, it } from 'vitest';
import type { StoredCatalogue } from '../../../loaders/catalogue.ts';
import {
  aCatalogue,
  aVersion,
  base,
  type CatalogueSite,
  createCatalogueSite,
  inOrder,
} from '../../support/catalogue-site.ts';
import { parseTurtle } from '../../support/graph-of.ts';

const idsOf = (size: number) => Array.from({ length: size }, (_, at) => `d${String(at).padStart(2, '0')}`);
const siteOf = async (size: number) => createCatalogueSite(await aCatalogue(idsOf(size)));
const said = async (site: CatalogueSite, url: string) =>
  parseTurtle((await site.get(url, { accept: 'text/turtle' })).body, base);

/** Addresses of the pages, in their order. */
async function pagesOf(site: CatalogueSite): Promise<readonly string[]> {
  const view = await said(site, '/ldes');
  const relations = view.objects(`${base}/ldes`, 'tree:relation');
  return relations.flatMap((relation) => view.objects(relation, 'tree:node'));
}

/** Members of all pages, in their order. */
async function membersOf(site: CatalogueSite): Promise<readonly string[]> {
  const members: string[] = [];
  for (const page of await pagesOf(site))
    members.push(...(await said(site, page)).objects(`${base}/ldes#stream`, 'tree:member'));
  return members;
}

const withRemoved = (catalogue: StoredCatalogue, id: string, removedAt: string): StoredCatalogue => ({
  version: `${catalogue.version} without ${id}`,
  versions: catalogue.versions.map((one) => (one.dataset === id ? { ...one, record: null } : one)),
  removed: [{ id, title: `Dataset ${id}`, removedAt }],
});

describe('the event stream', () => {
  it('says what its time, its versions and its removals are', async () => {
    const view = await said(await siteOf(3), '/ldes');
    const stream = `${base}/ldes#stream`;
    expect(view.things('ldes:EventStream')).toEqual([stream]);
    expect(view.objects(stream, 'tree:view')).toEqual([`${base}/ldes`]);
    expect(view.objects(stream, 'ldes:timestampPath')).toEqual(['http://purl.org/dc/terms/modified']);
    expect(view.objects(stream, 'ldes:versionOfPath')).toEqual(['http://purl.org/dc/terms/isVersionOf']);
    expect(view.objects(`${base}/ldes#retention`, 'ldes:startingFrom')).toEqual(['2026-01-01T01:00:00.000Z']);
  });

  it('has every version as a member, in order of time', async () => {
    const catalogue = await aCatalogue(idsOf(45));
    const later = await aVersion('d00', 100, 2);
    const site = await createCatalogueSite({
      ...catalogue,
      versions: inOrder([...catalogue.versions, later]),
    });
    expect(await membersOf(site)).toEqual([
      ...idsOf(45).map((id) => `${base}/dataset/${id}/version/2026.01.01`),
      `${base}/dataset/d00/version/2026.01.01.2`,
    ]);
  });

  it('has members with one time and one dataset each', async () => {
    const site = await siteOf(3);
    const page = await said(site, '/ldes/open');
    const member = `${base}/dataset/d01/version/2026.01.01`;
    expect(page.objects(member, 'dct:modified')).toEqual(['2026-01-01T02:00:00.000Z']);
    expect(page.objects(member, 'dct:isVersionOf')).toEqual([`${base}/dataset/d01`]);
    expect(page.objects(member, 'dct:title')).toEqual(['Dataset d01']);
  });

  it('tells of each page when it begins', async () => {
    const view = await said(await siteOf(45), '/ldes');
    const relations = view.things('tree:GreaterThanOrEqualToRelation');
    expect(relations.flatMap((one) => view.objects(one, 'tree:value'))).toEqual(
      [0, 20, 40].map((hour) => new Date(Date.UTC(2026, 0, 1, hour + 1)).toISOString()),
    );
    expect(relations.flatMap((one) => view.objects(one, 'tree:path'))).toEqual(
      relations.map(() => 'http://purl.org/dc/terms/modified'),
    );
  });

  it('of a site where nothing happened has an open page', async () => {
    const site = await siteOf(0);
    expect(await pagesOf(site)).toEqual([`${base}/ldes/open`]);
    expect(await membersOf(site)).toEqual([]);
  });
});

describe('pages of the stream', () => {
  it('stay for good when they are full, and shortly while they are open', async () => {
    const site = await siteOf(45);
    const pages = await pagesOf(site);
    const answers = await Promise.all(['/ldes', ...pages].map((page) => site.get(page)));
    expect(answers.map(({ headers }) => headers['cache-control'])).toEqual([
      'public, max-age=10',
      'public, max-age=31536000, immutable',
      'public, max-age=31536000, immutable',
      'public, max-age=10',
    ]);
  });

  it('are the same bytes at the same address when more happens', async () => {
    const site = await siteOf(45);
    const [first = '', second = ''] = await pagesOf(site);
    const before = await Promise.all([site.get(first), site.get(second)]);
    site.setCatalogue(await aCatalogue(idsOf(70)));
    const after = await Promise.all([site.get(first), site.get(second)]);
    expect(after.map(({ body, headers }) => [body, headers.etag])).toEqual(
      before.map(({ body, headers }) => [body, headers.etag]),
    );
    expect((await pagesOf(site)).slice(0, 2)).toEqual([first, second]);
    expect(await membersOf(site)).toHaveLength(70);
  });

  it('open a new one when one is full', async () => {
    const pages = await pagesOf(await siteOf(20));
    expect(pages).toHaveLength(2);
    expect(pages[1]).toBe(`${base}/ldes/open`);
  });

  it('have another address where something was removed from them', async () => {
    const catalogue = await aCatalogue(idsOf(25));
    const site = await createCatalogueSite(catalogue);
    const [before = ''] = await pagesOf(site);
    site.setCatalogue(withRemoved(catalogue, 'd03', '2026-02-01T00:00:00.000Z'));
    const [after = ''] = await pagesOf(site);
    expect(after).not.toBe(before);
    const answer = await site.get(before);
    expect([answer.statusCode, answer.body]).toEqual([
      404,
      'The stream has no such page. Pages get another address where something was removed from them: begin at /ldes.\n',
    ]);
  });

  it('answer conditional requests, HEAD, and other formats', async () => {
    const site = await siteOf(25);
    const [full = ''] = await pagesOf(site);
    const { headers } = await site.get(full);
    const again = await site.get(full, { 'if-none-match': String(headers.etag) });
    const head = await site.app.inject({ method: 'HEAD', url: new URL(full).pathname });
    const lines = await site.get(`${full}.nt`);
    expect([again.statusCode, again.headers['cache-control']]).toEqual([304, headers['cache-control']]);
    expect([head.headers.etag, lines.headers['content-type']]).toEqual([
      headers.etag,
      'application/n-triples',
    ]);
  });

  it.each(['nothing', '1', '1-0', '-1', '1-xyz'])('of the name %s are not there', async (name) =>
    expect((await (await siteOf(2)).get(`/ldes/${name}`)).statusCode).toBe(404),
  );
});

describe('a removed dataset', () => {
  const removedAt = '2026-02-01T00:00:00.000Z';
  const siteWithout = async () =>
    createCatalogueSite(withRemoved(await aCatalogue(idsOf(5)), 'd03', removedAt));

  it('has a tombstone as the last member', async () => {
    const site = await siteWithout();
    const page = await said(site, '/ldes/open');
    const tombstone = `${base}/dataset/d03#removed-${removedAt}`;
    expect((await membersOf(site)).at(-1)).toBe(tombstone);
    expect(page.things('as:Delete')).toEqual([tombstone]);
    expect(page.objects(tombstone, 'dct:isVersionOf')).toEqual([`${base}/dataset/d03`]);
    expect(page.objects(tombstone, 'dct:modified')).toEqual([removedAt]);
  });

  it('keeps of its versions name and time alone', async () => {
    const page = await said(await siteWithout(), '/ldes/open');
    const version = `${base}/dataset/d03/version/2026.01.01`;
    expect(page.objects(version, 'dct:title')).toEqual([]);
    expect(page.objects(version, 'dct:modified')).toEqual(['2026-01-01T04:00:00.000Z']);
  });
});
