import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { askAll } from '../../federation/ask-all.ts';
import { createEucaimSite } from '../../federation/eucaim-site.ts';
import { createPlaces } from '../../federation/places.ts';
import { collectionsOf, says, startProvider, type TestProvider } from '../support/provider.ts';
import { anAskedQuestion, toldNumber } from '../support/told-sites.ts';

const secret = 'Bearer s3cr3t-of-this-server';
const running: TestProvider[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

async function provider(answer: RequestListener): Promise<TestProvider> {
  const started = await startProvider(answer);
  running.push(started);
  return started;
}

function siteAt(url: string) {
  return createEucaimSite({ id: 'a', name: 'A', country: 'ES', url, authorization: secret });
}

const mr = { imaging: { modality: ['MR'] } };

/** What is heard of a provider that answers so. */
async function heardAt(url: string, where: unknown = mr, deadlineMs = 5_000) {
  const sites = [{ ...siteAt(url), places: createPlaces(8) }];
  const terms = { deadlineMs, signal: new AbortController().signal, log: { info: () => {}, warn: () => {} } };
  const [heard] = await askAll(sites, anAskedQuestion(where), terms);
  const { status, reason, told } = heard ?? {};
  return { status, reason, told };
}

async function heardOf(answer: RequestListener, where?: unknown, deadlineMs?: number) {
  const { url } = await provider(answer);
  return heardAt(url, where, deadlineMs);
}

describe('a site of EUCAIM', () => {
  it('is asked as Focus does: by parameters, and the header that it wants', async () => {
    const { url, asked } = await provider(says(collectionsOf(7)));
    const criterion = {
      all: [
        {
          imaging: {
            manufacturer: [
              'ge medical systems',
              'ge_medical_systems',
              '"ge healthcare"',
              'ge healthcare',
              'general electric',
            ],
          },
        },
        { patient: { sex: ['FEMALE'] } },
      ],
    };
    expect(await heardAt(url, criterion)).toMatchObject({
      status: 'OK',
      told: { count: { value: 7, precision: 'REPORTED' } },
    });
    expect(await heardAt(url, { patient: {} })).toMatchObject({ status: 'OK' });
    expect(asked).toEqual([
      { url: '/search?gender=female&manufacturer=General%20Electric', authorization: secret },
      { url: '/search', authorization: secret },
    ]);
  });

  it('tells its own total, in which a person may be in two collections', async () => {
    const text = JSON.stringify({
      collections: [{ subjects_count: 7 }, { subjects_count: 5 }],
      total: { subjects_count: 9 },
    });
    expect(await heardOf(says(text))).toEqual({
      ...{ status: 'OK', reason: null },
      told: toldNumber(9),
    });
  });

  it('may answer in the other spelling, and with members that nobody knows', async () => {
    const collection = {
      id: 'p',
      name: 'P',
      modality: ['MR'],
      subjects_count: 12,
      studies_count: '?',
      extra: {},
    };
    const text = JSON.stringify({
      ...{ provider: 'x', provider_icon: null, collections: [collection] },
      ...{ total: { subjects_count: 12, studies_count: null }, __proto: [], not_asked: 'nothing' },
    });
    expect(await heardOf(says(text))).toMatchObject({
      status: 'OK',
      told: { count: { value: 12, precision: 'REPORTED' } },
    });
  });

  it('shows nobody where there is no collection', async () => {
    const { status, reason } = await heardOf(says(collectionsOf()));
    expect([status, reason]).toEqual(['SUPPRESSED', 'None, or too few to be shown.']);
  });

  it('tells that it left collections out', async () => {
    const { status, reason } = await heardOf(
      says(collectionsOf(3).replace('{', '{"not_asked":[{"id":"x"},{"id":"y"}],')),
    );
    expect(status).toBe('OK');
    expect(reason).toBe('It says that it did not ask 2 collections of its own: there may be more.');
  });

  it.each([
    ['a page', '<html>Log in</html>'],
    ['a text', 'twelve'],
    ['nothing', ''],
    ['a list', '[]'],
    ['an object without collections', '{}'],
    ['collections without a total', '{"collections":[{"subjects_count":1}]}'],
    ['a total without a number', '{"collections":[{"subjects_count":1}],"total":{}}'],
    ['a collection without a number', '{"collections":[{"id":"a"}],"total":{"subjects_count":0}}'],
    ['a collection that is a number', '{"collections":[1],"total":{"subjects_count":1}}'],
    [
      'a total of more than its collections',
      '{"collections":[{"subjects_count":1}],"total":{"subjects_count":2}}',
    ],
    ['a total without collections', '{"collections":[],"total":{"subjects_count":2}}'],
    [
      'a total of less than one of them',
      '{"collections":[{"subjects_count":3}],"total":{"subjects_count":2}}',
    ],
    ...['-1', '1.5', '1000000000', '1e999', '"7"', 'null', 'true', '[7]'].map((n) => [
      `a number that is ${n}`,
      `{"collections":[{"subjects_count":${n}}],"total":{"subjects_count":${n}}}`,
    ]),
    ['NaN', '{"collections":[{"subjects_count":NaN}],"total":{"subjects_count":NaN}}'],
    ['an answer of 5 MB', collectionsOf(7).replace('"c0"', `"${'x'.repeat(5_000_000)}"`)],
  ])('is not understood where it answers with %s', async (_what, text) => {
    const { status, reason, told } = await heardOf(says(text));
    expect([status, told]).toEqual(['UNREACHABLE', null]);
    expect(reason).toMatch(/^What came was not understood: [a-zJSON0-9, ]+\.$/);
  });

  it.each([
    [401, {}, 'REFUSED', 'It does not accept the login of this server.'],
    [403, {}, 'REFUSED', 'It does not let this server ask.'],
    [404, {}, 'REFUSED', 'It refuses to answer (HTTP 404).'],
    [429, {}, 'REFUSED', 'This server has asked it for as much as it may: it may ask again later.'],
    [
      429,
      { 'retry-after': 'Fri, 01 Jan 2027 01:17:02 GMT' },
      'REFUSED',
      'This server has asked it for as much as it may: it may ask again from 2027-01-01T01:17:02Z on.',
    ],
    [429, { 'retry-after': 'secret' }, 'REFUSED', expect.stringMatching(/again later\.$/)],
    [429, { 'retry-after': '99999999999' }, 'REFUSED', expect.stringMatching(/again later\.$/)],
    [429, { 'retry-after': '60' }, 'REFUSED', expect.stringMatching(/again from 20\d\d-[\dT:-]+Z on\.$/)],
    [500, {}, 'UNREACHABLE', 'It cannot answer (HTTP 500).'],
    [502, {}, 'UNREACHABLE', 'It cannot answer (HTTP 502).'],
    [204, {}, 'UNREACHABLE', 'It cannot answer (HTTP 204).'],
    [302, { location: '/elsewhere' }, 'UNREACHABLE', 'It sends to another address, which is not followed.'],
  ] as const)('that answers with %i %j is %s', async (code, headers, status, reason) => {
    const body = code === 204 ? '' : collectionsOf(7);
    expect(await heardOf(says(body, code, headers))).toEqual({ status, reason, told: null });
  });

  it('is asked once, and no other address, where it sends elsewhere', async () => {
    const other = await provider(says(collectionsOf(7)));
    const { url, asked } = await provider(says('', 307, { location: other.url }));
    await heardAt(url);
    expect([asked.length, other.asked.length]).toEqual([1, 0]);
  });

  it('that takes no connection is not reached', async () => {
    const { url, close } = await startProvider(says(''));
    await close();
    expect(await heardAt(url)).toEqual({
      ...{ status: 'UNREACHABLE', told: null },
      reason: 'It takes no connections.',
    });
  });

  it('that breaks off is not reached', async () => {
    const { status, reason } = await heardOf((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"coll');
      setTimeout(() => response.destroy(), 20);
    });
    expect([status, reason]).toEqual([
      'UNREACHABLE',
      'The connection to it broke off in the middle of its answer.',
    ]);
  });

  it.each([
    ['never answers', () => {}],
    ['never ends its answer', (_request, response) => void response.writeHead(200).write('{')],
  ] satisfies [string, RequestListener][])('that %s is not waited for', async (_what, answer) => {
    const { status, reason } = await heardOf(answer, mr, 500);
    expect([status, reason]).toEqual(['TIMEOUT', 'It did not answer within 500 ms.']);
  });

  it('is not asked what no parameters ask, and says what that is', async () => {
    const { url, asked } = await provider(says(collectionsOf(7)));
    const { status, reason } = await heardAt(url, { all: [mr, { not: mr }, { variant: { gene: ['VHL'] } }] });
    expect([status, asked.length]).toEqual(['UNSUPPORTED', 0]);
    expect(reason).toBe('where.all.1.not cannot be asked. where.all.2.variant.gene cannot be asked.');
  });

  const refuses = (message: string, path: unknown = ['modality']) =>
    says(JSON.stringify({ errors: [{ message, extensions: { code: 'UNKNOWN_CODE', path } }] }), 400);

  it('that cannot answer says so of the part of the question', async () => {
    const { status, reason } = await heardOf(refuses('modality: nobody knows it.'), { all: [mr] });
    expect([status, reason]).toEqual([
      'UNSUPPORTED',
      'where.all.0.imaging.modality cannot be asked there. It says: "modality: nobody knows it."',
    ]);
  });

  it.each([
    ['is cut to one line', refuses(`a\n\u202eb\u0000${'c'.repeat(900)}`), / It says: "a b c{196}…"$/],
    [
      'is left out where it has the secret in it',
      refuses(`no ${secret}`),
      /^where\.imaging\.modality cannot be asked there\.$/,
    ],
    [
      'is left out where it has a part of the secret in it',
      refuses('no s3cr3t-of-this-server, no'),
      /there\.$/,
    ],
    ['is left out where it is none', refuses(7 as unknown as string), /there\.$/],
    ['is left out of another form', says('<html>no</html>', 400), /^The question cannot be asked there\.$/],
    [
      'is left out where it is too long',
      refuses('x'.repeat(5_000_000)),
      /^The question cannot be asked there\.$/,
    ],
    [
      'names no part that was not asked',
      refuses('no', ['__proto__']),
      /^The question cannot be asked there\. It says: "no"$/,
    ],
  ])('says why in a text that %s', async (_what, answer, told) => {
    const { status, reason } = await heardOf(answer);
    expect(status).toBe('UNSUPPORTED');
    expect(reason).toMatch(told);
  });

  it('holds as many datasets as it shows without a question', async () => {
    const { url, asked } = await provider(says(collectionsOf(7, 5)));
    const holding = await siteAt(url).look(new AbortController().signal);
    expect(holding).toEqual({
      ...{ saidAt: null, software: null, records: null, datasets: 2, vocabularies: {} },
      patients: toldNumber(12),
    });
    expect(asked).toEqual([{ url: '/search', authorization: secret }]);
  });
});
