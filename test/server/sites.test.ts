import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readSites } from '../../server/sites.ts';
import { collectionsOf, says, startProvider } from '../support/provider.ts';

const home = await mkdtemp(join(tmpdir(), 'oncograph-sites-'));
const path = join(home, 'sites.yaml');
const env = { VALENCIA: 'Bearer s3cr3t', CONTROLS: 'Bearer s3cr3t\nx: y', EMPTY: '' };
afterAll(() => rm(home, { recursive: true }));
afterEach(() => rm(join(home, 'token'), { force: true }));

const good = `oncographSites: 1
sites:
  - id: valencia
    name: Hospital of Valencia
    country: ES
    eucaim:
      url: https://kg.example.org/eucaim/search
      authorization: { env: VALENCIA }
  - id: porto
    name: Hospital do Porto
    country: PT
    eucaim:
      url: http://127.0.0.1:4001/eucaim/search
`;

async function read(text: string) {
  await writeFile(path, text);
  return readSites({ sitesFile: path }, env);
}

async function faultsOf(text: string): Promise<string> {
  return read(text).then(
    () => 'none',
    (error: unknown) => String(error),
  );
}

describe('readSites', () => {
  it('reads the sites in their order', async () => {
    const sites = await read(good);
    expect(sites.map(({ id, name, country, kind }) => ({ id, name, country, kind }))).toEqual([
      { id: 'valencia', name: 'Hospital of Valencia', country: 'ES', kind: 'EUCAIM' },
      { id: 'porto', name: 'Hospital do Porto', country: 'PT', kind: 'EUCAIM' },
    ]);
  });

  it('reads none where none are set', async () => {
    expect(await readSites({ sitesFile: undefined }, env)).toEqual([]);
  });

  it.each(['{ env: VALENCIA }', '{ file: token }'])('asks with what stands in %s', async (place) => {
    await writeFile(join(home, 'token'), 'Bearer s3cr3t\n');
    const { url, asked, close } = await startProvider(says(collectionsOf(1)));
    const [site] = await read(
      good.replace('https://kg.example.org/eucaim/search', url).replace('{ env: VALENCIA }', place),
    );
    await site?.look(new AbortController().signal);
    await close();
    expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer s3cr3t']);
  });

  it.each([
    [
      'a key that is misspelled',
      ['country: ES', 'contry: ES'],
      /line 5, sites\.0\.contry: unknown key; did you mean country\?/,
    ],
    [
      'an id with a blank',
      ['id: valencia', 'id: "va lencia"'],
      /line 3, sites\.0\.id: expected an id of small letters/,
    ],
    [
      'an id twice',
      ['id: porto', 'id: valencia'],
      /line 9, sites\.1\.id: is that of Hospital of Valencia already/,
    ],
    [
      'an address twice',
      ['http://127.0.0.1:4001/eucaim/search', 'https://KG.example.org:443/eucaim/search'],
      /line 13, sites\.1\.eucaim\.url: is that of Hospital of Valencia already/,
    ],
    [
      'a country by name',
      ['country: ES', 'country: Spain'],
      /line 5, sites\.0\.country: expected a country by two/,
    ],
    [
      'a country that is none',
      ['country: ES', 'country: XX'],
      /sites\.0\.country: XX is no country of ISO 3166-1/,
    ],
    ['another name of a country', ['country: ES', 'country: UK'], /UK is no country/],
    [
      'an address without TLS',
      ['https://kg', 'http://kg'],
      /line 7, sites\.0\.eucaim\.url: expected an https URL/,
    ],
    [
      'an address with a query',
      ['/search\n      auth', '/search?key=s3cr3t\n      auth'],
      /sites\.0\.eucaim\.url: expected/,
    ],
    [
      'an address with a password',
      ['https://kg', 'https://ada:s3cr3t@kg'],
      /sites\.0\.eucaim\.url: expected/,
    ],
    ['no address', ['https://kg.example.org/eucaim/search', 'kg'], /sites\.0\.eucaim\.url: expected/],
    [
      'a variable that is not set',
      ['VALENCIA', 'NOBODY'],
      /line 8, sites\.0\.eucaim\.authorization: the environment variable NOBODY has nothing/,
    ],
    ['a variable that is empty', ['VALENCIA', 'EMPTY'], /the environment variable EMPTY has nothing/],
    [
      'a secret that is no header',
      ['VALENCIA', 'CONTROLS'],
      /what stands in the environment variable CONTROLS cannot be/,
    ],
    ['a file that is not there', ['{ env: VALENCIA }', '{ file: nowhere }'], /the file nowhere has nothing/],
    ['a secret in the file', ['{ env: VALENCIA }', 'Bearer s3cr3t'], /authorization: must be object/],
    [
      'two places of a secret',
      ['{ env: VALENCIA }', '{ env: VALENCIA, file: token }'],
      /sites\.0\.eucaim\.authorization/,
    ],
    [
      'no way to ask',
      ['    eucaim:\n      url: http', '    other:\n      url: http'],
      /line 3, sites\.0: must have required property 'eucaim'/,
    ],
    ['another version', ['oncographSites: 1', 'oncographSites: 2'], /line 1, oncographSites/],
  ] as const)('refuses %s, and shows no secret', async (_what, [from, to], told) => {
    const text = good.replace(from, to);
    expect(text).not.toBe(good);
    const faults = await faultsOf(text);
    expect(faults).toMatch(told);
    expect(faults).not.toContain('s3cr3t');
  });

  it('refuses more sites than can be asked at once', async () => {
    const one = (n: number) =>
      `  - { id: s${n}, name: S, country: ES, eucaim: { url: "http://127.0.0.1/${n}" } }\n`;
    const many = (count: number) =>
      `oncographSites: 1\nsites:\n${Array.from({ length: count }, (_, n) => one(n)).join('')}`;
    expect(await faultsOf(many(200))).toBe('none');
    expect(await faultsOf(many(201))).toMatch(/sites: must NOT have more than 200 items/);
  });
});
