import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { allProfiles, profiles } from '../../../fair/rdf/profiles.ts';
import { expected } from '../../fair/rdf/documents.ts';
import { parsers } from '../../fair/rdf/parse.ts';
import { createPublicSite, iris, lungDocument, type PublicSite } from '../../support/public-site.ts';
import { createToy, type Toy } from '../toy.ts';

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const state: { site: PublicSite; toy: Toy } = await fresh();

async function fresh() {
  const site = createPublicSite();
  return { site, toy: await createToy({ published: site }) };
}

beforeEach(async () => {
  Object.assign(state, await fresh());
});

type Headers = Readonly<Record<string, string>>;

const get = (url: string, headers: Headers = {}) => state.toy.app.inject({ url, headers });
const dataset = 'https://site.example.org/dataset/lung';

describe('registerFair', () => {
  it.each([
    ['/dataset/lung', {}, 200, 'text/turtle; charset=utf-8', `${dataset}.ttl`],
    ['/dataset/lung', { accept: browser }, 200, 'text/html; charset=utf-8', `${dataset}.html`],
    ['/dataset/lung', { accept: 'application/ld+json' }, 200, 'application/ld+json', `${dataset}.jsonld`],
    ['/dataset/lung', { accept: 'application/json' }, 200, 'application/json', `${dataset}.jsonld`],
    ['/dataset/lung.nt', { accept: browser }, 200, 'application/n-triples', `${dataset}.nt`],
    ['/dataset/lung.nq', {}, 200, 'application/n-quads', `${dataset}.nq`],
    ['/dataset/lung.rdf', {}, 200, 'application/rdf+xml', `${dataset}.rdf`],
    ['/dataset/lung.jsonld', {}, 200, 'application/ld+json', `${dataset}.jsonld`],
    ['/dataset/lung.html', { accept: 'text/turtle' }, 200, 'text/html; charset=utf-8', `${dataset}.html`],
    [
      '/dataset/lung.ttl?_profile=eucaim',
      {},
      200,
      'text/turtle; charset=utf-8',
      `${dataset}.ttl?_profile=eucaim`,
    ],
    ['/dataset/lung?_profile=dcat-ap', {}, 200, 'text/turtle; charset=utf-8', `${dataset}.ttl`],
    [
      '/dataset/removed',
      { accept: browser },
      410,
      'text/html; charset=utf-8',
      'https://site.example.org/dataset/removed.html',
    ],
    [
      '/dataset/removed.ttl',
      {},
      410,
      'text/turtle; charset=utf-8',
      'https://site.example.org/dataset/removed.ttl',
    ],
    ['/catalog', {}, 200, 'text/turtle; charset=utf-8', 'https://site.example.org/catalog.ttl'],
    ['/catalog.rdf', {}, 200, 'application/rdf+xml', 'https://site.example.org/catalog.rdf'],
    ['/', {}, 200, 'text/turtle; charset=utf-8', 'https://site.example.org/index.ttl'],
    ['/', { accept: browser }, 200, 'text/html; charset=utf-8', 'https://site.example.org/index.html'],
    ['/index.jsonld', {}, 200, 'application/ld+json', 'https://site.example.org/index.jsonld'],
    [
      '/concept/X/a%2Fb%20%25',
      {},
      200,
      'text/turtle; charset=utf-8',
      'https://site.example.org/concept/X/a%2Fb%20%25.ttl',
    ],
    [
      '/concept/X/a%2Ettl',
      {},
      200,
      'text/turtle; charset=utf-8',
      'https://site.example.org/concept/X/a%2Ettl.ttl',
    ],
    // what cannot be had
    ['/dataset/lung', { accept: 'image/png' }, 406, 'text/plain; charset=utf-8', undefined],
    ['/dataset/lung?_profile=other', {}, 406, 'text/plain; charset=utf-8', undefined],
    ['/dataset/lung?_profile=other', { accept: browser }, 406, 'text/html; charset=utf-8', undefined],
    ['/dataset/lung?_profile=other', { accept: 'application/json' }, 406, 'application/json', undefined],
    ['/dataset/lung?_profile=fdp&_profile=eucaim', {}, 406, 'text/plain; charset=utf-8', undefined],
    ['/dataset/lung', { 'accept-profile': '<urn:other>' }, 406, 'text/plain; charset=utf-8', undefined],
    ['/dataset/unknown', {}, 404, 'text/plain; charset=utf-8', undefined],
    ['/dataset/unknown', { accept: browser }, 404, 'text/html; charset=utf-8', undefined],
    ['/dataset/unknown.jsonld', { accept: 'application/ld+json' }, 404, 'application/json', undefined],
    ['/dataset/.ttl', {}, 404, 'text/plain; charset=utf-8', undefined],
    ['/linkset/unknown', {}, 404, 'text/plain; charset=utf-8', undefined],
    ['/sitemap/2.xml', {}, 404, 'text/plain; charset=utf-8', undefined],
    ['/sitemap/1', {}, 404, 'text/plain; charset=utf-8', undefined],
    [`/dataset/${'x'.repeat(5_000)}`, {}, 414, 'application/json; charset=utf-8', undefined],
    ['/dataset/%E0%A4%A', {}, 400, 'application/json; charset=utf-8', undefined],
    ['/dataset/', {}, 404, 'text/plain; charset=utf-8', undefined],
  ])('answers %s with %j by %i', async (url, headers: Headers, status, type, location) => {
    const answer = await get(url, headers);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-location']]).toEqual([
      status,
      type,
      location,
    ]);
  });

  it('says in every format what the document says', async () => {
    const answers = await Promise.all(
      (['ttl', 'jsonld', 'nt', 'nq', 'rdf'] as const).map((suffix) => get(`/dataset/lung.${suffix}`)),
    );
    const [ttl, jsonld, nt, nq, rdf] = answers.map(({ body }) => body);
    const read = [
      await parsers.turtle(ttl ?? ''),
      await parsers.jsonld(jsonld ?? ''),
      await parsers.ntriples(nt ?? ''),
      await parsers.nquads(nq ?? ''),
      await parsers.rdfxml(rdf ?? ''),
    ];
    expect(read).toEqual(read.map(() => expected(lungDocument(), iris)));
  });

  it('says what its answers depend on, and lets pages of other sites read them', async () => {
    const { headers } = await get('/dataset/lung');
    expect([headers.vary, headers['access-control-allow-origin']]).toEqual([
      'Accept, Accept-Profile, Accept-Encoding',
      '*',
    ]);
  });

  it('lets pages of other sites ask for profiles', async () => {
    const answer = await state.toy.app.inject({ method: 'OPTIONS', url: '/dataset/lung' });
    expect([answer.statusCode, answer.headers['access-control-allow-headers']]).toEqual([
      204,
      'Accept, Accept-Profile, If-None-Match, If-Modified-Since',
    ]);
  });

  it.each([
    '/dataset/lung',
    '/dataset/removed',
    '/dataset/unknown',
    '/catalog',
    '/',
    '/robots.txt',
    '/linkset/lung',
  ])('answers HEAD of %s as GET, without the body', async (url) => {
    const [head, whole] = await Promise.all([state.toy.app.inject({ method: 'HEAD', url }), get(url)]);
    const { date: _a, connection: _b, ...headHeaders } = head.headers;
    const { date: _c, connection: _d, ...getHeaders } = whole.headers;
    expect([head.statusCode, head.body, headHeaders]).toEqual([whole.statusCode, '', getHeaders]);
  });

  it('lists the media types where it has none that is accepted', async () => {
    const { body } = await get('/catalog', { accept: 'image/png' });
    expect(body).toBe(
      `Nothing here is of a media type that the header Accept allows (image/png). Ask for one of these, or end the address in one of .ttl, .jsonld, .nt, .nq, .rdf, .html:
text/turtle
application/ld+json
application/n-triples
application/n-quads
application/rdf+xml
text/html
application/x-turtle
application/json
`,
    );
  });

  it('lists the profiles with their IRIs where it has none that is asked for', async () => {
    const answer = await get('/catalog?_profile=dcat', { accept: 'application/json' });
    expect(answer.json().errors[0].extensions).toEqual({
      code: 'UNSUPPORTED',
      available: allProfiles.map((profile) => `${profile} <${profiles[profile].iri}>`),
    });
  });

  it('shows nothing of the header as markup', async () => {
    const { body } = await get('/catalog?_profile=<script>', { accept: browser });
    expect(body).not.toContain('<script>');
  });

  it('passes the profile to the reader', async () => {
    const { headers } = await get('/dataset/lung', { 'accept-profile': '<https://schema.org/>' });
    expect(headers.link).toContain('<https://schema.org/>; rel="profile"');
  });
});

