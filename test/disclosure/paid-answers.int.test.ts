import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../disclosure/caller.ts';
import { Graph } from '../../graph/graph.ts';
import { type Ask, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import { protectionOf } from '../support/protection.ts';
import { breastCancer, together, wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const ruth: Caller = { subject: 'ruth', records: [], counts: [], registered: ['pa-a', 'pa-b'] };
let ask: Ask;

beforeAll(() => seedGraph(graph, together([wardOf('pa-a', 300), wardOf('pa-b', 120)])));
beforeEach(async () => {
  await clearLedger(graph);
  let drawn = 40n;
  const draw = () => {
    drawn += 7n; // no two draws are the same, and all are shown
    return drawn;
  };
  ask = createAsk(graph, ruth, { protection: protectionOf(graph, { draw }) });
});
afterAll(async () => {
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

const women = '{ patient: { sex: [FEMALE] } }';
const counted = (beside: string) =>
  `{ cohort(where: ${women}, datasets: ["pa-a"]) { count { value } ${beside} } }`;

describe('whatever is wrong beside a number', () => {
  it.each([
    'facets(of: []) { field }',
    'facets(of: [SEX], top: 0) { field }',
    'facets(of: [SEX], values: [{ field: CONDITION, values: ["x"] }]) { field }',
    'facets(of: [MODALITY]) { field }',
    'crosstab(rows: SEX, columns: SEX) { cells { value } }',
    'crosstab(rows: SEX, columns: VITAL_STATUS, top: -1) { cells { value } }',
    'crosstab(rows: SEX, columns: VITAL_STATUS, top: 1001) { cells { value } }',
    'crosstab(rows: SEX, columns: MODALITY) { cells { value } }',
    'histogram(of: AGE_AT_DIAGNOSIS, bins: 0) { unit }',
    'histogram(of: AGE_AT_DIAGNOSIS, bins: 201) { unit }',
    'patients { nodes { id } }',
    'patients(first: -1) { nodes { id } }',
    'manifest(format: CSV) { content }',
  ])('is found before it is paid for: %s', async (beside) => {
    const { errors } = await ask(counted(beside));
    expect(errors).not.toEqual([]);
    expect(await chargedUnits(graph)).toBe(0);
  });

  it.each([
    'imaging(where: { modality: [] }) { patients { value } studies { value } sizeBytes }',
    'imaging(where: { modality: ["CT"], within: [] }) { series { value } }',
    'histogram(of: AGE_AT_DIAGNOSIS, unit: "kg") { unit bins { from } missing { value } }',
    'histogram(of: MEASUREMENT, test: { codes: ["LOINC:none"] }) { unit bins { from } missing { value } }',
  ])('does not fail what is paid, where nothing is told of it: %s', async (beside) => {
    const { data, errors } = await ask<{ cohort: { count: { value: number } } }>(counted(beside));
    expect([errors, typeof data.cohort.count.value]).toEqual([[], 'number']);
    expect(await chargedUnits(graph)).toBe(1);
  });
});

describe('the same question', () => {
  const breast = `code: { codes: ["${breastCancer}"] }`;
  const countOf = (where: string, datasets = '["pa-a", "pa-b"]') =>
    `{ cohort(where: ${where}, datasets: ${datasets}) { count { value } } }`;

  it.each([
    [
      'what is counted is said',
      `{ condition: { ${breast} } }`,
      `{ condition: { ${breast}, occurrences: { min: 1, distinct: RECORD } } }`,
    ],
    [
      'two of what is counted',
      `{ condition: { ${breast}, occurrences: { min: 2 } } }`,
      `{ condition: { ${breast}, occurrences: { min: 2, distinct: RECORD } } }`,
    ],
    [
      'images are counted by study',
      '{ imaging: { occurrences: { min: 2 } } }',
      '{ imaging: { occurrences: { min: 2, distinct: STUDY } } }',
    ],
    [
      'a dataset is a value of a facet',
      '{ dataset: ["pa-a"] }',
      '{ facet: { field: DATASET, values: ["PA-A", "pa-a"] } }',
    ],
  ])('is answered once: %s', async (_title, one, other) => {
    const first = await ask(countOf(one));
    const charged = await chargedUnits(graph);
    expect([first.errors, charged > 0]).toEqual([[], true]);
    expect(await ask(countOf(other))).toEqual(first);
    expect(await chargedUnits(graph)).toBe(charged);
  });

  it('is answered once where a dataset is named twice', async () => {
    const first = await ask(countOf(women, '["pa-a"]'));
    expect(first.errors).toEqual([]);
    expect(await ask(countOf(women, '["pa-a", "pa-a"]'))).toEqual(first);
    expect(await chargedUnits(graph)).toBe(1);
  });

  it('is answered once whichever facet stands in the rows', async () => {
    type Table = {
      readonly cohort: {
        readonly crosstab: { readonly cells: readonly (readonly { value: number | null }[])[] };
      };
    };
    const tableOf = async (rows: string, columns: string) => {
      const asked = `crosstab(rows: ${rows}, columns: ${columns}) { cells { value } }`;
      const { data, errors } = await ask<Table>(
        `{ cohort(where: { patient: {} }, datasets: ["pa-a"]) { ${asked} } }`,
      );
      expect(errors).toEqual([]);
      return data.cohort.crosstab.cells.map((line) => line.map(({ value }) => value));
    };
    const table = await tableOf('SEX', 'AGE_AT_DIAGNOSIS');
    const turned = await tableOf('AGE_AT_DIAGNOSIS', 'SEX');
    expect(turned).toEqual(table[0]?.map((_, column) => table.map((line) => line[column])));
    expect(new Set(table.flat()).size).toBeGreaterThan(10);
    expect(await chargedUnits(graph)).toBe(2);
  });
});

it('a dataset that is not asked is no value of a facet', async () => {
  const { errors } = await ask(
    `{ cohort(where: { facet: { field: DATASET, values: ["nope"] } }) { count { value } } }`,
  );
  expect(errors).toEqual([{ code: 'UNSUPPORTED', path: ['where', 'facet', 'values', 0] }]);
  expect(await chargedUnits(graph)).toBe(0);
});
