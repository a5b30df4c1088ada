import { afterAll, beforeAll, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a'));

/** A patient of an intensive care unit: a value every ten days, one in the middle LOW and the last one HIGH. */
const days = Array.from({ length: 60 }, (_, n) => 10 * n);
const labs = days.map((startDay, n) =>
  aRecord('measurement', 'mr-icu', {
    ...{ id: `mr-${n}`, category: 'LABORATORY', testSource: 'lab', startDay, resultSource: null },
    interpretation: n === 30 ? 'LOW' : n === 59 ? 'HIGH' : 'NORMAL',
  }),
);
const undated = aRecord('measurement', 'mr-icu', {
  ...{
    id: 'mr-undated',
    category: 'LABORATORY',
    testSource: 'lab',
    resultSource: null,
    interpretation: 'LOW',
  },
});
const fixture = {
  patients: [{ id: 'mr-icu', sourceId: 'MR', population: 'mr', datasets: ['fx-a'], sex: 'FEMALE' }],
  records: [...labs, undated],
  others: {
    Dataset: [{ id: 'fx-a', population: 'mr', accessRights: 'PUBLIC' }],
    Population: [{ id: 'mr' }],
  },
};

beforeAll(() => seedGraph(graph, fixture));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

const lab = (more: string) => `{ measurement: { category: [LABORATORY], ${more} } }`;
const after = (from: number, to: number, of: string) =>
  `within: [{ of: ${of}, fromDays: ${from}, toDays: ${to} }]`;
const low = lab('interpretation: [LOW]');
const high = 'interpretation: [HIGH]';

it.each([
  ['a record is not near itself', lab(after(-9, 9, lab(''))), 0],
  ['both bounds are in the window', lab(after(10, 10, lab(''))), 1],
  ['bounds are counted from the other record', lab(`${high}, ${after(290, 290, low)}`), 1],
  ['a day more is too late', lab(`${high}, ${after(291, 400, low)}`), 0],
  ['a day less is too early', lab(`${high}, ${after(0, 289, low)}`), 0],
  ['a window without an end', `{ measurement: { ${high}, within: [{ of: ${low}, fromDays: 0 }] } }`, 1],
  ['windows stand in windows', lab(`${high}, ${after(10, 10, lab(after(280, 280, low)))}`), 1],
  [
    'windows stand in windows, and each has to hold',
    lab(`${high}, ${after(10, 10, lab(after(281, 289, low)))}`),
    0,
  ],
])('of a patient with many records %s', async (_title, where, value) => {
  expect(await ask(`{ cohort(where: ${where}) { count { value } } }`)).toEqual({
    data: { cohort: { count: { value } } },
    errors: [],
  });
});

it('a patient with many records is not evaluable by one without a day', async () => {
  const query = (where: string) => `{ cohort(where: ${where}) { notEvaluable { patients { value } } } }`;
  const open = (value: number) => ({
    data: { cohort: { notEvaluable: value === 0 ? [] : [{ patients: { value } }] } },
  });
  expect(await ask(query(lab(`${high}, ${after(291, 400, low)}`)))).toMatchObject(open(1));
  expect(await ask(query(lab(`${high}, ${after(291, 400, lab('interpretation: [NORMAL]'))}`)))).toMatchObject(
    open(0),
  );
});
