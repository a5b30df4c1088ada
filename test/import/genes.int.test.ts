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
const population = 'it-genes';
const ask = createAsk(graph, callerOf(population));
const state = { home: '', rejects: [''] };

const mapping = `oncographMapping: 1
title: Genes
population: ${population}
timelines: { cal: { kind: CALENDAR, description: Days as they are } }
datasets: { accessRights: PUBLIC, license: [CC0 1.0] }
genePanels: { p: { name: Panel, genes: panel.txt } }
tables:
  - name: variants
    file: variants.csv
    patient: patient
    dataset: { const: ${population} }
    records:
      - { record: registration, key: [{ const: r }], fields: { source: { const: r } } }
      - { record: variant, key: [gene], fields: { gene: gene } }
      - { record: assay, key: [{ const: a }], fields: { kind: { const: MUTATION }, panel: { const: p } } }
`;
const variants = ['MLL2', 'KMT2D', 'tnrc21', 'SEPT9', '9-Sep', '1-Mar', 'p16', 'XYZ-1', '30-Aug'];

/** Loads as many patients as there are variants, P1 with the first. */
async function load(panel: string) {
  const { home } = state;
  const rows = variants.map((gene, at) => `P${at + 1},${gene}`);
  await writeFile(join(home, 'variants.csv'), ['patient,gene', ...rows, ''].join('\n'));
  await writeFile(join(home, 'panel.txt'), panel);
  await writeFile(join(home, 'mapping.yaml'), mapping);
  const { report } = await loadTables(graph, {
    folder: home,
    mapping: join(home, 'mapping.yaml'),
    access: 'open',
  });
  return report.rejects.map(({ row, record, column, value, reason }) =>
    [row, record, column, value, reason].join(' '),
  );
}

beforeAll(async () => {
  state.home = await mkdtemp(join(tmpdir(), 'oncograph-genes-'));
  await clearPopulation(graph, population);
  state.rejects = await load('MLL2\nTP53\n');
});
afterAll(async () => {
  await clearPopulation(graph, population);
  await rm(state.home, { recursive: true });
  await graph.close();
});

describe('symbols of genes', () => {
  it('that mean several genes, and dates that mean none, are rejects', () =>
    expect(state.rejects).toEqual([
      '7 variant gene 1-Mar a symbol of several genes; expected one of MARCHF1, MTARC1',
      '8 variant gene p16 a symbol of several genes; expected one of CDKN2A, H3P10',
      '10 variant gene 30-Aug a date is no symbol of a gene',
    ]));

  it.each<readonly [string, number, CriterionInput]>([
    ['its approved symbol', 3, { variant: { gene: ['KMT2D'] } }],
    ['a previous one', 3, { variant: { gene: ['mll2'] } }],
    ['one that a spreadsheet made a date of', 2, { variant: { gene: ['SEPT9'] } }],
    ['a symbol that HGNC does not know', 1, { variant: { gene: ['xyz-1'] } }],
    ['an assay that covers it by another', 9, { assay: { gene: ['MLL2', 'P53'] } }],
    ['its wild type by another', 6, { variant: { gene: ['MLL2'], status: ['WILD_TYPE'] } }],
  ])('find the gene: %s', async (_, count, where) => expect(await countOne(ask, where)).toBe(count));

  it('are approved ones in facets, with the number that choosing them gives', async () => {
    const { data } = await ask<{ cohort: { facets: readonly { values: readonly object[] }[] } }>(
      '{ cohort(where: { variant: {} }) { facets(of: [MUTATED_GENE]) { values { value count { value } } } } }',
    );
    expect(data.cohort.facets[0]?.values).toEqual([
      { value: 'KMT2D', count: { value: 3 } },
      { value: 'SEPTIN9', count: { value: 2 } },
      { value: 'XYZ-1', count: { value: 1 } },
    ]);
  });

  it('that mean several genes are refused with these', async () => {
    const { errors } = await ask('{ cohort(where: { variant: { gene: ["p16"] } }) { count { value } } }');
    expect(errors).toEqual([{ code: 'UNKNOWN_CODE', path: ['where', 'variant', 'gene', 0] }]);
  });

  it('of a gene list that mean several genes refuse the load', () =>
    expect(load('TP53\np16\n')).rejects.toThrow(
      'The gene list panel.txt has p16: a symbol of several genes; expected one of CDKN2A, H3P10.',
    ));
});
