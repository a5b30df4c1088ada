import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addGrants } from '../../access/grants/grants.ts';
import { addPersonalToken } from '../../access/personal-tokens.ts';
import { type Audit, openAudit } from '../../audit/audit.ts';
import { readHeads } from '../../audit/heads.ts';
import { nameOfPatient } from '../../audit/patients.ts';
import { type FoundEntry, readAudit } from '../../audit/read.ts';
import { verifyAudit } from '../../audit/verify.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { forgetPatient } from '../../import/forget/forget.ts';
import { followIndex } from '../../index/current.ts';
import { createCaller } from '../../server/caller.ts';
import type { Config } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { createPersonLimits, type PersonLimits } from '../../server/person-limits.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { clearAccess, forgetAccess, seedAccess } from '../support/access-graph.ts';
import { testDatabase } from '../support/database.ts';

const graph = new Graph(testDatabase().address);
const probe = new Graph(testDatabase().address);
const home = await mkdtemp(join(tmpdir(), 'oncograph-audited-'));
const folder = join(home, 'audit');
const ada = { issuer: 'local', subject: 'ada' };
let audit: Audit;
let serving: Serving;
let day = '2090-03-01';
let login: Readonly<Record<string, string>>;

const log = createLog('silent', { write: () => true });

type Further = Partial<Pick<Config, 'proxies' | 'purpose'>>;

async function start(person?: PersonLimits, further: Further = {}): Promise<Serving> {
  const terminology = followTerminology(graph);
  const config = { access: 'tiered', allowOpen: 'no', licensedNames: 'shown' } as const;
  return serve({
    config: { host: '127.0.0.1', port: 0, publicUrl: undefined, ...config, ...further },
    ...{ graph, terminology, probe, log, version: '1.2.3', audit, person },
    index: followIndex(graph, terminology, { folder: testDatabase().indexFolder }),
    caller: createCaller(graph, config, log),
  });
}

beforeAll(async () => {
  await graph.write((run) => run(cypher`MATCH (kept:AuditHead|AuditPatient) DELETE kept`)); // of other files
  await seedAccess(graph);
  const now = () => new Date(`${day}T12:00:00Z`);
  audit = await openAudit({ folder, days: 1_096, chargedDays: 365, graph, log, now }, { version: '1.2.3' });
  serving = await start();
});
beforeEach(async () => {
  await forgetAccess(graph);
  const at = new Date().toISOString();
  const span = { from: at, until: null };
  await addGrants(graph, {
    person: ada,
    datasets: ['gr-a1'],
    role: 'READER',
    reason: 'permit',
    by: 'op',
    at,
    ...span,
  });
  const { text } = await addPersonalToken(graph, {
    person: ada,
    name: 't',
    from: at,
    until: '2090-01-01T00:00:00.000Z',
  });
  login = { authorization: `Bearer ${text}` };
});
afterAll(async () => {
  await serving.close();
  await audit.close();
  await clearAccess(graph);
  await Promise.all([graph.close(), probe.close()]);
  await rm(home, { recursive: true });
});

async function ask(query: string, headers = login, { url } = serving) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { readonly data?: unknown; readonly errors?: unknown };
  return { status: response.status, headers: response.headers, data, errors };
}

async function entries(): Promise<readonly FoundEntry[]> {
  const found: FoundEntry[] = [];
  for await (const entry of readAudit(folder)) found.push(entry);
  return found;
}

/** What is kept of what `work` asks. */
async function keptOf(work: () => Promise<unknown>): Promise<readonly FoundEntry[]> {
  const before = (await entries()).length;
  await work();
  return (await entries()).slice(before);
}

const women = '{ cohort(where: { patient: { sex: [FEMALE] } }) { count { value } } }';

