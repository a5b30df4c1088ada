import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { answersGraph } from '../support/answers-graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

beforeAll(() => seedGraph(graph, answersGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

type Answer = {
  readonly cohort: {
    readonly histogram: {
      readonly unit: string | null;
      readonly bins: readonly { from: number; to: number; count: { value: number } }[];
      readonly missing: { value: number };
    };
  };
};

const queryOf = (args: string) =>
  `{ cohort(where: { patient: {} }) { histogram(${args}) { unit bins { from to count { value } } missing { value } } } }`;

/** Unit, patients without a number, and bins that are not empty. */
async function histogramOf(args: string, ...datasets: readonly string[]) {
  const caller = datasets.length === 0 ? undefined : callerOf(...datasets);
  const { data, errors } = await ask<Answer>(queryOf(args), caller);
  expect(errors).toEqual([]);
  const { unit, bins, missing } = data.cohort.histogram;
  const filled = bins.filter(({ count }) => count.value > 0);
  return { unit, missing: missing.value, bins: filled.map(({ from, to, count }) => [from, to, count.value]) };
}

const weights = 'of: MEASUREMENT, test: { source: ["weight"] }, bins: 5';

describe('Cohort.histogram', () => {
  it('counts every record, in bins of one width', async () => {
    expect(await histogramOf(weights)).toEqual({
      unit: 'kg',
      missing: 1,
      bins: [
        [50, 60, 1],
        [60, 70, 3],
        [70, 80, 1],
        [80, 90, 2],
      ],
    });
  });

  it('takes the earliest number of a patient where one timeline tells which it is', async () => {
    const { bins, missing } = await histogramOf(`${weights}, per: PATIENT_FIRST`);
    expect({ bins, missing }).toEqual({
      bins: [
        [50, 55, 1],
        [65, 70, 1],
      ],
      missing: 3,
    });
  });

  it('takes the latest as well', async () => {
    const { bins } = await histogramOf(`${weights}, per: PATIENT_LAST`);
    expect(bins).toEqual([
      [60, 62, 1],
      [68, 70, 1],
    ]);
  });

  it('converts to a unit; what cannot be converted is missing', async () => {
    const args = 'of: MEASUREMENT, test: { source: ["hemoglobin"] }, unit: "g/dL", bins: 5';
    expect(await histogramOf(args)).toEqual({
      unit: 'g/dL',
      missing: 3,
      bins: [
        [9, 10, 1],
        [10, 11, 1],
        [11, 12, 1],
      ],
    });
  });

  it('has numbers with and without decimals as they were measured', async () => {
    const { bins } = await histogramOf('of: MEASUREMENT, test: { source: ["potassium"] }, bins: 5');
    expect(bins).toEqual([
      [3.4, 3.6, 1],
      [4.2, 4.4, 1],
    ]);
  });

  it('has whole-number bins of whole numbers, each of as many', async () => {
    expect(await histogramOf('of: AGE_AT_DIAGNOSIS, bins: 5')).toEqual({
      unit: 'a',
      missing: 2,
      bins: [
        [50, 60, 1],
        [60, 70, 1],
        [90, 100, 1],
      ],
    });
  });

  it('counts series', async () => {
    const { bins, missing } = await histogramOf('of: INSTANCES_PER_SERIES');
    expect({ bins, missing }).toEqual({
      bins: [
        [3, 4, 3],
        [10, 11, 5],
      ],
      missing: 2,
    });
  });

  it('leaves redacted outcomes and other endpoints out', async () => {
    expect(await histogramOf('of: OVERALL_SURVIVAL_DAYS, bins: 10')).toEqual({
      unit: 'd',
      missing: 3,
      bins: [
        [100, 200, 1],
        [900, 1_000, 1],
      ],
    });
  });

  it('converts days to years', async () => {
    const { unit, bins } = await histogramOf('of: OVERALL_SURVIVAL_DAYS, unit: "a", bins: 3');
    expect({ unit, bins }).toEqual({
      unit: 'a',
      bins: [
        [0, 1, 1],
        [2, 3, 1],
      ],
    });
  });

  it('sees records of the datasets of the caller alone', async () => {
    const { missing } = await histogramOf(weights, 'fx-b');
    expect(missing).toBe(2);
  });

  it('has no bins without a number', async () => {
    expect(await histogramOf('of: YEAR_OF_DIAGNOSIS')).toEqual({ unit: null, missing: 5, bins: [] });
  });

  it.each([
    ['no test of measurements', 'of: MEASUREMENT', 'ARGUMENT_INVALID', ['test']],
    [
      'a test of something else',
      'of: AGE_AT_DIAGNOSIS, test: { source: ["x"] }',
      'ARGUMENT_INVALID',
      ['test'],
    ],
    ['no bins', 'of: AGE_AT_DIAGNOSIS, bins: 0', 'ARGUMENT_INVALID', ['bins']],
    ['too many bins', 'of: AGE_AT_DIAGNOSIS, bins: 201', 'ARGUMENT_INVALID', ['bins']],
    ['a unit of what has none', 'of: YEAR_OF_DIAGNOSIS, unit: "a"', 'ARGUMENT_INVALID', ['unit']],
    ['a unit of something else', 'of: AGE_AT_DIAGNOSIS, unit: "kg"', 'ARGUMENT_INVALID', ['unit']],
    ['no UCUM unit', `${weights}, unit: "stones"`, 'UNKNOWN_UNIT', ['unit']],
    ['several units', 'of: MEASUREMENT, test: { source: ["hemoglobin"] }', 'NOT_EVALUABLE', ['unit']],
    [
      'an unknown code',
      'of: MEASUREMENT, test: { codes: ["DOID:NONE"] }',
      'UNKNOWN_CODE',
      ['test', 'codes', 0],
    ],
  ])('refuses %s', async (_what, args, code, path) => {
    expect(await ask(queryOf(args))).toEqual({ data: null, errors: [{ code, path }] });
  });
});
