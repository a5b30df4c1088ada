import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportDataset } from '../../../export/omop/dataset.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { markChanging, markUnchanged } from '../../../import/store/population.ts';
import type { CdmTable } from '../../../ontology/omop/cdm.ts';
import { createHospital, patientsBySource, population } from '../../import/hospital.ts';
import { writeBad } from '../../import/omop/bad/bad.ts';
import { loadOmop } from '../../import/omop/omop-load.ts';
import { type Cells, rowsIn } from '../../import/omop/table-files.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';

const graph = new Graph(testDatabase().address);
const hospital = await createHospital(graph);
const born = 'it-export-omop';
const making = { software: '1.2.3', today: '2026-11-30' };
const unit = 'UCUM:g/dL';

const clear = async () => {
  await clearPopulation(graph, population);
  await clearPopulation(graph, born);
  await graph.write((run) => run(cypher`MATCH (unit:Concept {code: ${unit}}) DETACH DELETE unit`));
};

beforeAll(async () => {
  await clear();
  await hospital.load();
  await graph.write((run) =>
    run(
      cypher`CREATE (:Concept {code: ${unit}, conceptId: 8713, vocabulary: 'UCUM', standard: true, valid: true, since: 0})`,
    ),
  );
  await writeTo(written);
});
afterAll(async () => {
  await clear();
  await rm(home, { recursive: true });
  await hospital.close();
  await graph.close();
});

const home = await mkdtemp(join(tmpdir(), 'oncograph-export-'));
const written = join(home, 'cdm');

const writeTo = (folder: string, more: object = {}) =>
  exportDataset(graph, { ...making, dataset: 'it-a', folder, ...more });

async function rowsOf(table: CdmTable): Promise<readonly Cells[]> {
  const rows: Cells[] = [];
  for await (const row of rowsIn(written, table)) rows.push(row);
  return rows;
}

