import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addGrants } from '../../access/grants/grants.ts';
import { type Audit, openAudit } from '../../audit/audit.ts';
import { readAudit } from '../../audit/read.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { createLog } from '../../server/log.ts';
import { createPersonLimits } from '../../server/person-limits.ts';
import { forgetAccess } from '../support/access-graph.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';
import { startIssuer, type TestIssuer } from '../support/issuer.ts';
import { aWindow, chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import { type Headers, loginAt, type ProtectedSite, startProtectedSite } from '../support/protected-site.ts';
import { protectionOf } from '../support/protection.ts';
import { publishIn } from '../support/publishing.ts';
import { together, wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const wards = ['eq-a', 'eq-b', 'eq-c', 'eq-own'] as const;
let issuer: TestIssuer;
let audit: Audit;
let folder: string;
/** Without noise, so that what is counted shows. */
let site: ProtectedSite;
let ann: Headers;
let rami: Headers;

/** Wards that admit whoever is logged in; two more share records. One is granted to Rami. */
async function seed(): Promise<void> {
  const sizes = { 'eq-a': 900, 'eq-b': 120, 'eq-c': 20, 'eq-own': 40 };
  const sharing = ['eq-s1', 'eq-s2'].map((id) => ({
    ...wardOf(id, 0).others?.Dataset?.[0],
    id,
    population: 'eq-s',
  }));
  const fixtures = wards.map((id) => withStudies(wardOf(id, sizes[id])));
  const others = { Dataset: sharing, Population: [{ id: 'eq-s', shares: ['eq-s1\neq-s2'] }] };
  await seedGraph(graph, together([...fixtures, { patients: [], records: [], others }]));
  await graph.write((run) =>
    run(cypher`
      MATCH (dataset:Dataset WHERE dataset.id STARTS WITH 'eq-')
      SET dataset.stated = CASE dataset.id
        WHEN 'eq-own' THEN '{"title":"Ward","description":"A ward."}'
        ELSE '{"title":"Ward","description":"A ward.","counts":"REGISTERED"}' END`),
  );
}

/** The studies that the series of a ward are of. */
function withStudies({ records, ...rest }: Fixture): Fixture {
  const studies = records
    .filter(({ type }) => type === 'imagingSeries')
    .map(({ patient, properties: { studyId, dataset = null } }) =>
      aRecord('imagingStudy', patient, { id: String(studyId), dataset, studyInstanceUid: `3.${studyId}` }),
    );
  return { ...rest, records: [...studies, ...records] };
}

beforeAll(async () => {
  await seed();
  await forgetAccess(graph);
  await clearLedger(graph);
  issuer = await startIssuer();
  [ann, rami] = await Promise.all([
    loginAt(issuer, 'ann', 'a.example'),
    loginAt(issuer, 'rami', 'a.example'),
  ]);
  const at = '2026-01-01T00:00:00.000Z';
  const grant = { role: 'READER', reason: 'permit 7', by: 'op', at, from: at, until: null } as const;
  await addGrants(graph, { ...grant, person: { issuer: issuer.url, subject: 'rami' }, datasets: ['eq-own'] });
  folder = await mkdtemp(join(tmpdir(), 'oncograph-eucaim-'));
  audit = await openAudit(
    { folder, days: 1_096, chargedDays: 365, graph, log: createLog('silent') },
    { version: '1.2.3' },
  );
  site = await startProtectedSite(issuer, (of) => protectionOf(of, { draw: () => 0n }), { audit });
});
beforeEach(() => clearLedger(graph));
afterAll(async () => {
  await site.close();
  await audit.close();
  await issuer.close();
  await forgetAccess(graph);
  await clearLedger(graph);
  await graph.write((run) => run(cypher`MATCH (node:AuditPatient|AuditHead) DELETE node`));
  await clearFixture(graph);
  await graph.close();
  await rm(folder, { recursive: true });
});

type Answer = {
  readonly collections: readonly { readonly id: string; readonly subjects_count: number }[];
  readonly total: object;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
};

/** An answer as Focus asks for it: with one header, from a base that ends in a question mark. */
async function search(query: string, who: Headers = ann, at: ProtectedSite = site) {
  const began = performance.now();
  const response = await fetch(`${at.url}/eucaim/search?${query}`, { headers: who });
  const text = await response.text();
  const ms = performance.now() - began;
  const answer: Answer = JSON.parse(text);
  return { status: response.status, headers: response.headers, text, ms, answer };
}

const women = 'gender=female';
const foundIn = ({ collections = [] }: Partial<Answer>) =>
  collections.map(({ id, subjects_count: subjects }) => [id, subjects]);

describe('/eucaim/search of protected data', () => {
  it('has the collections of which a number is shown, without studies, and their sum', async () => {
    const { status, answer, headers } = await search(women);
    const about = {
      name: 'Ward',
      description: 'A ward.',
      age_range: {},
      gender: [],
      modalities: [],
      body_parts: [],
    };
    expect([status, headers.get('cache-control'), headers.get('etag')]).toEqual([
      200,
      'private, no-store',
      null,
    ]);
    expect(answer).toEqual({
      collections: [
        { ...about, id: 'eq-a', subjects_count: 540 },
        { ...about, id: 'eq-b', subjects_count: 70 },
      ],
      total: { subjects_count: 610 },
      not_asked: ['eq-s1', 'eq-s2'].map((id, at, all) => ({
        id,
        reason: expect.stringContaining(`shares records with ${all[1 - at]}:`),
      })),
    });
  });

  it('is the same number as by GraphQL, which pays for both', async () => {
    const where = '{ all: [{ patient: { sex: [FEMALE] } }, { imaging: { modality: ["MR"] } }] }';
    const { data } = await site.ask(
      ann,
      `{ cohort(where: ${where}, datasets: ["eq-a"]) { count { value low high suppressed asOf } } }`,
    );
    expect(await chargedUnits(graph)).toBe(1);
    const { answer } = await search('modality=MR&gender=female');
    expect(foundIn(answer)).toEqual([['eq-a', data.cohort.count.value]]);
    expect(await chargedUnits(graph)).toBe(3); // of the two other wards
  });

  it('is charged for each dataset once, and is the same and free from then on', async () => {
    const first = await search(women);
    expect(await chargedUnits(graph)).toBe(3);
    expect((await search('gender=FEMALE')).text).toBe(first.text);
    expect(await chargedUnits(graph)).toBe(3);
  });

  it('has exact numbers where a dataset was granted', async () => {
    const { answer } = await search('gender=female&modality=MR', rami);
    expect(foundIn(answer)).toEqual([
      ['eq-a', 180],
      ['eq-own', 8],
    ]);
    expect(answer.collections[1]).toMatchObject({
      studies_count: 8,
      gender: ['Female', 'Male'],
      age_range: { min: 22 },
    });
    expect(answer.total).toEqual({ subjects_count: 188 });
    expect(await chargedUnits(graph)).toBe(3);
  });

  it('says that nothing is shown in an answer that is no empty object', async () => {
    const { status, text, answer } = await search('gender=other');
    expect([status, text.slice(0, 16)]).toEqual([200, '{"collections":[']);
    expect(answer).toMatchObject({
      ...{ collections: [], total: { subjects_count: 0 } },
      note: 'No collection is shown: below the threshold or none.',
    });
    expect(await chargedUnits(graph)).toBe(3);
  });

  it.each([
    ['manufacturer=Philips', 'UNSUPPORTED', 'manufacturer', 'texts of a source are not asked'],
    [
      'gender=female&diagnosis=SNOMEDCT363484005',
      'UNKNOWN_CODE',
      'diagnosis',
      'no code that this graph knows',
    ],
    ['gender=female&age=40', 'UNSUPPORTED', 'age', 'nothing that can be filtered by'],
  ])('refuses %s, and charges nothing', async (query, code, parameter, reason) => {
    const { status, answer } = await search(query);
    const errors = [{ message: expect.stringContaining(reason), extensions: { code, path: [parameter] } }];
    expect([status, answer]).toEqual([400, { errors }]);
    expect(await chargedUnits(graph)).toBe(0);
  });
});

describe('a question for which too little is left', () => {
  it('is refused whole, says when there is enough again, and is charged nothing', async () => {
    const limits = { windows: [aWindow(365, 8, 4, 1)] };
    const poor = await startProtectedSite(issuer, (of) => protectionOf(of, { limits }));
    await poor.ask(
      ann,
      '{ cohort(where: { patient: { sex: [MALE] } }, datasets: ["eq-b"]) { count { value } } }',
    );
    const refused = await search(women, ann, poor);
    const remembered = await search(women, ann, poor);
    await poor.close();
    const { status, headers, answer, text, ms } = refused;
    const [error] = answer.errors;
    expect([status, error?.extensions]).toEqual([
      429,
      { code: 'BUDGET_EXHAUSTED', share: 'person', renewsAt: expect.any(String) },
    ]);
    const renewsAt = Date.parse(String(error?.extensions.renewsAt));
    expect(Date.parse(headers.get('retry-after') ?? '')).toBe(Math.ceil(renewsAt / 1_000) * 1_000);
    expect(await chargedUnits(graph)).toBe(1);
    expect([text.length % 2_048, ms > 425, remembered.status]).toEqual([0, true, 429]);
  });
});

describe('an answer to a protected question', () => {
  it('has one form and length for 0 and for 9 patients, and leaves at a fixed time, also when it is remembered', async () => {
    const told = new Set<string>();
    for (const n of [0n, 9n]) {
      await clearLedger(graph);
      const few = await startProtectedSite(issuer, (of) => protectionOf(of, { draw: () => n }));
      for (const _ of ['drawn', 'remembered']) {
        const { text, ms } = await search('gender=other', ann, few);
        told.add(text);
        expect([text.length % 2_048, ms >= 425]).toEqual([0, true]); // 400 ms, and 10 for each of three numbers
      }
      await few.close();
    }
    expect(told.size).toBe(1);
  });

  it('has a length that does not tell how many collections are in it', async () => {
    const lengths = await Promise.all(
      [women, 'gender=other'].map(async (query) => (await search(query)).text.length),
    );
    expect(new Set(lengths)).toEqual(new Set([2_048]));
  });
});

describe('/eucaim/search without a question', () => {
  it('has of closed datasets what was released of them, for nothing', async () => {
    await publishIn(graph, ['eq-a', 'eq-c'], { draw: () => 0n });
    const { answer, ms } = await search('', rami);
    expect(answer).toEqual({
      collections: [
        {
          ...{ id: 'eq-a', name: 'Ward', description: 'A ward.', age_range: { min: 20, max: 89 } },
          ...{ gender: ['Female', 'Male'], modalities: ['MR'], body_parts: [], subjects_count: 900 },
        },
        {
          ...{ id: 'eq-own', name: 'Ward', description: 'A ward.', age_range: { min: 22, max: 57 } },
          ...{ gender: ['Female', 'Male'], modalities: ['MR'], body_parts: [] },
          ...{ subjects_count: 40, studies_count: 14 },
        },
      ],
      total: { subjects_count: 940 },
    });
    expect([await chargedUnits(graph), ms > 0]).toEqual([0, true]);
  });
});

describe('who asks', () => {
  it('is asked to log in where nobody is, and told where there is nothing to ask', async () => {
    const nobody = await search(women, {});
    expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(nobody.answer.errors[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
    const bad = await search(women, { authorization: `Bearer onc_${'A'.repeat(43)}` });
    expect([bad.status, bad.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
    const other = await search(women, { authorization: 'Basic eDp5' });
    expect([other.status, other.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('is held to what one person may ask in a minute', async () => {
    const person = createPersonLimits({ requestsAMinute: 9, costAMinute: 16_000, requestsAtOnce: 1 });
    const held = await startProtectedSite(issuer, protectionOf, { person });
    const answers = [await search('gender=other', ann, held), await search(women, ann, held)];
    await held.close();
    expect(answers.map(({ status }) => status)).toEqual([200, 429]); // 3,000 for each of five datasets
    expect(answers[1]?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await chargedUnits(graph)).toBe(3);
  });

  it('is kept with the question, the numbers that left and what they cost, and where it was refused', async () => {
    const at = new Date().toISOString();
    await search(women);
    await search('gender=man');
    await search(women, {});
    const kept = [];
    for await (const entry of readAudit(folder))
      if (entry.at >= at && entry.kind === 'REQUEST') kept.push(entry);
    expect(kept).toMatchObject([
      {
        ...{ outcome: 'DONE', who: { subject: 'ann' }, details: { fields: ['/eucaim/search'] } },
        questions: [{ where: { all: [{ patient: { sex: ['FEMALE'] } }] } }],
        ...{
          released: { counts: 2, first: [540, 70] },
          charged: [{ drawn: true }, { drawn: true }, { drawn: true }],
        },
        datasets: ['eq-a', 'eq-b', 'eq-c', 'eq-s1', 'eq-s2'],
      },
      { outcome: 'FAILED', codes: ['ARGUMENT_INVALID'], who: { subject: 'ann' } },
      { outcome: 'REFUSED', codes: ['UNAUTHENTICATED'], who: null },
    ]);
  });
});