describe('conditional requests', () => {
  it('are answered by 304 without reading', async () => {
    const first = await get('/dataset/lung');
    const reads = state.site.reads();
    const second = await get('/dataset/lung', { 'if-none-match': `"other", W/${first.headers.etag}` });
    expect([second.statusCode, second.body, state.site.reads() - reads]).toEqual([304, '', 0]);
  });

  it('give with 304 what a cache needs', async () => {
    const first = await get('/dataset/lung');
    const { headers } = await get('/dataset/lung', { 'if-none-match': String(first.headers.etag) });
    const kept = ['etag', 'vary', 'cache-control', 'content-location', 'last-modified', 'link'];
    expect(kept.map((name) => headers[name])).toEqual(kept.map((name) => first.headers[name]));
    expect(headers['content-type']).toBeUndefined();
  });

  it.each([
    ['Wed, 04 Mar 2026 05:06:07 GMT', 304],
    ['Thu, 05 Mar 2026 00:00:00 GMT', 304],
    ['Wed, 04 Mar 2026 05:06:06 GMT', 200],
    ['yesterday', 200],
  ])('since %s are answered by %i', async (since, status) => {
    expect((await get('/dataset/lung', { 'if-modified-since': since })).statusCode).toBe(status);
  });

  it('by tag go before those by date', async () => {
    const headers = { 'if-none-match': '"other"', 'if-modified-since': 'Thu, 05 Mar 2026 00:00:00 GMT' };
    expect((await get('/dataset/lung', headers)).statusCode).toBe(200);
  });

  it('of a removed dataset are answered by 410', async () => {
    const { headers } = await get('/dataset/removed');
    expect((await get('/dataset/removed', { 'if-none-match': String(headers.etag) })).statusCode).toBe(410);
  });

  it('have a tag for each format, profile and encoding', async () => {
    const answers = await Promise.all([
      get('/dataset/lung.ttl'),
      get('/dataset/lung.nt'),
      get('/dataset/lung.nq'),
      get('/dataset/lung.ttl?_profile=fdp'),
      get('/dataset/lung.ttl', { 'accept-encoding': 'gzip' }),
      get('/dataset/lung.ttl', { 'accept-encoding': 'br' }),
      get('/dataset/lung', { accept: 'application/json' }),
      get('/dataset/lung', { accept: 'application/ld+json' }),
    ]);
    const tags = answers.map(({ headers }) => headers.etag);
    expect(new Set(tags).size).toBe(answers.length);
    expect(tags.every((tag) => /^"[\w-]{27}"$/.test(String(tag)))).toBe(true);
  });

  it('keep their tag where another version has the same content', async () => {
    const first = await get('/dataset/lung');
    state.site.setVersion('2');
    const second = await get('/dataset/lung');
    expect([second.headers.etag, state.site.reads()]).toEqual([first.headers.etag, 2]);
  });

  it('read once for who ask at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, () => get('/dataset/lung')));
    expect(state.site.reads()).toBe(1);
  });

  it('do not keep what is not there', async () => {
    await get('/dataset/unknown');
    await get('/dataset/unknown');
    expect(state.site.reads()).toBe(2);
  });
});