describe('exportDataset of what did not come as OMOP', () => {
  it('has a person with what is known of the birth', async () => {
    const persons = await rowsOf('person');
    const years = persons.map((row) => [row.year_of_birth, row.month_of_birth, row.day_of_birth]);
    expect(years.toSorted()).toEqual([
      ['1950', '1', '2'],
      ['1960', '', ''],
    ]);
  });

  it('decides what a person is by the dataset alone', async () => {
    const persons = await rowsOf('person');
    const { id } = (await patientsBySource(graph)).ITP1 ?? {};
    // The registry of it-b, which says that ITP1 is a man, is another dataset.
    expect(persons.find((row) => row.person_source_value === id)?.gender_concept_id).toBe('8532');
  });

  it('has measurements with the id of the unit, as far as a vocabulary has it', async () => {
    const rows = await rowsOf('measurement');
    const said = rows.map((row) => [
      row.measurement_date,
      row.measurement_source_value,
      row.value_as_number,
      row.unit_concept_id,
      row.unit_source_value,
    ]);
    expect(said.toSorted()).toEqual([
      ['2010-04-20', 'hb', '13.5', '8713', 'g/dL'],
      ['2010-05-01', 'hb', '12.1', '8713', 'g/dL'],
      ['2011-01-01', 'psa', '4.5', '0', 'ng/mL'],
    ]);
  });

  it('is the same each time', async () => {
    const read = async (folder: string) => {
      const files = (await readdir(folder)).toSorted();
      return Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')]));
    };
    const again = join(home, 'again');
    await writeTo(again);
    expect(await read(again)).toEqual(await read(written));
  });

  it('tells rows that lack what CDM requires', async () => {
    const rejects: Cells[] = parse(await readFile(join(written, 'rejects.csv'), 'utf8'), { columns: true });
    expect(rejects.map(({ id, ...row }) => ({ ...row, id: typeof id }))).toEqual([
      ...Array(2).fill({
        table: 'specimen',
        record: 'specimen',
        id: 'string',
        column: 'specimen_date',
        reason: 'is not known',
      }),
      ...Array(2).fill({
        table: 'drug_exposure',
        record: 'treatment',
        id: 'string',
        column: 'drug_exposure_start_date',
        reason: 'is not known',
      }),
    ]);
  });

  it('writes nobody without a birth', async () => {
    const { tables, mapped } = await writeTo(join(home, 'it-b'), { dataset: 'it-b' });
    const rows = tables.filter((table) => table.rows > 0).map(({ table }) => table);
    expect([rows, mapped?.rejected.find(({ record }) => record === 'patient')]).toEqual([
      ['cdm_source'],
      { table: 'person', record: 'patient', column: 'year_of_birth', reason: 'is not known', rows: 2 },
    ]);
  });

  it('says what the tables are of', async () => {
    expect(await rowsOf('cdm_source')).toMatchObject([
      {
        cdm_source_name: 'it-a',
        source_description: 'Licence: CC0 1.0.',
        cdm_etl_reference: 'oncograph 1.2.3',
        cdm_release_date: '2026-11-30',
        cdm_version: 'v5.4',
        vocabulary_version: 'not stated',
      },
    ]);
  });

  it('can be loaded as another dataset', async () => {
    const { types } = (await loadOmop(graph, { folder: written, dataset: born })).report;
    const loaded = [...types]
      .filter(([, counts]) => counts.loaded > 0)
      .map(([type, counts]) => [type, counts.loaded]);
    expect(Object.fromEntries(loaded)).toMatchObject({
      registration: 2,
      measurement: 3,
      observationPeriod: 2,
    });
  });

  it.each([
    ['a dataset that is not there', { dataset: 'it-none' }, 'NOT_FOUND', /no dataset it-none/],
    [
      'an anchor for dates of the calendar',
      { anchor: '2000-01-01' },
      'ARGUMENT_INVALID',
      /--anchor .*calendar, CALENDAR/,
    ],
    [
      'a timeline that is not there',
      { timelines: ['scan'] },
      'ARGUMENT_INVALID',
      /no dates on a timeline scan/,
    ],
  ])('refuses %s', async (_, more, code, message) => {
    await expect(writeTo(join(home, 'refused'), more)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('refuses a folder that has files', async () => {
    await expect(writeTo(written)).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
      message: expect.stringMatching(/is not empty/),
    });
  });
});

describe('exportDataset of what came as OMOP', () => {
  it('refuses an anchor', async () => {
    const [folder, out] = [join(home, 'in'), join(home, 'out')];
    await writeBad(folder, {});
    await loadOmop(graph, { folder, dataset: born }, true);
    await expect(writeTo(out, { dataset: born, anchor: '2000-01-01' })).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
      message: expect.stringMatching(/came as OMOP.*--anchor/),
    });
  });
});

describe('exportDataset of what is not all there', () => {
  it('is refused while data are loaded or removed', async () => {
    await graph.write((run) => markChanging(run, population));
    try {
      const refused = { code: 'CONFLICT', message: expect.stringContaining('are being loaded or removed') };
      await expect(writeTo(join(home, 'running'))).rejects.toMatchObject(refused);
    } finally {
      await graph.write((run) => markUnchanged(run, population));
    }
  });

  it('has no rows of a dataset without records', async () => {
    const dataset = 'it-a-empty';
    await graph.write((run) =>
      run(cypher`
      MATCH (known:Dataset {id: 'it-a'})
      CREATE (dataset:Dataset)
      SET dataset = known {.*, id: ${dataset}}`),
    );
    const { tables } = await exportDataset(graph, { ...making, dataset, folder: join(home, 'empty') });
    expect(tables.filter(({ rows, table }) => rows > 0 && table !== 'cdm_source')).toEqual([]);
    await graph.write((run) => run(cypher`MATCH (dataset:Dataset {id: ${dataset}}) DELETE dataset`));
  });
});
