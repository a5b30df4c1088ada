import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createAsk } from '../support/ask.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller } from '../support/seed.ts';

const graph = new Graph(seedDatabase().address);
const ask = createAsk(graph, seedCaller);

beforeAll(() => loadSeed());
afterAll(() => graph.close());

type Counted = { readonly value: number };
type Facet = {
  readonly values: readonly {
    readonly value: string;
    readonly code: string | null;
    readonly label: string;
    readonly count: Counted;
  }[];
  readonly missing: Counted;
  readonly other: Counted;
  readonly of: Counted | null;
};

async function facetOf(field: string, dataset: string, top: number): Promise<Facet> {
  const { data } = await ask<{ cohort: { facets: [Facet] } }>(
    `{ cohort(where: { dataset: ["${dataset}"] }) { facets(of: [${field}], top: ${top}) {
      values { value code label count { value } } missing { value } other { value } of { value }
    } } }`,
  );
  return data.cohort.facets[0];
}

const scanner = 'Stony Brook University converted by Imaging Data Commons';

/** Facet, dataset, the most frequent values with their patients, patients without a value, and with one that is not shown. */
const facets: readonly (readonly [string, string, Readonly<Record<string, number>>, number, number])[] = [
  ['SEX', 'tcga_ov', { FEMALE: 582, UNKNOWN: 19 }, 0, 0],
  ['VITAL_STATUS', 'tcga_luad', { ALIVE: 334, DEAD: 188, UNKNOWN: 38 }, 0, 0],
  ['AGE_AT_DIAGNOSIS', 'tcga_brca', { '50-59': 286, '60-69': 284, '40-49': 222, '70-79': 158 }, 0, 148],
  ['RACE', 'tcga_coad', { white: 213, 'black or african american': 59 }, 180, 12],
  ['ETHNICITY', 'tcga_cesc', { 'not hispanic or latino': 171, 'hispanic or latino': 24 }, 112, 0],
  ['CONDITION', 'tcga_coad', { 'DOID:219': 450, c19: 7 }, 7, 0],
  ['MORPHOLOGY', 'tcga_luad', { '8140/3': 317, '8255/3': 107 }, 38, 98],
  ['TOPOGRAPHY', 'tcga_blca', { 'c67.9': 237, 'c67.2': 65 }, 0, 110],
  ['STAGE', 'tcga_kirc', { 'stage i': 270, 'stage iii': 126, 'stage iv': 84 }, 0, 57],
  // Papillary kidney cancer has a clinical and a pathologic stage.
  ['STAGE', 'tcga_kirp', { 'stage i': 190, 'stage iii': 54, 'stage ii': 32 }, 16, 16],
  ['GRADE', 'tcga_blca', { 'high grade': 388, 'low grade': 21 }, 3, 0],
  ['MODALITY', 'tcga_prad', { SM: 500, SEG: 403, ANN: 342, MR: 10 }, 0, 4],
  ['BODY_PART', 'tcga_luad', { CHEST: 38, LUNG: 31 }, 491, 0],
  [
    'MANUFACTURER',
    'tcga_kirc',
    { 'Leica Biosystems': 537, [scanner]: 513, 'GE MEDICAL SYSTEMS': 212, QIICR: 121 },
    0,
    73,
  ],
  ['SPECIMEN_TYPE', 'tcga_prad', { 'primary tumor': 499, 'blood derived normal': 440 }, 1, 119],
  ['MUTATED_GENE', 'tcga_luad', { TP53: 265, LRP1B: 176, KRAS: 157 }, 56, 503],
  ['COPY_NUMBER_GENE', 'tcga_brca', { CCND1: 161, MYC: 161 }, 247, 851],
  ['ASSAY', 'tcga_kich', { COPY_NUMBER: 65, MUTATION: 65 }, 48, 0],
  ['TREATMENT', 'tcga_ov', { 'RxNorm:40048': 478, 'RxNorm:56946': 474, 'RxNorm:2555': 154 }, 80, 326],
  ['LICENSE', 'tcga_kirc', { 'CC BY 3.0': 537, 'CC BY 4.0': 521 }, 0, 0],
];

describe('Cohort.facets', () => {
  it.each(facets)('counts the patients of each %s in %s', async (field, dataset, shown, missing, other) => {
    const facet = await facetOf(field, dataset, Object.keys(shown).length);
    expect({
      values: facet.values.map(({ value, count }) => [value, count.value]),
      missing: facet.missing.value,
      other: facet.other.value,
    }).toEqual({ values: Object.entries(shown), missing, other });
  });

  it.each([
    ['MUTATED_GENE', 'tcga_luad', 514],
    ['COPY_NUMBER_GENE', 'tcga_brca', 1_070],
  ])('tells how many patients could have a %s', async (field, dataset, profiled) => {
    expect((await facetOf(field, dataset, 1)).of).toEqual({ value: profiled });
  });

  it('names a concept that is shown by its code', async () => {
    const { values } = await facetOf('CONDITION', 'tcga_coad', 1);
    expect(values[0]).toMatchObject({ value: 'DOID:219', code: 'DOID:219', label: 'colon cancer' });
  });

  it('labels a stage as it came, with its code', async () => {
    const { values } = await facetOf('STAGE', 'tcga_kirc', 1);
    expect(values[0]).toMatchObject({ value: 'stage i', code: 'NCIT:C27966', label: 'stage i' });
  });

  it('counts who has several tests with each of them', async () => {
    const { values } = await facetOf('TEST', 'tcga_cesc', 50);
    expect(values.find(({ value }) => value === 'hpv_status')?.count.value).toBe(307);
  });
});