describe('encodings', () => {
  it('are undone to the same bytes', async () => {
    const [plain, gzip, br] = await Promise.all(
      ['identity', 'gzip', 'br'].map((encoding) => get('/dataset/lung', { 'accept-encoding': encoding })),
    );
    expect([gzip?.headers['content-encoding'], br?.headers['content-encoding']]).toEqual(['gzip', 'br']);
    expect(gunzipSync(gzip?.rawPayload ?? '').toString()).toBe(plain?.body);
    expect(brotliDecompressSync(br?.rawPayload ?? '').toString()).toBe(plain?.body);
  });
});

describe('signposting', () => {
  const links = async (url: string, headers: Headers = {}) =>
    String((await get(url, headers)).headers.link).split(', ');

  it('leads from the page to everything that belongs to it', async () => {
    expect(await links('/dataset/lung', { accept: browser })).toEqual([
      `<${dataset}>; rel="cite-as"`,
      '<https://schema.org/Dataset>; rel="type"',
      '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
      '<https://site.example.org/catalog>; rel="collection"',
      '<https://site.example.org/distribution/lung.by>; rel="item"; type="application/dicom"',
      ...[
        ['.ttl', 'text/turtle'],
        ['.jsonld', 'application/ld+json'],
        ['.nt', 'application/n-triples'],
        ['.nq', 'application/n-quads'],
        ['.rdf', 'application/rdf+xml'],
      ].map(
        ([suffix, type]) =>
          `<${dataset}${suffix}>; rel="describedby"; type="${type}"; profile="${profiles['dcat-ap'].iri}"`,
      ),
      ...(['healthdcat', 'eucaim', 'fdp', 'schema'] as const).map(
        (name) =>
          `<${dataset}.ttl?_profile=${name}>; rel="describedby"; type="text/turtle"; profile="${profiles[name].iri}"`,
      ),
      '<https://site.example.org/linkset/lung>; rel="linkset"; type="application/linkset+json"',
      `<${profiles['dcat-ap'].iri}>; rel="profile"`,
    ]);
  });

  it('leads from a file of facts to the thing', async () => {
    expect(await links('/dataset/lung.ttl')).toEqual([
      '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
      '<https://site.example.org/linkset/lung>; rel="linkset"; type="application/linkset+json"',
      `<${dataset}>; rel="describes"`,
      `<${profiles['dcat-ap'].iri}>; rel="profile"`,
    ]);
  });

  it('says the same in the HTML', async () => {
    const { body } = await get('/dataset/lung', { accept: browser });
    const inHeader = (await links('/dataset/lung', { accept: browser })).map((link) => [
      /rel="([^"]*)"/.exec(link)?.[1],
      /<([^>]*)>/.exec(link)?.[1],
    ]);
    const inHtml = [...body.matchAll(/<link rel="([^"]*)" href="(https:[^"]*)"/g)].map(([, rel, href]) => [
      rel,
      href,
    ]);
    expect(inHtml).toEqual(inHeader.filter(([rel]) => rel !== 'profile'));
  });

  it('has all links in a set, anchored at the thing', async () => {
    const answer = await get('/linkset/lung');
    const [first, ...back] = answer.json().linkset;
    expect(answer.headers['content-type']).toBe('application/linkset+json');
    expect([first.anchor, first['cite-as'], first.describedby.length]).toEqual([
      dataset,
      [{ href: dataset }],
      25,
    ]);
    expect(first.describedby[0]).toEqual({
      href: `${dataset}.ttl`,
      type: 'text/turtle',
      profile: profiles['dcat-ap'].iri,
    });
    expect(back.at(-1)).toEqual({ anchor: `${dataset}.rdf?_profile=schema`, describes: [{ href: dataset }] });
  });

  it('leads from the root to the interfaces', async () => {
    expect(await links('/')).toContain(
      '<https://site.example.org/.well-known/api-catalog>; rel="api-catalog"; type="application/linkset+json"',
    );
  });
});

