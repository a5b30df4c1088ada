import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEucaimSite } from '../../federation/eucaim-site.ts';
import { createNetwork, type Network } from '../../federation/network.ts';
import { Graph, unhurriedMs } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { callerOf } from '../../server/caller.ts';
import { createLog } from '../../server/log.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { seedEucaim } from '../support/eucaim-graph.ts';
import { clearFixture } from '../support/graph-fixture.ts';
import { collectionsOf, says, startProvider, type TestProvider } from '../support/provider.ts';

const { address, indexFolder } = testDatabase();
const [graph, probe] = [new Graph(address, unhurriedMs), new Graph(address)];
const logged: string[] = [];
const log = createLog('info', { write: (line) => logged.push(line) });
const terminology = followTerminology(graph, undefined, unhurriedMs);
const index = followIndex(graph, terminology, { folder: indexFolder, patienceMs: unhurriedMs });
const open: Serving[] = [];
const providers: TestProvider[] = [];
let hub: Serving;

/** A server of ours over some of the datasets. */
async function start(datasets: readonly string[], network?: Network): Promise<Serving> {
  const config = { access: 'open', allowOpen: 'no', licensedNames: 'shown' } as const;
  const serving = await serve({
    config: { host: '127.0.0.1', port: 0, publicUrl: undefined, ...config },
    ...{ graph, terminology, index, probe, log, version: '1.2.3', network },
    caller: async () => callerOf('open', datasets),
  });
  serving.readiness.set('ready');
  open.push(serving);
  return serving;
}

async function provider(...answer: Parameters<typeof startProvider>): Promise<string> {
  const started = await startProvider(...answer);
  providers.push(started);
  return started.url;
}

async function addresses(): Promise<Readonly<Record<string, string>>> {
  const [first, second] = [await start(['eu-a']), await start(['eu-b'])];
  const dead = await startProvider(says(''));
  await dead.close();
  return {
    first: `${first.url}/eucaim/search`,
    second: `${second.url}/eucaim/search`,
    dead: dead.url,
    slow: await provider(() => {}),
    page: await provider(says('<html>Please log in</html>')),
    huge: await provider(says(collectionsOf(1_000_000_000))),
    spent: await provider(says('{}', 429, { 'retry-after': 'Fri, 01 Jan 2027 01:17:02 GMT' })),
    old: await provider(
      says(
        '{"provider":"x","collections":[{"id":"p","modality":["MR"],"subjects_count":4711}],"total":{"subjects_count":4711}}',
      ),
    ),
    none: await provider(says(collectionsOf())),
  };
}

beforeAll(async () => {
  await seedEucaim(graph);
  await index(); // else the first question waits for it
  const sites = Object.entries(await addresses()).map(([id, url]) =>
    createEucaimSite({ id, name: `Hospital ${id}`, country: 'ES', url, authorization: 'Bearer s3cr3t' }),
  );
  hub = await start(
    ['eu-a', 'eu-b'],
    createNetwork(() => sites, log),
  );
});
afterAll(async () => {
  await Promise.all([...open, ...providers].map((one) => one.close()));
  await clearFixture(graph);
  await Promise.all([graph.close(), probe.close()]);
});

type Count = { readonly value: number | null; readonly precision: string };
type Counted = {
  readonly total: Count;
  readonly complete: boolean;
  readonly sites: readonly {
    readonly site: { readonly id: string };
    readonly status: string;
    readonly reason: string | null;
    readonly count: Count | null;
    readonly tookMs: number;
    readonly heardAt: string;
  }[];
};
type Answer<Data> = {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: object }[];
};

async function ask<Data>(query: string, { url } = hub): Promise<Answer<Data>> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer<Data>; // the test knows what it asks for
}

const counted = `total { value low high suppressed precision } complete
  sites { site { id name country kind } status reason tookMs heardAt count { value low high suppressed precision } }`;

/** What the sites of these ids tell. */
async function countAt(where: string, ids: readonly string[], more = ''): Promise<Counted> {
  const { data, errors } = await ask<{ federation: { count: Counted } }>(
    `{ federation { count(where: ${where}, sites: ${JSON.stringify(ids)}${more}) { ${counted} } } }`,
  );
  expect(errors).toBeUndefined();
  return data.federation.count;
}

const women = '{ patient: { sex: [FEMALE] } }';
const cancer = '{ condition: { code: { codes: ["SNOMED:254837009"] } } }';
const reported = { low: null, high: null, suppressed: false, precision: 'REPORTED' };

