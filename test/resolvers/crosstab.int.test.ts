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

type Shown = readonly {
  readonly value: string;
  readonly label: string;
  readonly count: { readonly value: number };
}[];
type Crosstab = {
  readonly rows: Shown;
  readonly columns: Shown;
  readonly cells: readonly (readonly { readonly value: number }[])[];
};

async function crosstabOf(args: string, where = '{ patient: {} }', ...datasets: readonly string[]) {
  const { data, errors } = await ask<{ cohort: { crosstab: Crosstab } }>(
    `{ cohort(where: ${where}) { crosstab(${args}) {
      rows { value label count { value } } columns { value label count { value } } cells { value }
    } } }`,
    datasets.length === 0 ? undefined : callerOf(...datasets),
  );
  expect(errors).toEqual([]);
  const { rows, columns, cells } = data.cohort.crosstab;
  const counted = (values: Shown) => values.map(({ value, count }) => `${value} ${count.value}`);
  return {
    rows: counted(rows),
    columns: counted(columns),
    cells: cells.map((row) => row.map(({ value }) => value)),
    labels: rows.map(({ label }) => label),
  };
}

describe('Cohort.crosstab', () => {
  it('counts patients who have both values, in the order of the facets', async () => {
    const { rows, columns, cells } = await crosstabOf('rows: SEX, columns: MODALITY');
    expect({ rows, columns, cells }).toEqual({
      rows: ['FEMALE 2', 'MALE 2', 'UNKNOWN 1'],
      columns: ['CT 3', 'MR 2', 'SEG 1', 'SM 1'],
      cells: [
        [2, 1, 1, 1],
        [1, 1, 0, 0],
        [0, 0, 0, 0],
      ],
    });
  });

  it('counts a patient with several values in several cells, and once in each', async () => {
    const { rows, columns, cells } = await crosstabOf('rows: STAGE, columns: MANUFACTURER');
    expect({ rows, columns, cells }).toEqual({
      rows: ['stage i 2', 'stage ii 1', 'stage iii 1'],
      columns: ['SIEMENS 2', 'Philips 1', 'QIICR 1'],
      cells: [
        [1, 1, 1],
        [1, 0, 0],
        [0, 1, 0],
      ],
    });
  });

  it('shows the top of each', async () => {
    const { rows, columns, cells } = await crosstabOf('rows: SEX, columns: MODALITY, top: 1');
    expect({ rows, columns, cells }).toEqual({ rows: ['FEMALE 2'], columns: ['CT 3'], cells: [[2]] });
  });

  it('labels values as facets do', async () => {
    const { labels } = await crosstabOf('rows: CONDITION, columns: SEX');
    expect(labels).toEqual(['cancer', 'kidney cancer', 'renal carcinoma']);
  });

  it('ignores nothing of the criterion', async () => {
    const { rows } = await crosstabOf(
      'rows: SEX, columns: STAGE',
      '{ facet: { field: SEX, values: ["MALE"] } }',
    );
    expect(rows).toEqual(['MALE 2']);
  });

  it('sees records of the datasets of the caller alone', async () => {
    const { columns } = await crosstabOf('rows: SEX, columns: MODALITY', '{ patient: {} }', 'fx-b');
    expect(columns).toEqual(['CT 1', 'MR 1']);
  });

  it('refuses one facet twice', async () => {
    const { errors } = await ask(
      '{ cohort(where: { patient: {} }) { crosstab(rows: SEX, columns: SEX) { cells { value } } } }',
    );
    expect(errors).toEqual([{ code: 'ARGUMENT_INVALID', path: ['columns'] }]);
  });
});
