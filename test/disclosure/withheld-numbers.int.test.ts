import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exactPolicy } from '../../disclosure/policy.ts';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';
import { withholdSmall } from '../support/withholding.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf(), { policy: withholdSmall });
const askExactly = createAsk(graph, callerOf(), { policy: exactPolicy });

type Value = readonly [test: string, value: number, unit: string | null];

/** What each patient of the many was measured: 6 patients, whose numbers may be known. */
const many: readonly Value[] = [
  ['hemoglobin', 12, 'g/dL'],
  ['ferritin', 30, 'ng/mL'],
  ['weight', 70, 'kg'],
];
/** What one more patient was, whose numbers may not. */
const one: readonly Value[] = [
  ['hemoglobin', 9_700, 'g/dL'],
  ['ferritin', 4, 'mmol/L'],
  ['height', 180, 'cm'],
];
/** And what six others were, in another unit. */
const others: readonly Value[] = [['weight', 4, '[pH]']];

const sides = [
  ['fx-many', many, 6],
  ['fx-one', one, 1],
  ['fx-other', others, 6],
] as const;
const patients = sides.flatMap(([dataset, values, n]) =>
  Array.from({ length: n }, (_, at) => ({ dataset, values, at, id: `${dataset}-p${at}` })),
);

const fixture: Fixture = {
  patients: patients.map(({ id, dataset, at }) => ({
    ...{ id, population: 'fx', sourceId: id.toUpperCase(), datasets: [dataset], conflictFields: [] },
    ageAtDiagnosis: dataset === 'fx-one' ? 3 : 60 + 3 * at,
  })),
  records: patients.flatMap(({ id, dataset, values }) => [
    aRecord('condition', id, { id: `${id}-c`, dataset, codeSource: 'x', index: true, startDay: 0 }),
    ...values.map(([test, value, unit]) =>
      aRecord('measurement', id, {
        ...{ id: `${id}-${test}`, dataset, testSource: test, category: 'LABORATORY', value, unit },
        ...{ startDay: 15_000, timeline: 'CALENDAR', timelineName: 'CALENDAR' },
      }),
    ),
  ]),
  others: {
    Dataset: sides.map(([id]) => ({ id, population: 'fx', title: id, accessRights: 'PUBLIC' })),
    Population: [{ id: 'fx', version: 1 }],
  },
};

beforeAll(() => seedGraph(graph, fixture));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

/** Unit and bins of a histogram over the data of some datasets, and the codes of the errors. */
async function histogram(args: string, datasets: readonly string[], how = ask) {
  type Answer = { cohort: { histogram: { unit: string | null; bins: readonly object[] } } } | null;
  const { data, errors } = await how<Answer>(
    `{ cohort(where: { patient: {} }) { histogram(${args}) { unit bins { from to count { value } } } } }`,
    callerOf(...datasets),
  );
  return { ...data?.cohort.histogram, errors: errors.map(({ code }) => code) };
}

const of = (test: string) => `of: MEASUREMENT, test: { source: ["${test}"] }`;

describe('a histogram of which not all numbers may leave', () => {
  it.each([
    ['numbers', of('hemoglobin')],
    ['units', of('ferritin')],
    ['ages', 'of: AGE_AT_DIAGNOSIS, per: PATIENT_FIRST, bins: 3'],
  ])('is the same whatever %s a single patient has', async (_what, args) => {
    const without = await histogram(args, ['fx-many']);
    expect(without.bins?.length).toBeGreaterThan(0);
    expect(await histogram(args, ['fx-many', 'fx-one'])).toEqual(without);
    expect(await histogram(args, ['fx-many', 'fx-one'], askExactly)).not.toEqual(without);
  });

  it('shows those that may', async () =>
    expect(await histogram(of('hemoglobin'), ['fx-many', 'fx-one'])).toEqual({
      unit: 'g/dL',
      bins: [{ from: 12, to: 12.02, count: { value: 6 } }],
      errors: [],
    }));

  it('says nothing where none may', async () => {
    const nothing = { unit: null, bins: [], errors: [] };
    expect(await histogram(of('height'), ['fx-one'])).toEqual(nothing);
    expect(await histogram(of('height'), ['fx-many'])).toEqual(nothing);
  });

  it('is refused for several units of many', async () =>
    expect((await histogram(of('weight'), ['fx-many', 'fx-other'])).errors).toEqual(['NOT_EVALUABLE']));
});

describe('a question where numbers are withheld', () => {
  const inWindow = (test: string) =>
    `{ cohort(where: { measurement: { test: { source: ["${test}"] }, within: [{ index: true, toDays: 10 }] } }) {
      count { value } notEvaluable { patients { value } } } }`;

  it('is answered alike where a window can be decided for nobody, and where there is nobody', async () => {
    const found = await ask(inWindow('height'), callerOf('fx-one'));
    expect(found).toEqual(await ask(inWindow('height'), callerOf('fx-other')));
    expect(found.errors).toEqual([]);
    expect((await askExactly(inWindow('height'), callerOf('fx-one'))).errors).toMatchObject([
      { code: 'NOT_EVALUABLE' },
    ]);
  });

  it('counts those whom a window leaves undecided, where they are many', async () =>
    expect((await ask(inWindow('hemoglobin'), callerOf('fx-many'))).data).toEqual({
      cohort: { count: { value: null }, notEvaluable: [{ patients: { value: 6 } }] },
    }));

  it('wants a unit whatever units there are', async () => {
    const asked = (test: string) =>
      `{ cohort(where: { measurement: { test: { source: ["${test}"] }, value: { min: 1 } } }) { count { value } } }`;
    const refused = [{ code: 'NOT_EVALUABLE', path: ['where', 'measurement', 'value'] }];
    for (const test of ['hemoglobin', 'ferritin', 'none of them'])
      expect((await ask(asked(test), callerOf('fx-many', 'fx-one'))).errors).toEqual(refused);
  });
});