describe('the audit keeps', () => {
  it('of a count who asked what, for what, and what left', async () => {
    const kept = await keptOf(() => ask(women, { ...login, 'x-purpose': 'permit 2026-017' }));
    expect(kept).toEqual([
      expect.objectContaining({
        ...{ kind: 'REQUEST', who: ada, purpose: 'permit 2026-017', outcome: 'DONE', datasets: ['gr-a1'] },
        questions: [{ fingerprint: expect.any(String), where: { patient: { sex: ['FEMALE'] } } }],
        released: { counts: 1, first: [1] },
        details: { operation: 'query', fields: ['cohort'] },
        address: '127.0.0.1',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    ]);
  });

  const readings: readonly (readonly [string, string])[] = [
    [
      'a page of patients without their ids',
      '{ cohort(where: { patient: {} }) { patients { nodes { sex } } } }',
    ],
    ['a patient', '{ patient(id: "gr-ada") { sex } }'],
    ['a patient by source id', '{ patient(id: "GR-ADA") { sex } }'],
    ['records of a patient', '{ patient(id: "gr-ada") { imagingStudies { id } } }'],
    ['a record by its id', '{ imagingStudy(uid: "2.25.97.49") { id } }'],
    [
      'a manifest',
      '{ cohort(where: { imaging: { modality: ["CT"] } }) { manifest(format: CSV) { content } } }',
    ],
    [
      'a count of a patient by source id',
      '{ cohort(where: { patient: { ids: ["GR-ADA"] } }) { count { value } } }',
    ],
  ];
  it.each(readings)('whose records were shown: %s', async (_what, query) => {
    const answer: unknown[] = [];
    const kept = await keptOf(async () => answer.push(await ask(query)));
    expect(answer).toMatchObject([{ errors: undefined }]);
    expect(kept.map(({ patients }) => patients)).toEqual([[await nameOfPatient(graph, 'gr-ada')]]);
    expect(JSON.stringify(kept)).not.toMatch(/gr-ada|GR-ADA/);
  });

  it('a dump, with its datasets and the version of the data', async () => {
    const kept = await keptOf(async () =>
      (await fetch(`${serving.url}/dump/records.nq.gz`, { headers: login })).text(),
    );
    expect(kept).toEqual([
      expect.objectContaining({
        kind: 'DUMP',
        who: ada,
        datasets: ['gr-a1'],
        version: expect.any(String),
        outcome: 'DONE',
        address: '127.0.0.1',
      }),
    ]);
  });

  it('what was refused, to whom, and a login that was', async () => {
    const kept = await keptOf(async () => {
      await ask(women, {});
      await ask('{ cohort(where: { dataset: ["gr-b1"] }) { count { value } } }');
      await ask(women, { authorization: 'Bearer onc_nothing' });
      await fetch(`${serving.url}/dump/records.nq.gz?dataset=gr-b1`, { headers: login });
    });
    expect(new Set(kept.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']));
    expect(kept.map(({ kind, who, outcome, codes }) => [kind, who, outcome, codes?.[0]])).toEqual([
      ['REQUEST', null, 'REFUSED', 'FORBIDDEN'],
      ['REQUEST', ada, 'REFUSED', 'FORBIDDEN'],
      ['LOGIN', null, 'REFUSED', 'UNAUTHENTICATED'],
      ['DUMP', ada, 'REFUSED', 'FORBIDDEN'],
    ]);
    expect(JSON.stringify(kept)).not.toContain('onc_');
  });

  it('what was changed', async () => {
    const kept = await keptOf(() => ask('mutation { saveCohort(name: "n", where: { patient: {} }) { id } }'));
    expect(kept).toMatchObject([
      { outcome: 'BEGUN', who: ada, details: { operation: 'mutation', fields: ['saveCohort'] } },
      { outcome: 'DONE', who: ada, details: { operation: 'mutation', fields: ['saveCohort'] } },
    ]);
  });

  it('who asks too often, and is told when to go on', async () => {
    const limited = await start(
      createPersonLimits({ requestsAMinute: 1, costAMinute: 1_000_000, requestsAtOnce: 1 }),
    );
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    const kept = await keptOf(async () => {
      for (let n = 0; n < 2; n += 1) answers.push(await ask(women, login, limited));
    });
    await limited.close();
    expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
      [200, null],
      [429, expect.stringMatching(/^\d+$/)],
    ]);
    expect(kept.map(({ who, address, outcome, codes }) => [who, address, outcome, codes])).toEqual([
      [ada, '127.0.0.1', 'DONE', undefined],
      [ada, '127.0.0.1', 'REFUSED', ['BUDGET_EXHAUSTED']],
    ]);
  });

  it('who was meant by a saved cohort, and which one was deleted', async () => {
    type Saved = { readonly saveCohort: { readonly id: string } };
    const save = (where: string, freeze: boolean) =>
      ask(`mutation { saveCohort(name: "n", where: ${where}, freeze: ${freeze}) { id } }`);
    const name = [await nameOfPatient(graph, 'gr-ada')];
    for (const saving of [
      () => save('{ patient: { ids: ["GR-ADA"] } }', false),
      () => save('{ patient: { sex: [FEMALE] } }', true),
    ]) {
      const { id } = ((await saving()).data as Saved).saveCohort;
      const kept = await keptOf(async () => {
        await ask(`{ cohort(where: { cohort: "${id}" }) { count { value } } }`);
        await ask(`{ savedCohort(id: "${id}") { where } }`);
        await ask(`mutation { deleteCohort(id: "${id}") }`);
      });
      expect(kept.map(({ patients, details }) => [patients, details?.fields])).toEqual([
        [name, ['cohort']],
        [undefined, ['savedCohort']],
        ...[0, 1].map(() => [undefined, [`deleteCohort ${id}`]]),
      ]);
      expect(JSON.stringify(kept)).not.toMatch(/gr-ada|GR-ADA/);
    }
  });

  it('nothing of the public catalogue', async () => {
    expect(await keptOf(() => ask('{ datasets { nodes { id title } } me { subject } }', {}))).toEqual([]);
  });

  it('every answer of many at once, in a chain that holds', async () => {
    const kept = await keptOf(() => Promise.all(Array.from({ length: 60 }, () => ask(women))));
    expect(kept).toHaveLength(60);
    expect((await verifyAudit(folder, await readHeads(graph))).faults).toEqual([]);
  });
});

describe('where nothing can be kept', () => {
  it('nothing is answered but what is public, and all is again when it can', async () => {
    const aside = join(home, 'aside');
    await rename(folder, aside);
    await writeFile(folder, ''); // no folder: the file of the next day cannot be made
    day = '2090-03-02';
    serving.readiness.set('ready');
    const ready = async () => (await fetch(`${serving.url}/health/ready`)).json();
    expect(await ready()).toEqual({ ready: true }); // nobody has asked yet
    const [refused, open] = [await ask(women), await ask('{ datasets { totalCount } }', {})];
    expect([refused.status, refused.data, refused.errors, refused.headers.get('retry-after')]).toEqual([
      503,
      undefined,
      [{ message: expect.any(String), extensions: { code: 'AUDIT_UNAVAILABLE' } }],
      '10',
    ]);
    expect([open.status, open.errors]).toEqual([200, undefined]);
    const saved = await ask('mutation { saveCohort(name: "unkept", where: { patient: {} }) { id } }');
    expect(saved.status).toBe(503);
    const dump = await fetch(`${serving.url}/dump/records.nq.gz`, { headers: login });
    expect(dump.status).toBe(503);
    expect(await ready()).toEqual({ ready: false, reason: 'The audit cannot be written.' });
    await rm(folder);
    await rename(aside, folder);
    const kept = await keptOf(async () => [await ready(), await ask(women), await ready()]);
    expect(kept).toMatchObject([
      { kind: 'RESUMED', details: { since: expect.stringMatching(`^${day}`) } },
      { who: ada },
    ]);
    const { data } = await ask('{ savedCohorts { nodes { name } } }');
    expect(JSON.stringify(data)).not.toContain('unkept');
    expect((await verifyAudit(folder, await readHeads(graph))).faults).toEqual([]);
  });
});

describe('a patient who is forgotten', () => {
  it('is in no entry any more, and the chain is whole', async () => {
    const [entry] = await keptOf(() => ask('{ patient(id: "gr-ada") { sex } }'));
    expect(await nameOfPatient(graph, 'gr-ada')).toBe(entry?.patients?.[0]);
    await forgetPatient(graph, 'gr-ada');
    expect(await nameOfPatient(graph, 'gr-ada')).toBeUndefined();
    expect((await verifyAudit(folder, await readHeads(graph))).faults).toEqual([]);
  });
});

describe('a site that wants a purpose', () => {
  beforeAll(() => seedAccess(graph));
  const count = '{ me { subject } cohort(where: { patient: {} }) { count { value } } }';
  const codesOf = ({ errors }: { readonly errors?: unknown }) => JSON.stringify(errors ?? []);

  it('answers who is logged in with numbers and records only where they say one', async () => {
    const strict = await start(undefined, { purpose: 'required' });
    const purpose = { ...login, 'x-purpose': 'permit 7' };
    expect(codesOf(await ask(count, login, strict))).toContain('header X-Purpose');
    expect(codesOf(await ask('{ patient(id: "gr-ada") { id } }', login, strict))).toContain(
      'header X-Purpose',
    );
    expect(codesOf(await ask('{ me { subject } datasets { totalCount } }', login, strict))).toBe('[]');
    expect(codesOf(await ask(count, {}, strict))).not.toContain('X-Purpose');
    expect((await ask(count, purpose, strict)).data).toMatchObject({ cohort: { count: { value: 1 } } });
    const dump = async (headers: Readonly<Record<string, string>>) => {
      const answer = await fetch(`${strict.url}/dump/records.nq.gz`, { headers });
      await answer.arrayBuffer();
      return answer.status;
    };
    expect([await dump(login), await dump(purpose)]).toEqual([403, 200]);
    await strict.close();
  });

  it('may want it of those alone who were granted nothing', async () => {
    const strict = await start(undefined, { purpose: 'registered' });
    expect((await ask(count, login, strict)).data).toMatchObject({ cohort: { count: { value: 1 } } });
    await graph.write((run) => run(cypher`MATCH (grant:Grant) DELETE grant`));
    expect(codesOf(await ask(count, login, strict))).toContain('The caller may not read this');
    const stated = JSON.stringify({
      oncographDataset: 1,
      id: 'gr-a1',
      title: 'A',
      description: 'A',
      counts: 'REGISTERED',
    });
    await graph.write((run) =>
      run(cypher`MATCH (dataset:Dataset {id: 'gr-a1'}) SET dataset.stated = ${stated}`),
    );
    expect(codesOf(await ask(count, login, strict))).toContain('header X-Purpose');
    const purpose = { ...login, 'x-purpose': 'permit 7' };
    const alone = '{ cohort(where: { patient: {} }) { count { value } } }';
    expect((await ask(alone, purpose, strict)).data).toMatchObject({ cohort: { count: { value: null } } });
    await seedAccess(graph);
    await strict.close();
  });
});

describe('the address in the audit', () => {
  it.each([
    [['127.0.0.1'], '192.0.2.7, 198.51.100.9', '198.51.100.9'],
    [['127.0.0.0/8', '198.51.100.0/24'], '192.0.2.7, 198.51.100.9', '192.0.2.7'],
    [['10.0.0.0/8'], '192.0.2.7', '127.0.0.1'],
    [undefined, '192.0.2.7', '127.0.0.1'],
  ])('behind %j of who comes as %s is %s', async (proxies, forwarded, address) => {
    const behind = await start(undefined, { proxies });
    await ask(
      '{ cohort(where: { patient: {} }) { count { value } } }',
      { ...login, 'x-forwarded-for': forwarded },
      behind,
    );
    expect((await entries()).at(-1)).toMatchObject({ address });
    await behind.close();
  });
});