describe('federation.count', () => {
  it.each([
    '{ patient: {} }',
    women,
    cancer,
    '{ imaging: { modality: ["MR"] } }',
    '{ imaging: { modality: ["NM", "ST"] } }',
    '{ imaging: { modality: ["MR"], bodyPart: { codes: ["SNOMED:76752008"] } } }',
    `{ all: [${women}, ${cancer}, { imaging: { modality: ["MR"] } }] }`,
  ])('is over two sites what it is at home over the data of both: %s', async (where) => {
    const { data } = await ask<{ cohort: { count: Count } }>(
      `{ cohort(where: ${where}) { count { value } } }`,
    );
    const { total, complete, sites } = await countAt(where, ['first', 'second']);
    expect(data.cohort.count.value).toBeGreaterThan(0);
    expect([total, complete]).toEqual([{ value: data.cohort.count.value, ...reported }, true]);
    expect(
      sites.every(
        ({ status, count, tookMs }) => (status === 'OK') === (count?.value !== null) && tookMs >= 0,
      ),
    ).toBe(true);
  });

  it('says of each site what it told or why it did not, and adds up what was told', async () => {
    const { total, complete, sites } = await countAt(
      women,
      ['none', 'old', 'spent', 'huge', 'page', 'slow', 'dead', 'second', 'first'],
      ', deadlineMs: 1500',
    );
    expect(total).toEqual({ value: 4714, ...reported });
    expect(complete).toBe(false);
    const shown = sites.map(({ site, status, reason, count }) => [site.id, status, reason, count?.value]);
    expect(shown).toEqual([
      ['first', 'OK', null, 2],
      ['second', 'OK', null, 1],
      ['dead', 'UNREACHABLE', 'It takes no connections.', undefined],
      ['slow', 'TIMEOUT', 'It did not answer within 1500 ms.', undefined],
      ['page', 'UNREACHABLE', 'What came was not understood: it is no JSON.', undefined],
      ['huge', 'UNREACHABLE', expect.stringContaining('no whole number from 0 to 10000000.'), undefined],
      ['spent', 'REFUSED', expect.stringContaining('again from 2027-01-01T01:17:02Z on.'), undefined],
      ['old', 'OK', null, 4711],
      ['none', 'SUPPRESSED', 'None, or too few to be shown.', null],
    ]);
  });

  it('is suppressed and complete where all sites show nothing, and not where none answers', async () => {
    const none = { value: null, low: null, high: null, suppressed: true, precision: 'SUPPRESSED' };
    expect(await countAt('{ patient: { sex: [OTHER] } }', ['first', 'none'])).toMatchObject({
      ...{ total: none, complete: true },
      sites: [{ status: 'SUPPRESSED', count: none }, { status: 'SUPPRESSED' }],
    });
    expect(await countAt(women, ['dead'])).toMatchObject({ total: none, complete: false });
  });

  it('is not asked for less where a site has no code of the question, which it says', async () => {
    const where = '{ all: [{ condition: { code: { codes: ["SNOMED:363484005"] } } }] }';
    const { complete, sites } = await countAt(where, ['first']);
    expect(complete).toBe(false);
    expect(sites[0]).toMatchObject({ status: 'UNSUPPORTED', count: null });
    expect(sites[0]?.reason).toMatch(
      /^where\.all\.0\.condition\.code cannot be asked there\. It says: "diagnosis: .*SNOMED:363484005.*"$/,
    );
  });

  it('names what sites of this kind cannot be asked, and asks them nothing', async () => {
    const { sites } = await countAt(`{ not: ${women} }`, ['first', 'old']);
    expect(sites.map(({ status, reason }) => [status, reason])).toEqual([
      ['UNSUPPORTED', 'where.not cannot be asked.'],
      ['UNSUPPORTED', 'where.not cannot be asked.'],
    ]);
  });

  it.each([
    ['where: { all: [] }', 'CRITERION_INVALID', ['where', 'all']],
    [`where: ${women}, sites: ["frist"]`, 'NOT_FOUND', ['sites', 0]],
    [`where: ${women}, sites: []`, 'ARGUMENT_INVALID', ['sites']],
    [`where: ${women}, deadlineMs: 499`, 'ARGUMENT_INVALID', ['deadlineMs']],
    [`where: ${women}, deadlineMs: 25001`, 'ARGUMENT_INVALID', ['deadlineMs']],
    [`where: ${women}, maxAgeHours: -1`, 'ARGUMENT_INVALID', ['maxAgeHours']],
    [`where: ${women}, maxAgeHours: 337`, 'ARGUMENT_INVALID', ['maxAgeHours']],
  ])('refuses %s for all sites', async (args, code, path) => {
    const { errors } = await ask(`{ federation { count(${args}) { complete } } }`);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code, path }]);
  });

  it('names the site that was meant', async () => {
    const { errors } = await ask(`{ federation { count(where: ${women}, sites: ["frist"]) { complete } } }`);
    expect(errors?.[0]?.message).toBe('sites.0: there is no such site; the nearest is first.');
  });

  it('says what to set where there is nobody to ask', async () => {
    const alone = open[0];
    const { data, errors } = await ask('{ federation { sites { id } } }', alone);
    expect([data, errors]).toEqual([{ federation: { sites: [] } }, undefined]);
    const refused = await ask(`{ federation { count(where: ${women}) { complete } } }`, alone);
    expect(refused.errors?.[0]).toMatchObject({
      message: expect.stringContaining('SITES'),
      extensions: { code: 'UNSUPPORTED' },
    });
  });

  it('tells again what a site told before, without asking it, unless it is to be asked', async () => {
    const asks = () => logged.filter((line) => line.includes('a site was asked')).length;
    const men = '{ patient: { sex: [MALE] } }';
    const first = await countAt(men, ['first', 'old']);
    logged.length = 0;
    const again = await countAt(men, ['old', 'first']);
    expect([asks(), again.total]).toEqual([0, first.total]);
    expect(again.sites.map(({ site, heardAt }) => [site.id, heardAt])).toEqual(
      first.sites.map(({ site, heardAt }) => [site.id, heardAt]),
    );
    const anew = await countAt(men, ['first'], ', maxAgeHours: 0');
    expect([asks(), anew.sites[0]?.heardAt === first.sites[0]?.heardAt]).toEqual([1, false]);
  });

  it('logs of each site that it was asked, and neither question nor number nor secret', async () => {
    logged.length = 0;
    await countAt(women, ['old', 'spent'], ', maxAgeHours: 0');
    const lines = logged.map((line) => JSON.parse(line)).filter(({ site }) => site !== undefined);
    expect(lines.map(({ site, status, msg, ms }) => [site, status, msg, typeof ms]).sort()).toEqual([
      ['old', 'OK', 'a site was asked', 'number'],
      ['spent', 'REFUSED', 'a site was asked', 'number'],
    ]);
    const keys = new Set(lines.flatMap((line) => Object.keys(line)));
    expect([...keys].sort()).toEqual(['level', 'ms', 'msg', 'site', 'status', 'time']);
    expect(logged.join()).not.toMatch(/s3cr3t|FEMALE|4711/);
  });
});