describe('discovery', () => {
  it('lists the interfaces (RFC 9727)', async () => {
    const answer = await get('/.well-known/api-catalog');
    expect(answer.headers['content-type']).toBe(
      'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
    );
    expect(answer.json().linkset).toEqual([
      {
        anchor: 'https://site.example.org/.well-known/api-catalog',
        item: [{ href: 'https://site.example.org/graphql' }],
      },
      {
        anchor: 'https://site.example.org/graphql',
        'service-doc': [{ href: 'https://site.example.org/graphql' }],
      },
    ]);
  });

  it('tells crawlers where the site map is', async () => {
    expect((await get('/robots.txt')).body).toMatch(
      /\nSitemap: https:\/\/site\.example\.org\/sitemap\.xml\n$/,
    );
  });

  it('has a site map', async () => {
    expect((await get('/sitemap.xml')).body).toContain(
      '<url><loc>https://site.example.org/catalog</loc><lastmod>2026-03-04T05:06:07.000Z</lastmod></url>',
    );
  });

  it('has a context that stays', async () => {
    const answer = await get('/context/v1.jsonld');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.json()['@context'].kg).toBe('https://site.example.org/ontology#');
  });
});

describe('pages', () => {
  it('hold the record in schema.org, which no text of it ends', async () => {
    const { body } = await get('/dataset/lung', { accept: browser });
    const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    expect(JSON.parse(block)).toMatchObject({
      '@id': dataset,
      '@type': 'Dataset',
      name: 'Lung </script><script>alert(1)</script> & "co"',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      isAccessibleForFree: false,
      creator: { '@type': 'Organization', name: 'Invented Hospital' },
    });
  });

  it('hold no other script, no style of their own, and no address that runs', async () => {
    const { body } = await get('/dataset/lung', { accept: browser });
    expect(body.match(/<script/g)).toHaveLength(1);
    expect(body).not.toMatch(/<style|style=|onload=|href="javascript/);
  });

  it('load nothing but files of this server', async () => {
    const { body } = await get('/dataset/lung', { accept: browser });
    const [, sheet = ''] = /<link rel="stylesheet" href="([^"]*)"/.exec(body) ?? [];
    expect((await get(new URL(sheet, 'http://here/dataset/lung').pathname)).statusCode).toBe(200);
  });

  it('show numbers, what is missing, and all forms', async () => {
    const { body } = await get('/dataset/lung', { accept: browser });
    expect(body).toContain('<dt>Patients</dt><dd>366</dd>');
    expect(body).toContain('healthdcatap:hdab: exactly one is wanted, there is none');
    expect(body).toContain(`href="${dataset}.rdf?_profile=eucaim"`);
  });
});
