import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toAsker } from '../../disclosure/asker.ts';
import type { Caller } from '../../disclosure/caller.ts';
import { answerQuestion } from '../../federation/site/answer-question.ts';
import { Graph } from '../../graph/graph.ts';
import type { Limits } from '../../ledger/limits.ts';
import type { AskedFacet } from '../../questions/put-question.ts';
import { discloseFrom, followGraph } from '../../server/services.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';
import { aWindow, chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import { protectionOf } from '../support/protection.ts';
import { publishIn } from '../support/publishing.ts';
import { breastCancer, together, wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const followed = followGraph(graph, { dataDir: testDatabase().indexFolder });
const hub = { issuer: 'local', subject: 'hub', isNetwork: true };
const login = { person: hub, until: null, by: 'personal token', grants: [] } as const;

beforeAll(() =>
  seedGraph(graph, withOthers(together([wardOf('fs-a', 300), wardOf('fs-b', 120), wardOf('fs-own', 40)]))),
);
beforeEach(() => clearLedger(graph));
afterAll(async () => {
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

/** Concepts that no record has. */
function withOthers({ others = {}, ...rest }: Fixture): Fixture {
  const more = [
    { code: 'DOID:FXOTHER', name: 'cancer of the other', vocabulary: 'DOID', standard: true, valid: true },
    { code: 'LOINC:FXNA', name: 'sodium', vocabulary: 'LOINC', standard: true, valid: true },
  ];
  return { ...rest, others: { ...others, Concept: [...(others.Concept ?? []), ...more] } };
}

type Rules = {
  readonly limits?: Limits;
  readonly inTotals?: boolean;
  readonly facets?: readonly AskedFacet[];
};

/** What a site answers to a hub that may use these, without noise, so that what is counted shows. */
function answer(where: unknown, may: Partial<Caller>, { facets = [], ...limits }: Rules = {}) {
  const caller: Caller = { subject: 'local hub', records: [], counts: [], login, ...may };
  const protection = protectionOf(graph, { draw: () => 0n, ...limits });
  const asker = toAsker(discloseFrom(followed, { protection }), caller);
  const vocabularies = async () => [
    { id: 'DOID', name: 'DOID', release: '2026-01-01', license: 'CC0-1.0', notice: null },
  ];
  return answerQuestion({ where, facets }, { asker, caller, loaders: { vocabularies } });
}

const women = { patient: { sex: ['FEMALE'] } };

describe('what a site answers to a hub', () => {
  it('is the exact number of what it was granted, with the releases of its vocabularies', async () => {
    expect(await answer(women, { counts: ['fs-own', 'fs-a'] })).toEqual({
      ...{ status: 'OK', reason: null, renewsAt: null, uncovered: [], vocabularies: { DOID: '2026-01-01' } },
      ...{ noise: null, share: null, codesHash: null },
      count: { value: 204, low: 204, high: 204, precision: 'EXACT', confidence: null, asOf: null },
    });
    expect(await chargedUnits(graph)).toBe(0);
  });

  it('says by a digest what the codes of the question mean here', async () => {
    const hashOf = async (codes: readonly string[], may: Partial<Caller> = { counts: ['fs-a'] }) =>
      (await answer({ all: [women, { condition: { code: { codes } } }] }, may)).codesHash;
    const tumour = await hashOf([breastCancer]);
    expect(tumour).toMatch(/^[\w-]{22}$/);
    expect(await hashOf([breastCancer, breastCancer])).toBe(tumour);
    expect(await hashOf([breastCancer], { registered: ['fs-a'] })).toBe(tumour);
    expect(await hashOf(['DOID:FXOTHER'])).not.toBe(tumour);
  });

  it('is one protected number of everything that it may ask over, where any of it is closed', async () => {
    const may = { counts: ['fs-own'], registered: ['fs-a', 'fs-b'] };
    const { status, count, noise } = await answer(women, may);
    expect([status, count, noise]).toMatchObject([
      ...['OK', { value: 275, precision: 'NOISY', confidence: 0.95 }],
      { sigma: 10, rounding: 5 },
    ]);
    expect(await chargedUnits(graph)).toBe(3); // one of each population
    await answer(women, may);
    expect(await chargedUnits(graph)).toBe(3);
  });

  it('is that there are none, or too few to be shown', async () => {
    const few = { patient: { ageAtDiagnosis: { min: 20, max: 24 } } };
    expect(await answer(few, { registered: ['fs-b'] })).toMatchObject({
      ...{ status: 'SUPPRESSED', share: null },
      count: { value: null, low: 0, precision: 'SUPPRESSED' },
    });
  });

  it('has what adds to a total where it is not shown and the site lets it, for no more', async () => {
    const few = { patient: { ageAtDiagnosis: { min: 20, max: 24 } } };
    const exactly = await answer(few, { counts: ['fs-b'] });
    const told = await answer(few, { registered: ['fs-b'] }, { inTotals: true });
    expect(told).toMatchObject({ status: 'SUPPRESSED', count: { value: null }, noise: { sigma: 10 } });
    expect(told.share).toEqual({ number: exactly.count?.value, key: expect.stringMatching(/^[\w-]{22}$/) });
    expect((await answer(women, { registered: ['fs-b'] }, { inTotals: true })).share).toBeNull();
    expect((await answer(few, { counts: ['fs-b'] }, { inTotals: true })).share).toBeNull();
    expect(await chargedUnits(graph)).toBe(2);
  });

  it('has the same number for totals by the same key, in whatever words it is asked', async () => {
    const [few, sex] = [{ patient: { ageAtDiagnosis: { min: 20, max: 24 } } }, women];
    const forms = [
      { all: [few, sex] },
      { all: [sex, { all: [few] }] },
      { not: { not: { all: [few, sex] } } },
      { any: [{ all: [few, sex] }, { all: [sex, few] }] },
      { patient: { ageAtDiagnosis: { min: 20, max: 24 }, sex: ['FEMALE'] } },
    ];
    const shares = [];
    for (const where of forms)
      shares.push((await answer(where, { registered: ['fs-b'] }, { inTotals: true })).share);
    expect(shares[0]?.key).toMatch(/^[\w-]{22}$/);
    expect(new Set(shares.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await chargedUnits(graph)).toBe(1);
    const other = await answer(few, { registered: ['fs-b'] }, { inTotals: true });
    expect(other.share?.key).not.toBe(shares[0]?.key);
  });

  it.each([
    ['a part that no dataset covers', { variant: { gene: { codes: ['HGNC:11998'] } } }],
    ['a part below `not`', { not: { variant: {} } }],
    ['a code that is not known here', { condition: { code: { codes: ['DOID:FXNOWHERE'] } } }],
    ['what is not asked where numbers are protected', { patient: { ids: ['x'] } }],
    ['what is no criterion', { patients: {} }],
  ])('is UNSUPPORTED with the place of %s, and nothing is charged', async (_what, where) => {
    const told = await answer({ all: [women, where] }, { registered: ['fs-a'] });
    expect(told).toMatchObject({ status: 'UNSUPPORTED', count: null });
    expect(told.reason).toMatch(/where\.all/);
    expect(await chargedUnits(graph)).toBe(0);
  });

  it('is UNSUPPORTED with the first of many places, on a line that is not long', async () => {
    const codes = Array.from({ length: 200 }, (_, n) => `DOID:FXNOWHERE${n}`);
    const told = await answer({ condition: { code: { codes } } }, { counts: ['fs-a'] });
    expect(told).toMatchObject({ status: 'UNSUPPORTED', reason: expect.stringContaining('FXNOWHERE0') });
    expect(told.reason).toMatch(/So it is with \d+ more\.$/);
    expect(told.reason?.length).toBeLessThan(2_000);
  });

  it('is a number where the description of some dataset says that it covers what is asked', async () => {
    const tumours = { condition: { code: { codes: [breastCancer] } } };
    const may = { registered: ['fs-a', 'fs-b'] };
    expect((await answer(tumours, may)).status).toBe('UNSUPPORTED');
    await publishIn(graph, ['fs-a']);
    expect(await answer(tumours, may)).toMatchObject({
      ...{ status: 'OK', count: { value: 210 } },
      uncovered: [
        { dataset: 'fs-b', path: 'where.condition', reason: expect.stringContaining('no description') },
      ],
    });
  });

  it('is 0 of what was looked for and not found, and UNSUPPORTED of what was not measured', async () => {
    const other = { condition: { code: { codes: ['DOID:FXOTHER'] } } };
    expect(await answer(other, { counts: ['fs-a'] })).toMatchObject({
      ...{ status: 'OK', uncovered: [], count: { value: 0 } },
    });
    const sodium = { measurement: { test: { codes: ['LOINC:FXNA'] } } };
    expect(await answer(sodium, { counts: ['fs-a'] })).toMatchObject({
      ...{ status: 'UNSUPPORTED', reason: expect.stringContaining('where.measurement') },
    });
  });

  it('is REFUSED where there is nothing to ask over', async () => {
    expect(await answer(women, {})).toMatchObject({ status: 'REFUSED', count: null });
    expect(await answer(women, { lacksPurpose: true })).toMatchObject({
      reason: expect.stringContaining('for what'),
    });
  });

  it('is REFUSED where the share of the hub is used up, until it renews', async () => {
    const limits = { windows: [aWindow(365, 8, 2, 1)] };
    for (const sex of ['FEMALE', 'MALE'])
      await answer({ patient: { sex: [sex] } }, { registered: ['fs-a'] }, { limits });
    expect(
      await answer({ patient: { sex: ['UNKNOWN'] } }, { registered: ['fs-a'] }, { limits }),
    ).toMatchObject({
      ...{ status: 'REFUSED', count: null },
      renewsAt: expect.stringMatching(/^20\d\d-/),
    });
    expect(await chargedUnits(graph)).toBe(2);
  });
});

describe('the facets that a site answers to a hub', () => {
  const sex = [{ field: 'SEX' }] as const;
  const numbersIn = ({ facets }: Awaited<ReturnType<typeof answer>>, at = 0) =>
    facets?.[at]?.values.map(({ value, count }) => [value, count.value, count.precision]);

  it('are exact of what it was granted, and none where none are asked', async () => {
    const told = await answer({ patient: {} }, { counts: ['fs-own', 'fs-a'] }, { facets: sex });
    expect(numbersIn(told)).toEqual([
      ['FEMALE', 204, 'EXACT'],
      ['MALE', 68, 'EXACT'],
      ['UNKNOWN', 68, 'EXACT'],
    ]);
    expect(told.facets?.[0]).toMatchObject({ field: 'SEX', missing: { share: null }, other: { value: 0 } });
    expect((await answer(women, { counts: ['fs-a'] })).facets).toBeUndefined();
  });

  it('are protected with the count, for the units of both, and told again for nothing', async () => {
    const told = await answer({ patient: {} }, { registered: ['fs-a'] }, { facets: sex });
    expect(told).toMatchObject({ status: 'OK', noise: { sigma: 10, rounding: 5 } });
    expect(numbersIn(told)?.[0]).toMatchObject(['FEMALE', expect.any(Number), 'NOISY']);
    const spent = await chargedUnits(graph);
    expect(spent).toBe(3);
    expect(await answer({ patient: {} }, { registered: ['fs-a'] }, { facets: sex })).toEqual(told);
    expect(await chargedUnits(graph)).toBe(spent);
  });

  it('have what adds to totals of each value that is not shown, where the site lets it', async () => {
    const ages = { facets: [{ field: 'AGE_AT_DIAGNOSIS' }] } as const;
    const exactly = await answer(women, { counts: ['fs-b'] }, ages);
    const told = await answer(women, { registered: ['fs-b'] }, { ...ages, inTotals: true });
    const hidden = told.facets?.[0]?.values.filter(({ count }) => count.value === null) ?? [];
    expect(hidden.length).toBeGreaterThan(0);
    const known = new Map(exactly.facets?.[0]?.values.map(({ value, count }) => [value, count.value]));
    expect(hidden.map(({ share }) => share?.number)).toEqual(
      hidden.map(({ value }) => known.get(value) ?? 0),
    );
    const shown = told.facets?.[0]?.values.filter(({ count }) => count.value !== null) ?? [];
    expect(shown.every(({ share }) => share === null)).toBe(true);
    const silent = await answer(women, { registered: ['fs-b'] }, ages);
    expect(silent.facets?.[0]?.values.every(({ share }) => share === null)).toBe(true);
  });

  it('are as UNSUPPORTED as the question, where one cannot be asked; nothing is charged', async () => {
    const closed = { registered: ['fs-a'] };
    const genes = await answer(women, closed, { facets: [{ field: 'MUTATED_GENE' }] });
    expect(genes).toMatchObject({ status: 'UNSUPPORTED', count: null });
    expect(genes.reason).toMatch(/MUTATED_GENE/);
    const own = await answer(women, { counts: ['fs-a'] }, { facets: [{ field: 'DATASET' }] });
    expect(own).toMatchObject({ status: 'UNSUPPORTED', reason: expect.stringContaining('facets.0') });
    expect(await chargedUnits(graph)).toBe(0);
  });

  it('say of which dataset nothing is known that could have a value', async () => {
    const told = await answer(women, { counts: ['fs-a', 'fs-b'] }, { facets: [{ field: 'MUTATED_GENE' }] });
    expect(told.uncovered.map(({ dataset, path }) => `${dataset} ${path}`)).toEqual([
      'fs-a facets.MUTATED_GENE',
      'fs-b facets.MUTATED_GENE',
    ]);
    expect(told).toMatchObject({ status: 'OK', facets: [{ field: 'MUTATED_GENE', values: [] }] });
  });
});