describe('federation.sites', () => {
  it('tells what each holds, when it was heard, and why it is not online', async () => {
    const query = `{ federation { sites {
      id name country kind online offlineReason heardAt datasets patients { value precision } vocabularies records software
    } } }`;
    const { data } = await ask<{ federation: { sites: readonly (object & { id: string })[] } }>(query);
    const some = data.federation.sites.filter(({ id }) => ['first', 'dead', 'none'].includes(id));
    const about = (id: string) => ({
      id,
      name: `Hospital ${id}`,
      country: 'ES',
      kind: 'EUCAIM',
      ...{ vocabularies: {}, records: null, software: null },
    });
    expect(some).toEqual([
      {
        ...{ ...about('first'), online: true, offlineReason: null, heardAt: expect.any(String) },
        ...{ datasets: 1, patients: { value: 4, precision: 'REPORTED' } },
      },
      {
        ...{ ...about('dead'), online: false, offlineReason: 'It takes no connections.', heardAt: null },
        ...{ datasets: 0, patients: { value: null, precision: 'SUPPRESSED' } },
      },
      {
        ...{ ...about('none'), online: true, offlineReason: null, heardAt: expect.any(String) },
        ...{ datasets: 0, patients: { value: null, precision: 'SUPPRESSED' } },
      },
    ]);
  });

  it('tells how long each took to answer, once it did', async () => {
    const query = '{ federation { vocabularies { vocabulary } sites { id answerMs } } }';
    await countAt(women, ['none'], ', maxAgeHours: 0');
    const { data } = await ask<{ federation: { sites: readonly { id: string; answerMs: number | null }[] } }>(
      query,
    );
    const times = new Map(data.federation.sites.map(({ id, answerMs }) => [id, answerMs]));
    expect([typeof times.get('none'), times.get('dead')]).toEqual(['number', null]);
  });

  it('asks each once for many who want to know', async () => {
    const old = providers.at(-2);
    const before = old?.asked.length;
    await Promise.all([1, 2, 3].map(() => ask('{ federation { sites { online datasets } } }')));
    expect(old?.asked.length).toBe(before);
  });
});

describe('federation', () => {
  const asTiered = createAsk(graph, { subject: 'anonymous', records: [], counts: [] });
  const login = {
    person: { issuer: 'local', subject: 'ada' },
    until: null,
    by: 'session',
    grants: [],
  } as const;
  const ada = { subject: 'local ada', records: [], counts: [], login };

  it('is for who is logged in, and has said for what where that is wanted', async () => {
    const query = '{ federation { sites { id } } }';
    const codesOf = async (caller: Parameters<typeof asTiered>[1]) =>
      (await asTiered(query, caller)).errors.map(({ code }) => code);
    expect([
      await codesOf(undefined),
      await codesOf(ada),
      await codesOf({ ...ada, lacksPurpose: true }),
    ]).toEqual([['UNAUTHENTICATED'], [], ['FORBIDDEN']]);
  });
});
