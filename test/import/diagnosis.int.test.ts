import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { loadTables } from '../../import/load/load.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { type CriterionInput, countOne } from '../support/count.ts';
import { testDatabase } from '../support/database.ts';
import { clearPopulation } from '../support/population.ts';

const graph = new Graph(testDatabase().address);
const population = 'it-diagnosis';
const ask = createAsk(graph, callerOf(population));
const folder = await mkdtemp(join(tmpdir(), 'oncograph-diagnosis-'));

const tableOf = (file: string, record: object) => ({
  name: file,
  file,
  patient: 'id',
  dataset: { const: population },
  records: [record],
});

const mapping = {
  oncographMapping: 1,
  title: 'Ages that follow',
  population,
  timelines: { hospital: { kind: 'CALENDAR', description: 'dates as they were' } },
  datasets: { accessRights: 'PUBLIC', publisher: 'a test', license: ['none'] },
  tables: [
    tableOf('people.csv', {
      record: 'registration',
      group: [{ const: 'r' }],
      fields: {
        source: { const: 'r' },
        birth: { timeline: { const: 'hospital' }, date: 'born', ifInvalid: 'drop' },
        ageAtDiagnosis: 'age',
      },
    }),
    tableOf('diagnoses.csv', {
      record: 'condition',
      key: ['code'],
      fields: {
        code: { source: 'code' },
        index: 'main',
        start: { timeline: { const: 'hospital' }, date: 'date' },
      },
    }),
  ],
};

const people = [
  'id,born,age',
  'A,1961-04-12,',
  'B,1950-11,',
  'C,1974-02-30,',
  'D,2015-09-05,',
  'E,1961-04-12,50',
];
const diagnoses = [
  'id,code,date,main',
  'A,c50,2023-05-02,yes',
  'B,c61,2022-01-17,yes',
  'C,c50,2024-03-11,yes',
  'D,c91,2023-12-01,yes',
  'E,c18,2020-01-01,yes',
  'E,c34,2024-01-01,no',
];

async function deliver(files: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [file, lines] of Object.entries(files))
    await writeFile(join(folder, file), `${lines.join('\n')}\n`);
  await loadTables(graph, { folder, mapping: join(folder, 'mapping.yaml'), access: 'open' });
}

beforeAll(async () => {
  await clearPopulation(graph, population);
  await writeFile(join(folder, 'mapping.yaml'), JSON.stringify(mapping));
  await deliver({ 'people.csv': people, 'diagnoses.csv': diagnoses });
});
afterAll(async () => {
  await clearPopulation(graph, population);
  await rm(folder, { recursive: true });
  await graph.close();
});

const grown = { patient: { ageAtDiagnosis: { min: 18 } } };

async function openOf(where: CriterionInput) {
  const { data } = await ask<{
    cohort: { notEvaluable: readonly { path: string; patients: { value: number } }[] };
  }>(
    'query ($where: CriterionInput!) { cohort(where: $where) { notEvaluable { path patients { value } } } }',
    undefined,
    { where },
  );
  return data.cohort.notEvaluable.map(({ path, patients }) => [path, patients.value]);
}

describe('age and year of diagnosis', () => {
  it('follow from birth and index condition where no registration states them', async () => {
    expect(await countOne(ask, grown)).toBe(2);
    expect(await countOne(ask, { patient: { ageAtDiagnosis: { min: 50, max: 50 } } })).toBe(1);
    expect(await countOne(ask, { patient: { ageAtDiagnosis: { max: 17 } } })).toBe(1);
  });

  it('are not evaluable of whom the day of birth is not known', async () => {
    expect(await openOf(grown)).toEqual([['where.patient.ageAtDiagnosis', 2]]);
  });

  it('have the year of a patient whose day of birth is not known', async () => {
    const since2022 = { patient: { yearOfDiagnosis: { min: 2022 } } };
    expect([await countOne(ask, since2022), await openOf(since2022)]).toEqual([4, []]);
  });

  it('are others when the diagnosis is corrected', async () => {
    await deliver({ 'diagnoses.csv': diagnoses.map((line) => line.replace('A,c50,2023', 'A,c50,1971')) });
    expect(await countOne(ask, grown)).toBe(1);
  });
});
