import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createAsk } from '../support/ask.ts';
import type { CriterionInput } from '../support/count.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller, seedDatasets } from '../support/seed.ts';

const graph = new Graph(seedDatabase().address, 60_000);
const ask = createAsk(graph, seedCaller);

beforeAll(() => loadSeed());
afterAll(() => graph.close());

type Counted = { readonly value: number };
type Manifest = { readonly content: string; readonly series: Counted; readonly left: Counted };

async function fieldOf<Field>(field: string, where: CriterionInput): Promise<Field> {
  const query = `query ($where: CriterionInput!) { cohort(where: $where) { field: ${field} } }`;
  const { data, errors } = await ask<{ cohort: { field: Field } }>(query, seedCaller, { where });
  expect(errors).toEqual([]);
  return data.cohort.field;
}

const imaged = (dataset: string, modality: string): CriterionInput => ({
  all: [{ dataset: [dataset] }, { imaging: { modality: [modality] } }],
});

function manifestOf(format: string, where: CriterionInput): Promise<Manifest> {
  return fieldOf(`manifest(format: ${format}) { content series { value } left { value } }`, where);
}

describe('Cohort.manifest', () => {
  it('has the CT series of kidney cancer, each as a command that the client of the IDC reads', async () => {
    const { content, series, left } = await manifestOf('S5CMD', imaged('tcga_kirc', 'CT'));
    const lines = content.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect([series.value, left.value, lines.length]).toEqual([1_736, 0, 1_736]);
    expect(
      lines.filter((line) => !/^cp s3:\/\/idc-open-data(-two|-cr)?\/[0-9a-f-]{36}\/\* \.$/.test(line)),
    ).toEqual([]);
  });

  it('has every instance of the MR series of breast cancer', async () => {
    const { content } = await manifestOf('CSV', imaged('tcga_brca', 'MR'));
    const rows: Record<string, string>[] = parse(content, { columns: true });
    expect(rows.reduce((sum, { instances }) => sum + Number(instances), 0)).toBe(230_134);
  });
});

/** Patients of some datasets, of one sex and an age. */
const patients: fc.Arbitrary<CriterionInput> = fc
  .record({
    dataset: fc.subarray([...seedDatasets], { minLength: 1 }),
    sex: fc.constantFrom('FEMALE', 'MALE', 'UNKNOWN'),
    age: fc.integer({ min: 20, max: 90 }),
  })
  .map(({ dataset, sex, age }) => ({
    all: [{ dataset }, { any: [{ patient: { sex: [sex] } }, { patient: { ageAtDiagnosis: { max: age } } }] }],
  }));

const holding = { seed: Number(process.env.FC_SEED ?? 1), numRuns: 12 };

type Histogram = { readonly bins: readonly { readonly count: Counted }[]; readonly missing: Counted };

const sum = (counts: readonly Counted[]) => counts.reduce((total, { value }) => total + value, 0);

describe('Cohort.histogram', () => {
  it.each([
    'of: AGE_AT_DIAGNOSIS',
    'of: MEASUREMENT, test: { source: ["psa"] }, unit: "ng/mL"',
    'of: MEASUREMENT, test: { source: ["hemoglobin"] }, unit: "g/dL", bins: 7',
    'of: INSTANCES_PER_SERIES, bins: 200',
    'of: OVERALL_SURVIVAL_DAYS, unit: "a"',
  ])('adds up to the cohort with one number a patient: %s', async (args) => {
    const claim = async (where: CriterionInput) => {
      const { value } = await fieldOf<Counted>('count { value }', where);
      for (const per of ['PATIENT_FIRST', 'PATIENT_LAST']) {
        const field = `histogram(${args}, per: ${per}) { bins { count { value } } missing { value } }`;
        const { bins, missing } = await fieldOf<Histogram>(field, where);
        expect(sum(bins.map(({ count }) => count)) + missing.value).toBe(value);
      }
    };
    await fc.assert(fc.asyncProperty(patients, claim), holding);
  });
});

type Shown = { readonly value: string; readonly count: Counted };
type Crosstab = {
  readonly rows: readonly Shown[];
  readonly columns: readonly Shown[];
  readonly cells: readonly (readonly Counted[])[];
};

describe('Cohort.crosstab', () => {
  it.each(['STAGE', 'MODALITY', 'MANUFACTURER', 'CONDITION'])(
    'adds up to the facet %s over what each patient has once',
    async (rows) => {
      const claim = async (where: CriterionInput) => {
        const table = await fieldOf<Crosstab>(
          `crosstab(rows: ${rows}, columns: SEX) { rows { value count { value } } cells { value } }`,
          where,
        );
        const [facet] = await fieldOf<readonly { readonly values: readonly Shown[] }[]>(
          `facets(of: [${rows}]) { values { value count { value } } }`,
          where,
        );
        expect(table.rows).toEqual(facet?.values);
        expect(table.cells.map(sum)).toEqual(table.rows.map(({ count }) => count.value));
      };
      await fc.assert(fc.asyncProperty(patients, claim), holding);
    },
  );
});
