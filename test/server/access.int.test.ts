import { once } from 'node:events';
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addGrants, endGrant } from '../../access/grants/grants.ts';
import type { Person } from '../../access/person.ts';
import { addPersonalToken, revokePersonalToken } from '../../access/personal-tokens.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { type CallerSettings, createCaller } from '../../server/caller.ts';
import { createLog } from '../../server/log.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import {
  clearAccess,
  fillThird,
  forgetAccess,
  marksIn,
  seedAccess,
  shareThird,
} from '../support/access-graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { audience, startIssuer, type TestIssuer } from '../support/issuer.ts';

const graph = new Graph(testDatabase().address);
const probe = new Graph(testDatabase().address);
/** Of the open server alone: what it reads is counted. */
const openGraph = new Graph(testDatabase().address);
const logged: string[] = [];
const servings: Serving[] = [];
let issuer: TestIssuer;
let tiered: Serving;
let open: Serving;
/** People of two issuers who are called alike: what one of them is granted is nothing to the other. */
let ada: Person;
const bob: Person = { issuer: 'local', subject: 'ada' };

async function start(
  settings: Pick<CallerSettings, 'access' | 'oidcIssuers' | 'oidcAudience'>,
  on = graph,
): Promise<Serving> {
  const config = { allowOpen: 'yes', licensedNames: 'withheld', ...settings } as const;
  const log = createLog('trace', { write: (line) => logged.push(line) });
  const terminology = followTerminology(on);
  const serving = await serve({
    config: { host: '127.0.0.1', port: 0, access: config.access, allowOpen: 'yes', publicUrl: undefined },
    ...{ graph: on, terminology, probe, log, version: '1.2.3' },
    index: followIndex(on, terminology, { folder: testDatabase().indexFolder }),
    caller: createCaller(on, config, log),
  });
  servings.push(serving);
  return serving;
}

beforeAll(async () => {
  await seedAccess(graph);
  await createAsk(graph, callerOf('gr-a1', 'gr-b1'))(everything); // the first question makes the index, and statements are planned
  issuer = await startIssuer();
  ada = { issuer: issuer.url, subject: 'ada' };
  open = await start({ access: 'open' }, openGraph);
  tiered = await start({ access: 'tiered', oidcIssuers: [issuer.url], oidcAudience: audience });
});
beforeEach(() => forgetAccess(graph));
afterAll(async () => {
  await Promise.all(servings.map((serving) => serving.close()));
  await issuer.close();
  await clearAccess(graph);
  await Promise.all([graph.close(), probe.close(), openGraph.close()]);
});

type Login = Readonly<Record<string, string>>;
const bearer = (token: string): Login => ({ authorization: `Bearer ${token}` });
const nobody: Login = {};

/** Grants, as an operator does. */
async function grant(person: Person, ...datasets: readonly string[]): Promise<readonly string[]> {
  const at = new Date().toISOString();
  const asked = {
    person,
    datasets,
    role: 'READER',
    reason: 'permit 7',
    by: 'op',
    at,
    from: at,
    until: null,
  } as const;
  return (await addGrants(graph, asked)).map(({ id }) => id);
}

const end = (id: string) => endGrant(graph, { id, reason: 'left', by: 'op', at: new Date().toISOString() });

/** A personal token of a person, that is over `until`. */
const tokenOf = (person: Person, until = '2090-01-01T00:00:00.000Z') =>
  addPersonalToken(graph, { person, name: 'test', from: '2026-01-01T00:00:00.000Z', until });

/** Has the description of a dataset admit counts to whoever is logged in. */
async function admit(id: string): Promise<void> {
  const stated = JSON.stringify({
    oncographDataset: 1,
    id,
    title: id,
    description: id,
    counts: 'REGISTERED',
  });
  await graph.write((run) => run(cypher`MATCH (dataset:Dataset {id: ${id}}) SET dataset.stated = ${stated}`));
}

