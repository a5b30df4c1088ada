import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { facets } from '../../ontology/facets.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { cohortGraph } from '../support/cohort-graph.ts';
import { type CountingSignal, countingSignal } from '../support/counting-signal.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
let counting: CountingSignal = countingSignal();
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'), { signal: () => counting.signal });

beforeAll(() => seedGraph(graph, cohortGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

const ct = { imaging: { modality: ['CT'] } };
const everybody = { patient: {} };
const below11 = { measurement: { test: { source: ['hemoglobin'] }, value: { below: 11, unit: 'g/dL' } } };

const listOf = <Member>(many: number, member: (at: number) => Member): readonly Member[] =>
  Array.from({ length: many }, (_, at) => member(at));

/** Tests of one series. */
const tests: readonly (readonly [string, readonly string[]])[] = [
  ['modality', ['CT']],
  ['manufacturer', ['a']],
  ['model', ['b']],
  ['license', ['c']],
];

/** How often work breathes for an answer, beside what it does for any; or before it ends because it is to. */
async function breathsOf(fields: string, where: object = everybody, most?: number) {
  const answer = async (asked: string) => {
    counting = countingSignal(most);
    const query = `query ($where: CriterionInput!) { cohort(where: $where) { ${asked} } }`;
    const { errors } = await ask(query, undefined, { where });
    return { breaths: counting.asked(), codes: errors.map(({ code }) => code) };
  };
  const own = await answer('fingerprint');
  const whole = await answer(fields);
  return { breaths: whole.breaths - own.breaths, codes: whole.codes };
}

/** So many aliases of a field. */
function aliases(many: number, field: string): string {
  return listOf(many, (at) => `a${at}: ${field}`).join(' ');
}

/** Another criterion each: of so many members, all of which somebody has to look at. */
function members(many: number): object {
  return { all: listOf(many, (at) => ({ imaging: { modality: [`CT${at}`] } })) };
}

describe('a question', () => {
  it('breathes ten times as often for ten times the facets, once their patients are known', async () => {
    const names = Object.keys(facets);
    const breaths: number[] = [];
    for (const many of [1, 2, 11]) {
      const answer = await breathsOf(`facets(of: [${names.slice(0, many)}]) { field }`);
      expect(answer.codes).toEqual([]);
      breaths.push(answer.breaths);
    }
    const [one = 0, two = 0, eleven = 0] = breaths;
    expect(two).toBeGreaterThan(one);
    expect(eleven - one).toBeGreaterThanOrEqual(10 * (two - one));
  });

  it('counts a facet that is named a hundred times once', async () => {
    const once = await breathsOf('facets(of: [SEX]) { field }');
    const often = await breathsOf(`facets(of: [${'SEX '.repeat(100)}]) { field }`);
    expect(often).toEqual(once);
  });

  it('is answered with each facet once, in the order in which they are named first', async () => {
    const { data } = await ask<{ cohort: { facets: readonly { field: string }[] } }>(
      '{ cohort(where: { patient: {} }) { facets(of: [STAGE, SEX, STAGE, GRADE, SEX]) { field } } }',
    );
    expect(data.cohort.facets.map(({ field }) => field)).toEqual(['STAGE', 'SEX', 'GRADE']);
  });

  it.each<readonly [string, (many: number) => object]>([
    ['criterion', members],
    ['gene', (many) => ({ variant: { gene: listOf(many, (at) => `G${at}`), status: ['WILD_TYPE'] } })],
    ['linked record', (many) => ({ specimen: { linked: listOf(many, () => ({ slide: {} })) } })],
    ['window', (many) => ({ treatment: { within: listOf(many, (at) => ({ index: true, fromDays: at })) } })],
    ['test', (many) => ({ imaging: Object.fromEntries(tests.slice(0, many)) })],
  ])('breathes for each %s more that it is resolved from', async (_, where) => {
    const breaths = async (many: number) => {
      counting = countingSignal();
      const query = 'query ($where: CriterionInput!) { cohort(where: $where) { fingerprint } }';
      await ask(query, undefined, { where: where(many) });
      return counting.asked();
    };
    const [one, two, four] = [await breaths(1), await breaths(2), await breaths(4)];
    expect(two).toBeGreaterThan(one);
    expect(four - two).toBe(2 * (two - one));
  });

  it.each([['attrition { kept { value } }'], ['coverage { patients { value } }'], ['count { value }']])(
    'breathes for each criterion more: %s',
    async (field) => {
      const of = async (many: number) => (await breathsOf(field, members(many))).breaths;
      const [two, three, twentyTwo] = [await of(2), await of(3), await of(22)];
      expect(three).toBeGreaterThan(two);
      expect(twentyTwo - two).toBeGreaterThanOrEqual(20 * (three - two));
    },
  );

  it.each([
    ['attrition { kept { value } }', ct],
    ['facets(of: [SEX]) { field }', ct],
    ['crosstab(rows: SEX, columns: VITAL_STATUS) { rows { value } }', ct],
    ['histogram(of: AGE_AT_DIAGNOSIS) { bins { from } }', ct],
    ['imaging { series { value } }', ct],
    ['manifest(format: CSV) { content }', ct],
    ['coverage { dataset }', { condition: {} }],
    ['notEvaluable { path }', below11],
    ['count { value }', ct],
  ])('breathes as often for each alias more of %s', async (field, where) => {
    const of = (many: number) => breathsOf(aliases(many, field), where);
    const [one, two, ten] = [await of(1), await of(2), await of(10)];
    expect(two.breaths).toBeGreaterThan(one.breaths); // what they share is worked out once
    expect(ten).toEqual({ breaths: one.breaths + 9 * (two.breaths - one.breaths), codes: [] });
  });

  it('breathes before and after each list of a page is read', async () => {
    const listsOf = (first: number) =>
      breathsOf(`patients(first: ${first}) { nodes { conditions { id } measurements { nodes { id } } } }`);
    const [one, two, four] = [await listsOf(1), await listsOf(2), await listsOf(4)];
    const lists = 2;
    expect(two.breaths - one.breaths).toBe(2 * lists);
    expect(four.breaths - two.breaths).toBe(2 * 2 * lists);
  });

  it.each([
    ['concepts(search: "a") { totalCount }'],
    ['concept(code: "DOID:FX2") { patientCount { value } ancestors { totalCount } }'],
  ])('breathes as often for each alias more of %s', async (field) => {
    const breaths = async (many: number) => {
      counting = countingSignal();
      await ask(`{ ${aliases(many, field)} }`);
      return counting.asked();
    };
    const [one, two, eleven, twelve] = [
      await breaths(1),
      await breaths(2),
      await breaths(11),
      await breaths(12),
    ];
    expect(two).toBeGreaterThan(one);
    expect(twelve - two).toBe(10 * (two - one));
    expect(twelve - eleven).toBe(two - one);
  });

  it.each([
    ['facets', `facets(of: [${Object.keys(facets)}]) { field }`, everybody],
    ['steps', 'attrition { kept { value } }', members(100)],
  ])('ends in the middle of its %s when nobody waits for it any more', async (_, field, where) => {
    const whole = await breathsOf(field, where);
    const { codes } = await breathsOf(field, where, 20);
    expect(codes).toEqual(['DEADLINE_EXCEEDED']);
    expect(whole.breaths).toBeGreaterThan(40);
    expect(counting.asked()).toBe(21);
  });
});
