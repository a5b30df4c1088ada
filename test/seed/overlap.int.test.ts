import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createAsk } from '../support/ask.ts';
import { type CriterionInput, countEach } from '../support/count.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller } from '../support/seed.ts';
import { allPatients, type Column, clinicalPatients, columns, imagedColumns, type Table } from './overlap.ts';

const graph = new Graph(seedDatabase().address);
const ask = createAsk(graph, seedCaller);

const radiology = {
  imaging: { modality: ['CT', 'MR', 'PT', 'MG', 'US', 'CR', 'DX', 'NM', 'XA', 'RF'] },
};
const slides = { imaging: { modality: ['SM'] } };
const pathology = { condition: { present: ['morphology'] } };
const profiled = { assay: { kind: ['MUTATION'] } };
const blood = { measurement: { method: ['blood'] } };
const anyTest = { measurement: { method: ['blood', 'ihc', 'fish', 'pcr'] } };

/** What each column of the tables asks, by the definitions above them. */
const criteria: Readonly<Record<Column, CriterionInput>> = {
  patients: { patient: {} },
  radiology,
  slide_microscopy: slides,
  segmentation: { imaging: { modality: ['SEG', 'RTSTRUCT'] } },
  pathology,
  slide_review: { slide: { sourceFile: ['slides.tsv.gz'] } },
  mut_profiled: profiled,
  with_mutation: { variant: {} },
  cna_profiled: { assay: { kind: ['COPY_NUMBER'] } },
  blood_lab: blood,
  any_lab_test: anyTest,
  rad_sm: { all: [radiology, slides] },
  rad_mut: { all: [radiology, profiled] },
  rad_blood: { all: [radiology, blood] },
  rad_test: { all: [radiology, anyTest] },
  mut_blood: { all: [profiled, blood] },
  mut_test: { all: [profiled, anyTest] },
  rad_mut_blood: { all: [radiology, profiled, blood] },
  rad_mut_test: { all: [radiology, profiled, anyTest] },
  all5: { all: [radiology, slides, pathology, profiled, anyTest] },
};

/** Every patient with a clinical row gave a sample; who has only images did not. */
const withClinicalRow: CriterionInput = { specimen: {} };

beforeAll(() => loadSeed());
afterAll(() => graph.close());

/** The counts of one row: of a dataset or of all, under a further condition. */
function countRow(dataset: string, asked: readonly Column[], further: readonly CriterionInput[] = []) {
  const members = dataset === 'ALL' ? further : [{ dataset: [dataset] }, ...further];
  const cells = asked.map((column) => [column, { all: [...members, criteria[column]] }]);
  return countEach(ask, Object.fromEntries(cells));
}

function rowOf(table: Table, dataset: string, of: readonly Column[]) {
  return Object.fromEntries(of.map((column, at) => [column, table[dataset]?.[at]]));
}

describe('patients with a clinical row', () => {
  it.each(Object.keys(clinicalPatients))('of %s overlap as counted', async (dataset) => {
    const counts = await countRow(dataset, columns, [withClinicalRow]);
    expect(counts).toEqual(rowOf(clinicalPatients, dataset, columns));
  });
});

describe('all patients', () => {
  it.each(Object.keys(allPatients))('of %s overlap as counted', async (dataset) => {
    const counts = await countRow(dataset, columns);
    const differing = rowOf(allPatients, dataset, imagedColumns);
    expect(counts).toEqual({ ...rowOf(clinicalPatients, dataset, columns), ...differing });
  });

  it.each(columns)('with %s are as many in the facet of datasets', async (column) => {
    const { data } = await ask<{ cohort: { facets: [Facet] } }>(
      'query ($where: CriterionInput!) { cohort(where: $where) { facets(of: [DATASET]) { values { value count { value } } } } }',
      seedCaller,
      { where: criteria[column] },
    );
    const counted = data.cohort.facets[0].values.map(({ value, count }) => [value, count.value]);
    expect(Object.fromEntries(counted)).toEqual(columnOf(column));
  });
});

type Facet = {
  readonly values: readonly { readonly value: string; readonly count: { readonly value: number } }[];
};

/** What datasets have in a column of all patients, without those that have nothing. */
function columnOf(column: Column): Readonly<Record<string, number>> {
  const differs = imagedColumns.indexOf(column);
  const [table, at] = differs < 0 ? [clinicalPatients, columns.indexOf(column)] : [allPatients, differs];
  const cells = Object.entries(table).map(([dataset, row]) => [dataset, row[at] ?? 0] as const);
  return Object.fromEntries(cells.filter(([dataset, n]) => dataset !== 'ALL' && n > 0));
}