async function asked(query: string, login: Login, serving = tiered) {
  const headers = { 'content-type': 'application/json', ...login };
  const answer = await fetch(`${serving.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** What an answer says, and the codes of its errors. */
async function told(query: string, login: Login, serving = tiered) {
  const { text } = await asked(query, login, serving);
  const { data, errors = [] } = JSON.parse(text) as {
    readonly data?: unknown;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  return { data, codes: errors.map(({ extensions }) => extensions.code) };
}

const dump = async (login: Login, path = '/dump/records.nq.gz') => {
  const answer = await fetch(`${tiered.url}${path}`, { headers: login });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, text: answer.ok ? gunzipSync(bytes).toString() : bytes.toString() };
};

const everything = `{
  cohort(where: { patient: {} }) {
    count { value } facets(of: [SEX, MODALITY]) { values { value count { value } } } imaging { series { value } }
    attrition { kept { value } } coverage { dataset } explain { criterion }
    patients(first: 10) { nodes { sourceId datasets { id } imagingStudies { studyInstanceUid } } }
    manifest(format: S5CMD) { content }
  }
  a: patient(id: "gr-ada") { id sourceId } b: patient(id: "gr-bob") { id sourceId datasets { id } } c: patient(id: "gr-cid") { id }
  datasets(first: 100) { nodes { id patients { value } } }
}`;

describe('two people with one grant each', () => {
  it('see by GraphQL exactly what is theirs', async () => {
    await grant(ada, 'gr-a1');
    await grant(bob, 'gr-b1');
    const [ofAda, ofBob] = [
      await told(everything, bearer(await issuer.token())),
      await told(everything, bearer((await tokenOf(bob)).text)),
    ];
    expect([ofAda.codes, ofBob.codes]).toEqual([[], []]);
    expect(ofAda.data).toMatchObject({
      cohort: {
        count: { value: 1 },
        facets: [
          { values: [{ value: 'FEMALE', count: { value: 1 } }] },
          { values: [{ value: 'CT', count: { value: 1 } }] },
        ],
        imaging: { series: { value: 1 } },
        patients: { nodes: [{ sourceId: 'GR-ADA', datasets: [{ id: 'gr-a1' }] }] },
      },
      a: { id: 'gr-ada' },
      b: null,
      c: null,
    });
    expect(ofBob.data).toMatchObject({
      cohort: {
        count: { value: 2 },
        facets: [
          { values: [{ value: 'MALE', count: { value: 2 } }] },
          { values: [{ value: 'CT', count: { value: 2 } }] },
        ],
        imaging: { series: { value: 2 } },
        patients: {
          nodes: [
            { sourceId: 'GR-BOB', datasets: [{ id: 'gr-b1' }] },
            { sourceId: 'GR-CID', datasets: [{ id: 'gr-b1' }] },
          ],
        },
      },
      a: null,
      b: { id: 'gr-bob', datasets: [{ id: 'gr-b1' }] },
    });
    expect([ofAda, ofBob].map(({ data }) => marksIn(JSON.stringify(data)))).toEqual(['A', 'B']);
  });

  it('are told of which datasets they may know how many patients they have', async () => {
    await grant(ada, 'gr-a1');
    const { data } = await told(everything, bearer(await issuer.token()));
    const { nodes } = (data as { datasets: { nodes: { id: string; patients: { value: number | null } }[] } })
      .datasets;
    const counted = nodes.filter(({ id, patients }) => id.startsWith('gr-') && patients.value !== null);
    expect(counted.map(({ id }) => id)).toEqual(['gr-a1']);
  });

  it('get by a cursor of the other one nothing but what is theirs', async () => {
    await grant(ada, 'gr-a1');
    await grant(bob, 'gr-b1');
    const [ofAda, ofBob] = [bearer(await issuer.token()), bearer((await tokenOf(bob)).text)];
    const page = (login: Login, after = '') =>
      told(
        `{ cohort(where: { patient: {} }) { patients(first: 1${after}) { nodes { sourceId } pageInfo { endCursor } } } }`,
        login,
      ) as Promise<{ data: { cohort: { patients: Page } } }>;
    type Page = { nodes: { sourceId: string }[]; pageInfo: { endCursor: string } };
    const cursorOf = async (login: Login) =>
      `, after: "${(await page(login)).data.cohort.patients.pageInfo.endCursor}"`;
    const [byAda, byBob] = [
      await page(ofBob, await cursorOf(ofAda)),
      await page(ofAda, await cursorOf(ofBob)),
    ];
    expect(byAda.data.cohort.patients.nodes).toEqual([{ sourceId: 'GR-BOB' }]);
    expect(byBob.data.cohort.patients.nodes).toEqual([]);
  });

  it('get by dumps exactly what is theirs', async () => {
    await grant(ada, 'gr-a1');
    await grant(bob, 'gr-b1');
    const [ofAda, ofBob] = [bearer(await issuer.token()), bearer((await tokenOf(bob)).text)];
    const [first, second] = [await dump(ofAda), await dump(ofBob)];
    expect([first, second].map(({ status, text }) => [status, marksIn(text)])).toEqual([
      [200, 'A'],
      [200, 'B'],
    ]);
    expect(second.text).not.toContain('gr-b2-s');
    expect((await dump(ofAda, '/dump/records.nq.gz?dataset=gr-a1')).status).toBe(200);
    expect((await dump(ofAda, '/dump/records.nq.gz?dataset=gr-x')).status).toBe(404);
    expect((await dump(ofAda, '/dump/terminology.nq.gz')).status).toBe(200);
  });

  it('are told whom to ask for the records of a dataset in the catalogue, and of no other one', async () => {
    await grant(ada, 'gr-a1');
    const login = bearer(await issuer.token());
    const refusalOf = async (who: Login, dataset: string) => {
      const { status, text } = await dump(who, `/dump/records.nq.gz?dataset=${dataset}`);
      return [status, JSON.parse(text).errors[0].message];
    };
    const ask = (dataset: string, whom: string) =>
      `You may not read records of ${dataset}. Whom to ask for a grant: ${whom}.`;
    expect(await refusalOf(login, 'gr-b1')).toEqual([403, ask('gr-b1', 'Data office, data@example.org')]);
    expect(await refusalOf(nobody, 'gr-a1')).toEqual([403, ask('gr-a1', 'its publisher')]);
    expect(await told('{ dataset(id: "gr-b1") { contact } }', nobody)).toMatchObject({
      data: { dataset: { contact: 'Data office, data@example.org' } },
    });
    expect(await refusalOf(nobody, 'gr-x')).toEqual([403, 'You may not read records.']);
    expect(await refusalOf(login, 'gr-x')).toEqual([
      404,
      'There is no dataset "gr-x" whose records you may read.',
    ]);
  });

  it('are told whom to ask for a dataset that they count over, and of none that is not in the catalogue', async () => {
    const { text } = await tokenOf(bob);
    await grant(bob, 'gr-a1');
    const named = ['{ dataset: ["gr-a1", "gr-b1", "gr-none"] }', '{ imaging: { dataset: ["gr-b3"] } }'];
    const [first, second] = await Promise.all(
      named.map(async (where) => {
        const { text: answer } = await asked(`{ cohort(where: ${where}) { count { value } } }`, bearer(text));
        const { errors } = JSON.parse(answer) as {
          errors: { message: string; extensions: { code: string } }[];
        };
        return errors.map(({ message, extensions }) => `${extensions.code} ${message}`);
      }),
    );
    expect(first).toEqual([
      'FORBIDDEN where.dataset.1: gr-b1 is not granted to you. Whom to ask for a grant: Data office, data@example.org.',
      'CRITERION_INVALID where.dataset.2: is no dataset that you may use.',
    ]);
    expect(second).toEqual([
      'FORBIDDEN where.imaging.dataset.0: gr-b3 is not granted to you. Whom to ask for a grant: its publisher.',
    ]);
  });

  it('save cohorts that the other one cannot see or change, though they are called alike', async () => {
    await grant(ada, 'gr-a1');
    await grant(bob, 'gr-b1');
    const [ofAda, ofBob] = [bearer(await issuer.token()), bearer((await tokenOf(bob)).text)];
    const saved = await told('mutation { saveCohort(name: "mine", where: { patient: {} }) { id } }', ofAda);
    const { id } = (saved.data as { saveCohort: { id: string } }).saveCohort;
    const list = '{ savedCohorts { totalCount } }';
    expect([await told(list, ofAda), await told(list, ofBob)]).toMatchObject([
      { data: { savedCohorts: { totalCount: 1 } } },
      { data: { savedCohorts: { totalCount: 0 } } },
    ]);
    const remove = `mutation { deleteCohort(id: "${id}") }`;
    expect(await told(remove, ofBob)).toEqual({ data: { deleteCohort: false }, codes: [] });
    expect(await told(remove, ofAda)).toEqual({ data: { deleteCohort: true }, codes: [] });
  });
});

const count = '{ cohort(where: { patient: {} }) { count { value } } }';

describe('a grant', () => {
  it('that is ended is gone with the next request', async () => {
    const [id = ''] = await grant(ada, 'gr-a1');
    const login = bearer(await issuer.token());
    expect((await told(count, login)).codes).toEqual([]);
    await end(id);
    expect((await told(count, login)).codes).toEqual(['FORBIDDEN']);
    expect((await dump(login)).status).toBe(403);
  });

  it('is not needed to ask for protected counts, where a description admits it', async () => {
    const { text } = await tokenOf(bob);
    const query = '{ cohort(where: { patient: {} }) { count { value suppressed } } }';
    expect((await told(query, bearer(text))).codes).toEqual(['FORBIDDEN']);
    await admit('gr-a1');
    const count = { value: null, suppressed: true };
    expect(await told(query, bearer(text))).toEqual({ data: { cohort: { count } }, codes: [] });
    expect(await told('{ me { registeredDatasets } }', bearer(text))).toEqual({
      data: { me: { registeredDatasets: ['gr-a1'] } },
      codes: [],
    });
    expect((await told(query, nobody)).codes).toEqual(['FORBIDDEN']);
    expect((await dump(bearer(text))).status).toBe(403);
    await seedAccess(graph);
  });

  it('to somebody of another issuer is none', async () => {
    await grant(bob, 'gr-a1');
    expect((await told(count, bearer(await issuer.token()))).codes).toEqual(['FORBIDDEN']);
  });

  it('stays when a load brings another dataset of the same people', async () => {
    await grant(ada, 'gr-b1');
    const login = bearer(await issuer.token());
    await fillThird(graph);
    try {
      expect(await told(count, login)).toMatchObject({ data: { cohort: { count: { value: 2 } } } });
      expect(
        await told('{ patient(id: "gr-bob") { sex datasets { id } registrations { id } } }', login),
      ).toMatchObject({
        data: {
          patient: { sex: 'MALE', datasets: [{ id: 'gr-b1' }], registrations: [{ id: 'gr-bob-gr-b1-r' }] },
        },
      });
    } finally {
      await seedAccess(graph);
    }
  });

  it('is left out of records and counts as soon as a load finds records that it shares', async () => {
    await grant(ada, 'gr-a1');
    await grant(ada, 'gr-b1');
    const login = bearer(await issuer.token());
    const me = '{ me { grants { datasetId isUsable problem } } }';
    expect(await told(count, login)).toMatchObject({ data: { cohort: { count: { value: 3 } } } });
    await shareThird(graph);
    try {
      expect(await told(count, login)).toMatchObject({ data: { cohort: { count: { value: 1 } } } });
      expect(await told('{ patient(id: "gr-cid") { id } }', login)).toMatchObject({
        data: { patient: null },
      });
      const { data } = await told(me, login);
      expect(data).toMatchObject({
        me: {
          grants: [
            { datasetId: 'gr-a1', isUsable: true, problem: null },
            { datasetId: 'gr-b1', isUsable: false, problem: expect.stringContaining('gr-b3') },
          ],
        },
      });
    } finally {
      await seedAccess(graph);
    }
  });
});

describe('me', () => {
  const me = `{ me { isLoggedIn issuer subject name loginUntil
    grants { datasetId dataset { title } role reason purpose until isUsable problem } } }`;

  it('is nobody where nobody is logged in', async () => {
    expect(await told(me, nobody)).toEqual({
      data: {
        me: { isLoggedIn: false, issuer: null, subject: null, name: null, loginUntil: null, grants: [] },
      },
      codes: [],
    });
  });

  it('is known without grants', async () => {
    const login = bearer((await tokenOf(ada)).text);
    expect((await told(count, login)).codes).toEqual(['FORBIDDEN']);
    expect((await told(me, login)).data).toEqual({
      me: {
        ...{ isLoggedIn: true, issuer: issuer.url, subject: 'ada', name: null },
        ...{ loginUntil: '2090-01-01T00:00:00.000Z', grants: [] },
      },
    });
  });

  it('is of the organisation that the issuer says', async () => {
    const token = await issuer.token((_header, payload) => {
      Object.assign(payload, { schac_home_organization: 'hospital.example.org' });
    });
    expect(await told('{ me { subject organisation } }', bearer(token))).toEqual({
      ...{ data: { me: { subject: 'ada', organisation: 'hospital.example.org' } }, codes: [] },
    });
  });

  it('says what is granted, why, and until when', async () => {
    await grant(ada, 'gr-a1');
    const token = await issuer.token((_header, payload) => Object.assign(payload, { name: 'Ada L.' }));
    expect((await told(me, bearer(token))).data).toMatchObject({
      me: {
        name: 'Ada L.',
        grants: [
          {
            ...{ datasetId: 'gr-a1', dataset: { title: 'A 1' }, role: 'READER', reason: 'permit 7' },
            ...{ purpose: null, until: null, isUsable: true, problem: null },
          },
        ],
      },
    });
  });
});

describe('a token that is not accepted', () => {
  const body =
    '{"errors":[{"message":"The access token is not accepted.","extensions":{"code":"UNAUTHENTICATED"}}]}';
  const cases: readonly (readonly [what: string, make: () => Promise<string>, kind: string])[] = [
    [
      'is over',
      () => issuer.token((_header, payload) => Object.assign(payload, { exp: 1 })),
      'ERR_JWT_EXPIRED exp',
    ],
    [
      'is forged',
      async () => `${(await issuer.token()).slice(0, -8)}AAAAAAAA`,
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ],
    ['is unknown', async () => `onc_${'A'.repeat(43)}`, 'unknown personal token'],
    ['is half of one', async () => (await tokenOf(ada)).text.slice(0, -1), 'unknown personal token'],
    [
      'is over by itself',
      async () => (await tokenOf(ada, '2026-02-01T00:00:00.000Z')).text,
      'expired personal token',
    ],
    [
      'is of an issuer that is not set',
      async () => (await tokenOf({ issuer: 'https://old.example.org', subject: 'ada' })).text,
      'personal token of an issuer that is not set',
    ],
    [
      'was revoked',
      async () => {
        const { text, token } = await tokenOf(ada);
        await revokePersonalToken(graph, token.id, new Date().toISOString());
        return text;
      },
      'revoked personal token',
    ],
  ];

  it.each(cases)(
    'as it %s is answered as every other one, and its kind is logged',
    async (_what, make, kind) => {
      await grant(ada, 'gr-a1');
      const token = await make();
      const before = logged.length;
      const { status, headers, text } = await asked(count, bearer(token));
      expect([status, headers.get('www-authenticate'), text.trimEnd()]).toEqual([
        401,
        'Bearer error="invalid_token"',
        body,
      ]);
      const dumped = await dump(bearer(token));
      expect([dumped.status, dumped.text]).toEqual([401, body]);
      const lines = logged.slice(before).join('');
      expect(lines).toContain(`"reason":"${kind}"`);
      expect(lines).not.toContain(token.split('.').at(-1));
    },
  );

  it('that was accepted before is revoked with the next request', async () => {
    const { text, token } = await tokenOf(ada);
    expect((await asked('{ me { subject } }', bearer(text))).status).toBe(200);
    await revokePersonalToken(graph, token.id, new Date().toISOString());
    expect((await asked('{ me { subject } }', bearer(text))).status).toBe(401);
  });

  it('is another scheme, or a token in the query', async () => {
    const basic = await asked(count, { authorization: 'Basic YWRhOmFkYQ==' });
    expect([basic.status, basic.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const token = await issuer.token();
    const answer = await fetch(`${tiered.url}/graphql?access_token=${token}&query={me{isLoggedIn}}`, {
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.json()).toMatchObject({ data: { me: { isLoggedIn: false } } });
    expect(logged.join('')).not.toContain(token);
  });

  it('is one of two', async () => {
    await grant(ada, 'gr-a1');
    const line = ['Authorization', `Bearer ${await issuer.token()}`];
    const request = get(`${tiered.url}/dump/records.nq.gz`, {
      headers: ['Host', new URL(tiered.url).host, ...line, ...line],
    });
    const [answer] = await once(request, 'response');
    answer.resume();
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([
      400,
      'Bearer error="invalid_request"',
    ]);
  });

  it('cannot be judged while its issuer is away', async () => {
    const other = await startIssuer();
    const serving = await start({ access: 'tiered', oidcIssuers: [other.url], oidcAudience: audience });
    const token = await other.token();
    await other.close();
    const { status, headers, text } = await asked(count, bearer(token), serving);
    expect([status, headers.get('retry-after'), JSON.parse(text).errors]).toEqual([
      503,
      '10',
      [
        {
          message: 'Whether the access token is good cannot be found out now: ask again later.',
          extensions: { code: 'LOGIN_UNAVAILABLE' },
        },
      ],
    ]);
    expect(logged.join('')).toContain('"code":"ECONNREFUSED"');
  });
});

describe('who is not logged in', () => {
  it('is told the catalogue under tiered access, and no record and no count', async () => {
    await grant(ada, 'gr-a1');
    const { data, codes } = await told(everything, nobody);
    expect(new Set(codes)).toEqual(new Set(['FORBIDDEN']));
    expect(marksIn(JSON.stringify(data ?? {}))).toBe('');
    expect(await told('{ dataset(id: "gr-a1") { title } }', nobody)).toMatchObject({
      data: { dataset: { title: 'A 1' } },
    });
    expect((await dump(nobody)).status).toBe(403);
  });
});

describe('under open access', () => {
  it('no header is looked at, and nothing more is read', async () => {
    const question = '{ me { isLoggedIn grants { id } } patient(id: "gr-ada") { id } }';
    vi.useFakeTimers({ toFake: ['performance'] }); // what is read anew each second is not
    const ask = async (login: Login) => {
      const before = openGraph.statements;
      const { status, text } = await asked(question, login, open);
      return [status, text, openGraph.statements - before];
    };
    await ask(nobody);
    const plain = await ask(nobody);
    expect(plain).toEqual([200, expect.stringContaining('gr-ada'), 1]);
    const header = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(header, async (value) => {
        expect(await ask({ authorization: value.trim() })).toEqual(plain);
      }),
      { numRuns: 25 },
    );
    const known = (await tokenOf(ada)).text;
    for (const token of [known, 'onc_x', await issuer.token(), 'a.b.c'])
      expect(await ask(bearer(token))).toEqual(plain);
    vi.useRealTimers();
  });
});
