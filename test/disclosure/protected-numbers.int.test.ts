import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../disclosure/caller.ts';
import type { Protection } from '../../disclosure/protection.ts';
import { Graph } from '../../graph/graph.ts';
import { type Ask, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { aWindow, chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import { protectionOf } from '../support/protection.ts';
import { save } from '../support/saved-cohorts.ts';
import { breastCancer, hemoglobinTest, together, wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const wards = together([wardOf('pn-a', 300), wardOf('pn-b', 120), wardOf('pn-own', 40)]);

const who = (subject: string, organisation = 'hospital.example'): Caller => ({
  subject: `https://issuer ${subject}`,
  records: [],
  counts: [],
  registered: ['pn-a', 'pn-b'],
  login: {
    person: { issuer: 'https://issuer', subject, organisation },
    ...{ until: null, by: 'session', grants: [] },
  },
});
const ruth = who('ruth');
const reader: Caller = { ...who('rami'), records: ['pn-own'], counts: ['pn-own'] };

const cutPoints = [{ tests: [hemoglobinTest], unit: 'g/dL', cuts: [8, 10, 12] }];

/** Who asks where noise is none, so that what is counted shows, and where it is as usual; of a ledger in which nothing stands. */
let silent: Protection;
let ask: Ask;
let askNoisy: Ask;
beforeEach(async () => {
  await clearLedger(graph);
  silent = protectionOf(graph, { draw: () => 0n, cutPoints });
  ask = createAsk(graph, ruth, { protection: silent });
  askNoisy = createAsk(graph, ruth, { protection: protectionOf(graph) });
});

type Count = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly suppressed: boolean;
  readonly precision: string;
  readonly asOf: string | null;
};
type Cohort = { readonly cohort: { readonly count: Count } };

const all = 'value low high suppressed precision confidence asOf';
const countOf = (where: string, more = '') => `{ cohort(where: ${where}${more}) { count { ${all} } } }`;
const numberOf = async (where: string, more = '') =>
  (await ask<Cohort>(countOf(where, more))).data.cohort.count.value;

const women = '{ patient: { sex: [FEMALE] } }';
const breast = `{ condition: { code: { codes: ["${breastCancer}"] } } }`;
const imaged =
  '{ imaging: { modality: ["MR"], within: [{ of: { condition: {} }, fromDays: -60, toDays: 0 }] } }';

beforeAll(() => seedGraph(graph, wards));
afterAll(async () => {
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

describe('a protected count', () => {
  it.each([
    ['everybody', '{ patient: {} }', 420],
    ['a field of the patient', women, 250],
    ['records', breast, 210],
    ['a window', imaged, 70],
    ['a shape', `{ all: [${women}, { not: ${breast} }] }`, 125],
    ['either', `{ any: [${women}, ${breast}] }`, 335],
    [
      'values between published cut points',
      `{ measurement: { test: { codes: ["${hemoglobinTest}"] }, value: { min: 8, below: 10, unit: "g/dL" } } }`,
      105,
    ],
    ['so many of them', `{ atLeast: { count: 2, of: [${women}, ${breast}, ${imaged}] } }`, 155],
    ['one dataset', '{ dataset: ["pn-b"] }', 120],
    ['nobody', `{ all: [${women}, { not: ${women} }] }`, null],
  ])('without noise is that of %s', async (_, where, n) => {
    expect(await numberOf(where)).toBe(n);
  });

  it('has noise, bounds of the true number, and since when it is so', async () => {
    const { data, errors } = await askNoisy<Cohort>(countOf(breast));
    expect(errors).toEqual([]);
    const { value, low, high, asOf, ...rest } = data.cohort.count;
    expect(rest).toEqual({ suppressed: false, precision: 'NOISY', confidence: 0.95 });
    expect(Math.abs((value ?? 0) - 210)).toBeLessThan(80); // 8 standard deviations
    expect([(low ?? 0) < (value ?? 0), (high ?? 0) > (value ?? 0)]).toEqual([true, true]);
    expect(new Date(asOf ?? '').toISOString()).toBe(asOf);
  });

  it('is the same to everybody, however it is asked, over newer data and in another process', async () => {
    const { data } = await askNoisy<Cohort>(countOf(`{ all: [${women}, ${breast}] }`));
    const again = createAsk(graph, who('other', 'elsewhere.example'), { protection: protectionOf(graph) });
    await seedGraph(graph, together([wardOf('pn-a', 200), wardOf('pn-b', 120), wardOf('pn-own', 40)]));
    for (const where of [
      `{ all: [${breast}, ${women}] }`,
      `{ all: [${breast}, ${women}, { any: [${women}, ${imaged}] }] }`,
      `{ not: { any: [{ not: ${breast} }, { not: ${women} }] } }`,
    ])
      expect((await again<Cohort>(countOf(where))).data).toEqual(data);
    await seedGraph(graph, wards);
  });

  it('says the same of 0 and of 9', async () => {
    const few = [0, 1, 9].map((n) => protectionOf(graph, { draw: () => BigInt(n) }));
    const answers = await Promise.all(
      few.map((protection, n) => {
        const nobody = `{ all: [${women}, { patient: { yearOfDiagnosis: { min: ${2030 + n} } } }] }`;
        return createAsk(graph, ruth, { protection })<Cohort>(countOf(nobody));
      }),
    );
    const counts = answers.map(({ data }) => ({ ...data.cohort.count, asOf: null }));
    expect(counts[0]).toMatchObject({ value: null, low: 0, suppressed: true, precision: 'SUPPRESSED' });
    expect(new Set(counts.map((count) => JSON.stringify(count))).size).toBe(1);
  });

  it('is asked over the datasets that are named, and over those granted where none is', async () => {
    const mixed = createAsk(graph, reader, { protection: silent });
    const count = async (datasets: string) =>
      (await mixed<Cohort>(countOf('{ patient: {} }', datasets))).data.cohort.count;
    expect(await count('')).toMatchObject({ value: 40, precision: 'EXACT', asOf: null, confidence: null });
    expect(await count(', datasets: ["pn-own"]')).toMatchObject({ value: 40, precision: 'EXACT' });
    expect(await count(', datasets: ["pn-b"]')).toMatchObject({ value: 120, precision: 'NOISY' });
    expect(await count(', datasets: ["pn-own", "pn-b"]')).toMatchObject({ value: 160, precision: 'NOISY' });
  });

  it.each([
    ['none', '[]', 'ARGUMENT_INVALID', ['datasets']],
    ['one that is not there', '["pn-nowhere"]', 'CRITERION_INVALID', ['datasets', 0]],
  ])('is refused over datasets of which there are %s', async (_, datasets, code, path) => {
    const { errors } = await ask(countOf('{ patient: {} }', `, datasets: ${datasets}`));
    expect(errors).toEqual([{ code, path }]);
  });
});

describe('what is not asked where numbers are protected', () => {
  it.each([
    ['{ patient: { ids: ["pn-a-0001"] } }', 'UNSUPPORTED', ['where', 'patient', 'ids']],
    [
      '{ patient: { ageAtDiagnosis: { min: 43, max: 47 } } }',
      'UNSUPPORTED',
      ['where', 'patient', 'ageAtDiagnosis'],
    ],
    [
      '{ condition: { code: { source: ["breast"] } } }',
      'UNSUPPORTED',
      ['where', 'condition', 'code', 'source'],
    ],
    [
      '{ condition: { code: { codes: ["ICD10:nothing"] } } }',
      'UNKNOWN_CODE',
      ['where', 'condition', 'code', 'codes', 0],
    ],
    ['{ facet: { field: MANUFACTURER, values: ["ACME"] } }', 'UNSUPPORTED', ['where', 'facet', 'values', 0]],
  ])('is refused with its path, and costs nothing: %s', async (where, code, path) => {
    expect((await ask(countOf(where))).errors).toEqual([{ code, path }]);
    expect(await chargedUnits(graph)).toBe(0);
  });

  it('more than eight conditions', async () => {
    const years = Array.from(
      { length: 9 },
      (_, n) => `{ patient: { yearOfDiagnosis: { min: ${2000 + n} } } }`,
    );
    const { errors } = await ask(countOf(`{ any: [${years.join()}] }`));
    expect(errors).toEqual([{ code: 'QUERY_TOO_EXPENSIVE', path: ['where'] }]);
  });

  it.each([
    ['another question', `{ a: ${countOf(women).slice(2, -2)} b: ${countOf(breast).slice(2, -2)} }`],
    ['what the server is', `{ cohort(where: ${women}) { count { value } } server { name } }`],
    [
      'anything by a fragment',
      `query { cohort(where: ${women}) { count { value } } ...more } fragment more on Query { me { subject } }`,
    ],
  ])('%s beside it', async (_, query) => {
    const { errors } = await ask(query);
    expect(errors.map(({ code }) => code)).toContain('BAD_REQUEST');
    expect(await chargedUnits(graph)).toBe(0);
  });

  it('patients and images', async () => {
    const mixed = createAsk(graph, reader, { protection: silent });
    for (const field of ['patients { nodes { id } }', 'manifest(format: CSV) { content }']) {
      const { errors } = await mixed(
        `{ cohort(where: ${women}, datasets: ["pn-a"]) { count { value } ${field} } }`,
      );
      expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
      expect(await chargedUnits(graph)).toBe(0);
    }
  });

  it('a cohort that was frozen', async () => {
    const mixed = createAsk(graph, reader, { protection: silent });
    const id = await save(mixed, { patient: {} }, { freeze: true });
    const { errors } = await mixed(countOf(`{ cohort: "${id}" }`, ', datasets: ["pn-a"]'));
    expect(errors).toEqual([{ code: 'UNSUPPORTED', path: ['where', 'cohort'] }]);
  });
});

describe('what an answer costs', () => {
  const limits = { windows: [aWindow(365, 8, 4, 3)] };
  const askPoor = (caller: Caller) =>
    createAsk(graph, caller, { protection: protectionOf(graph, { draw: () => 0n, limits }) });

  it('is a unit a number, two for a facet of which each patient has one value, and nothing the second time', async () => {
    const query = (maxCost: number) =>
      `{ cohort(where: ${women}, maxCost: ${maxCost}, datasets: ["pn-a"]) { count { value } facets(of: [AGE_AT_DIAGNOSIS]) { missing { value } } } }`;
    expect((await ask(query(2))).errors).toEqual([{ code: 'QUERY_TOO_EXPENSIVE', path: undefined }]);
    expect(await chargedUnits(graph)).toBe(0);
    expect((await ask(query(3))).errors).toEqual([]);
    expect(await chargedUnits(graph)).toBe(3);
    expect((await ask(query(0))).errors).toEqual([]);
    expect(await chargedUnits(graph)).toBe(3);
  });

  it('is charged to every population that is touched', async () => {
    await ask(countOf(women));
    expect(await chargedUnits(graph)).toBe(2);
    await ask(countOf(women, ', datasets: ["pn-a"]'));
    expect(await chargedUnits(graph)).toBe(3);
  });

  it('is held to what a person, an organisation and all together may spend, and then refused whole', async () => {
    const tries = async (caller: Caller, years: readonly number[]) => {
      const asked = askPoor(caller);
      const codes: unknown[] = [];
      for (const year of years) {
        const where = `{ patient: { yearOfDiagnosis: { min: ${year} } } }`;
        codes.push((await asked(countOf(where, ', datasets: ["pn-a"]'))).errors[0]?.code ?? 'told');
      }
      return codes;
    };
    const [told, over] = ['told', 'BUDGET_EXHAUSTED'];
    expect(await tries(who('ann'), [2001, 2002, 2003, 2004])).toEqual([told, told, told, over]);
    expect(await tries(who('ben'), [2005, 2006])).toEqual([told, over]);
    expect(await tries(who('cat', 'b.example'), [2007, 2008, 2009])).toEqual([told, told, told]);
    expect(await tries(who('dan', 'c.example'), [2010, 2011])).toEqual([told, over]);
    expect(await tries(who('dan', 'c.example'), [2001, 2002, 2010])).toEqual([told, told, told]);
  });
});

describe('what is published', () => {
  it('of who asks is what they may still spend', async () => {
    await ask(countOf(women, ', datasets: ["pn-a"]'));
    const { data } = await ask<{ me: { budget: readonly { datasets: readonly string[]; units: number }[] } }>(
      '{ me { budget { datasets days units organisationQuarters allQuarters } } }',
    );
    const left = { days: 365, organisationQuarters: 3, allQuarters: 3 };
    expect(data.me.budget).toEqual([
      { ...left, datasets: ['pn-a'], units: 99_999 },
      { ...left, datasets: ['pn-b'], units: 100_000, organisationQuarters: 4, allQuarters: 4 },
    ]);
  });

  it('of the site is what it sets, and what that guarantees', async () => {
    const { data } = await ask<{ server: { disclosure: { statement: string } } }>(
      '{ server { disclosure { policy statement protection { sigma threshold shownFrom rounding alpha confidence answerDays budgets { days } inTotals } } } }',
    );
    expect(data.server.disclosure).toEqual({
      policy: 'protected',
      statement: expect.stringContaining('No bound holds'),
      protection: {
        ...{ sigma: 10, threshold: 10, shownFrom: 33, rounding: 5, alpha: 0.01, confidence: 0.95 },
        ...{ answerDays: 90, budgets: [], inTotals: false },
      },
    });
  });

  it('of the site says that numbers which are not shown are told to hubs, where they are', async () => {
    const askSharing = createAsk(graph, ruth, { protection: protectionOf(graph, { inTotals: true }) });
    const { data } = await askSharing<{ server: { disclosure: unknown } }>(
      '{ server { disclosure { statement protection { inTotals } } } }',
    );
    expect(data.server.disclosure).toEqual({
      statement: expect.stringContaining('for totals of at least three sites'),
      protection: { inTotals: true },
    });
  });
});

describe('facets, steps and what is null', () => {
  it('count each patient in one value of what a patient has once', async () => {
    const { data } = await ask<{ cohort: { facets: unknown } }>(
      `{ cohort(where: ${breast}, datasets: ["pn-a"]) { facets(of: [SEX]) { values { value label count { value } } missing { suppressed } other { suppressed } of { value } } } }`,
    );
    expect(data.cohort.facets).toEqual([
      {
        values: [
          { value: 'FEMALE', label: 'FEMALE', count: { value: 90 } },
          { value: 'MALE', label: 'MALE', count: { value: null } },
          { value: 'OTHER', label: 'OTHER', count: { value: null } },
          { value: 'UNKNOWN', label: 'UNKNOWN', count: { value: null } },
        ],
        missing: { suppressed: true },
        other: { suppressed: true },
        of: null,
      },
    ]);
  });

  it('count the values of other facets that are named, a unit each', async () => {
    const { data, errors } = await ask<{ cohort: { facets: readonly { values: unknown }[] } }>(
      `{ cohort(where: ${women}, datasets: ["pn-a"]) { facets(of: [CONDITION], values: [{ field: CONDITION, values: ["${breastCancer}"], missing: true }]) { values { value code count { value } } missing { value } } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.cohort.facets).toEqual([
      {
        values: [{ value: breastCancer, code: breastCancer, count: { value: 90 } }],
        missing: { value: 90 },
      },
    ]);
    expect(await chargedUnits(graph)).toBe(2);
  });

  it('are refused of facets whose values are not named', async () => {
    const { errors } = await ask(
      `{ cohort(where: ${women}) { facets(of: [CONDITION]) { values { value } } } }`,
    );
    expect(errors).toEqual([{ code: 'UNSUPPORTED', path: ['values'] }]);
  });

  it('cross two facets of which a patient has one value, for two units', async () => {
    const { data } = await ask<{ cohort: { crosstab: { rows: unknown; cells: unknown } } }>(
      `{ cohort(where: { patient: {} }, datasets: ["pn-a"]) { crosstab(rows: VITAL_STATUS, columns: SEX) { rows { value count { value } } cells { value } } } }`,
    );
    const none = [null, null, null, null].map((value) => ({ value }));
    expect(data.cohort.crosstab).toEqual({
      rows: ['ALIVE', 'DEAD', 'UNKNOWN'].map((value) => ({ value, count: { value: null } })),
      cells: [none, none, [180, 60, null, 60].map((value) => ({ value }))],
    });
    expect(await chargedUnits(graph)).toBe(2);
  });

  it('cross no others', async () => {
    const { errors } = await ask(
      `{ cohort(where: ${women}) { crosstab(rows: SEX, columns: MODALITY) { cells { value } } } }`,
    );
    expect(errors).toEqual([{ code: 'UNSUPPORTED', path: ['rows'] }]);
  });

  it('say what each step keeps, and what it removes by what was said', async () => {
    const { data } = await ask<{ cohort: { count: Count; attrition: unknown } }>(
      `{ cohort(where: { all: [${women}, ${breast}] }, datasets: ["pn-a"]) { count { value } attrition { kept { value } removed { value } } } }`,
    );
    expect(data.cohort).toEqual({
      count: { value: 90 },
      attrition: [
        { kept: { value: 180 }, removed: { value: null } },
        { kept: { value: 90 }, removed: { value: 90 } },
      ],
    });
    expect(await chargedUnits(graph)).toBe(2);
  });

  it('everything else is null', async () => {
    const { data, errors } = await ask<{ cohort: object }>(`{ cohort(where: ${women}) {
      imaging { patients { value } studies { value } series { value } instances { value } sizeBytes }
      histogram(of: AGE_AT_DIAGNOSIS, bins: 5) { bins { from } missing { value } }
      coverage { path } notEvaluable { path }
    } }`);
    expect(errors).toEqual([]);
    const nothing = { value: null };
    expect(data.cohort).toEqual({
      imaging: { patients: nothing, studies: nothing, series: nothing, instances: nothing, sizeBytes: null },
      histogram: { bins: [], missing: nothing },
      coverage: [],
      notEvaluable: [],
    });
    expect(await chargedUnits(graph)).toBe(0);
  });
});
