import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Exported, exportDataset } from '../../export/omop/dataset.ts';
import { cypher, name } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { openFolder } from '../../import/omop/folder.ts';
import { validateCdm } from '../../import/omop/validate/validate.ts';
import { isRecordTable, tableRecords } from '../../ontology/omop/table-records.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import { loadOmop } from '../import/omop/omop-load.ts';
import { type Cells, rowsIn } from '../import/omop/table-files.ts';
import { seedDatabase, testDatabase } from '../support/database.ts';
import { clearPopulation } from '../support/population.ts';
import { loadSeed } from '../support/seed.ts';

const seed = new Graph(seedDatabase().address);
const graph = new Graph(testDatabase().address);
const home = await mkdtemp(join(tmpdir(), 'oncograph-seed-omop-'));
const [dataset, back] = ['tcga_prad', 'it-seed-omop'];
const folder = join(home, 'cdm');
const making = { software: '1.2.3', today: '2026-11-30' };
const state: { exported?: Exported } = {};

beforeAll(async () => {
  await loadSeed();
  const timelines = ['diagnosis', 'acquisition'];
  state.exported = await exportDataset(seed, { ...making, dataset, folder, timelines, anchor: '2000-01-01' });
});
afterAll(async () => {
  await clearPopulation(graph, back);
  await rm(home, { recursive: true });
  await Promise.all([seed.close(), graph.close()]);
});

/** Rows that were written of the tables of a type, and those that were rejected of the records of a type. */
const written = (table: string) => state.exported?.tables.find((one) => one.table === table)?.rows ?? 0;
const rejected = (record: string, table: string) =>
  (state.exported?.mapped?.rejected ?? [])
    .filter((one) => one.record === record && one.table === table)
    .reduce((sum, { rows }) => sum + rows, 0);

async function recordsIn(type: RecordType): Promise<number> {
  const [found] = await seed.read<{ records: number }>(cypher`
    MATCH (record:${name(modelOf(type).type)} {dataset: ${dataset}})
    RETURN count(record) AS records`);
  return found?.records ?? 0;
}

describe('exportDataset of a dataset of the seed', () => {
  it.each([
    ['condition', 'condition_occurrence'],
    ['specimen', 'specimen'],
    ['imagingSeries', 'image_occurrence'],
  ] as const)('writes every %s or says why not', async (type, table) => {
    expect(written(table) + rejected(type, table)).toBe(await recordsIn(type));
  });

  it('writes every measurement or says why not, and beside them the morphology of each condition', async () => {
    const rows = written('measurement') - written('condition_occurrence');
    expect(rows + rejected('measurement', 'measurement')).toBe(await recordsIn('measurement'));
  });

  it('writes treatments as what they are', async () => {
    const [drugs, procedures] = [
      rejected('treatment', 'drug_exposure'),
      rejected('treatment', 'procedure_occurrence'),
    ];
    const studies = (await recordsIn('imagingStudy')) - rejected('imagingStudy', 'procedure_occurrence');
    const all = written('drug_exposure') + drugs + written('procedure_occurrence') + procedures;
    expect(all - studies).toBe(await recordsIn('treatment'));
  });

  it('names what it has no row for', () => {
    expect(state.exported?.mapped?.left.map(({ type, records }) => [type, records > 0])).toEqual([
      ['slide', true],
      ['assay', true],
      ['variant', true],
      ['copyNumber', true],
      ['outcome', true],
    ]);
  });

  it('passes every check of a delivery', async () => {
    const { checks } = await validateCdm(await openFolder(folder), new Date('2026-11-30T10:00:00Z'));
    expect(checks.filter(({ failed }) => failed)).toEqual([]);
  });

  it('loads again with as many records as there are rows', async () => {
    const { types } = (await loadOmop(graph, { folder, dataset: back })).report;
    const rows = (state.exported?.tables ?? []).flatMap(({ table, rows: count }) =>
      isRecordTable(table) && count > 0 ? [[tableRecords[table], count]] : [],
    );
    const loaded = [...types]
      .filter(([, { read }]) => read > 0)
      .map(([type, counts]) => [type, counts.loaded]);
    expect(Object.fromEntries(loaded)).toEqual({
      ...Object.fromEntries(rows),
      imagingStudy: (await recordsIn('imagingStudy')) - rejected('imagingStudy', 'procedure_occurrence'),
      cdm_source: 1,
    });
  });

  it('counts days from the date of the anchor', async () => {
    const [row] = await firstRows('condition_occurrence');
    expect(row?.condition_start_date).toBe('2000-01-01');
  });

  it('says in CDM_SOURCE what the dates are', async () => {
    const [row] = await firstRows('cdm_source');
    expect(row?.source_description).toContain(
      'Day 0 of each patient stands for 2000-01-01; dates are not real. Dates are shifted (acquisition, SHIFTED).',
    );
  });

  it('is refused without an anchor', async () => {
    await expect(exportDataset(seed, { ...making, dataset, folder: join(home, 'no') })).rejects.toMatchObject(
      {
        code: 'ARGUMENT_INVALID',
        message: expect.stringMatching(/index event \(diagnosis, FROM_INDEX\).*--anchor/),
      },
    );
  });
});

async function firstRows(table: 'condition_occurrence' | 'cdm_source'): Promise<readonly Cells[]> {
  for await (const row of rowsIn(folder, table)) return [row];
  return [];
}
