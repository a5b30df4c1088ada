import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createAsk } from '../support/ask.ts';
import { countOne } from '../support/count.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller } from '../support/seed.ts';
import { counted, examples, stated } from './questions.ts';

const graph = new Graph(seedDatabase().address);
const ask = createAsk(graph, seedCaller);

beforeAll(() => loadSeed());
afterAll(() => graph.close());

describe('example questions', () => {
  it.each(examples)('count the patients %s', async (_patients, criterion, count) => {
    expect(await countOne(ask, criterion)).toBe(count);
  });

  it('count the studies and series of CT of tcga_kirc', async () => {
    const { studies, series } = await sumImaging({ dataset: ['tcga_kirc'] }, { modality: ['CT'] });
    expect([studies, series]).toEqual([366, 1_736]);
  });

  it('sum the instances of MR of tcga_brca', async () => {
    const { instances } = await sumImaging({ dataset: ['tcga_brca'] }, { modality: ['MR'] });
    expect(instances).toBe(230_134);
  });
});

describe('the shipped data', () => {
  it.each(stated)('have as many patients %s as stated', async (_patients, criterion, count) => {
    expect(await countOne(ask, criterion)).toBe(count);
  });
});

describe.each(Object.entries(counted))('%s', (_key, questions) => {
  it.each(questions)('counts patients %s', async (_patients, criterion, count) => {
    expect(await countOne(ask, criterion)).toBe(count);
  });
});

describe('Cohort.imaging', () => {
  it('sums all series of everybody', async () => {
    const all = { patients: 4_873, studies: 6_271, series: 38_981, instances: 807_964 };
    expect(await sumImaging({ patient: {} }, null)).toMatchObject(all);
  });

  it('sums the series that pass the tests, not all of the patients', async () => {
    const sums = { patients: 17, studies: 20, series: 260, instances: 16_579 };
    expect(await sumImaging({ dataset: ['tcga_kirp'] }, { modality: ['MR'] })).toMatchObject(sums);
  });

  it('sums the bytes of files, as the source rounds them', async () => {
    const { sizeBytes } = await sumImaging({ dataset: ['tcga_kirc'] }, { modality: ['CT'] });
    expect(sizeBytes).toBeCloseTo(75_894_885_296, -4);
  });

  it.each([
    ['CC BY 3.0', 22_103],
    ['CC BY 4.0', 16_878],
  ])('counts the series under %s', async (license, series) => {
    expect(await sumImaging({ patient: {} }, { license: [license] })).toMatchObject({ series });
  });
});

describe('Cohort.attrition', () => {
  it('tells what each member of `all` leaves', async () => {
    const { data } = await ask<{
      cohort: { attrition: readonly { kept: { value: number }; removed: { value: number } }[] };
    }>(`{ cohort(where: { all: [
      { dataset: ["tcga_kirc"] }, { imaging: { modality: ["CT"] } }, { variant: { gene: ["VHL"] } }
    ] }) { attrition { kept { value } removed { value } } } }`);
    expect(data.cohort.attrition.map(({ kept, removed }) => [kept.value, removed.value])).toEqual([
      [537, 4_346],
      [237, 300],
      [74, 163],
    ]);
  });
});

describe('Cohort.coverage', () => {
  it('names the datasets without any laboratory test', async () => {
    const { data } = await ask<{
      cohort: { coverage: readonly { dataset: string; patients: { value: number } }[] };
    }>(
      '{ cohort(where: { measurement: { category: [LABORATORY] } }) { coverage { dataset patients { value } } } }',
    );
    expect(data.cohort.coverage.map(({ dataset, patients }) => [dataset, patients.value])).toEqual([
      ['tcga_blca', 412],
      ['tcga_brca', 1_098],
      ['tcga_cesc', 307],
      ['tcga_luad', 560],
      ['tcga_ov', 601],
    ]);
  });
});

describe('Cohort.notEvaluable', () => {
  it('counts the patients whose blood tests have no day on which they had an age', async () => {
    const where = 'measurement: { method: ["blood"], ageAtEvent: { min: 70 } }';
    expect(await notEvaluable(where)).toEqual([['where.measurement.ageAtEvent', 1_090]]);
  });

  it('counts the patients whose values are in a unit that cannot be converted', async () => {
    const where = 'measurement: { test: { source: ["psa"] }, value: { min: 1, unit: "kg" } }';
    expect(await notEvaluable(where)).toEqual([['where.measurement.value', 442]]);
  });
});

type Sums = Readonly<Record<'patients' | 'studies' | 'series' | 'instances' | 'sizeBytes', number>>;

async function sumImaging(criterion: object, where: object | null): Promise<Sums> {
  const { data } = await ask<{
    cohort: { imaging: Readonly<Record<string, { value: number }>> & { sizeBytes: number } };
  }>(
    `query ($criterion: CriterionInput!, $where: ImagingInput) { cohort(where: $criterion) {
      imaging(where: $where) { patients { value } studies { value } series { value } instances { value } sizeBytes }
    } }`,
    seedCaller,
    { criterion, where },
  );
  const { patients, studies, series, instances, sizeBytes } = data.cohort.imaging;
  const [nobody] = [Number.NaN];
  return {
    patients: patients?.value ?? nobody,
    studies: studies?.value ?? nobody,
    series: series?.value ?? nobody,
    instances: instances?.value ?? nobody,
    sizeBytes,
  };
}

async function notEvaluable(where: string): Promise<readonly (readonly [path: string, patients: number])[]> {
  const { data } = await ask<{
    cohort: { notEvaluable: readonly { path: string; patients: { value: number } }[] };
  }>(`{ cohort(where: { ${where} }) { notEvaluable { path patients { value } } } }`);
  return data.cohort.notEvaluable.map(({ path, patients }) => [path, patients.value]);
}
