import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteFile } from 'hyparquet-writer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFolder } from '../../../import/omop/folder.ts';
import type { CdmTable } from '../../../ontology/omop/cdm.ts';

const state = { all: '', folder: '' };
beforeAll(async () => {
  state.all = await mkdtemp(join(tmpdir(), 'oncograph-omop-'));
});
beforeEach(async () => {
  state.folder = await mkdtemp(join(state.all, 'cdm-'));
});
afterAll(() => rm(state.all, { recursive: true }));

/** Opens a folder of these files. */
async function open(files: Readonly<Record<string, string | Uint8Array>>) {
  for (const [name, content] of Object.entries(files)) await writeFile(join(state.folder, name), content);
  return openFolder(state.folder);
}

/** The rows of the one table of a folder. */
async function rowsOf(files: Readonly<Record<string, string | Uint8Array>>) {
  return rowsIn(await open(files));
}

async function rowsIn({ tables }: Awaited<ReturnType<typeof openFolder>>) {
  const rows = [];
  for (const { opened } of tables.values()) for await (const row of opened.rows()) rows.push(row);
  return rows;
}

const deathRow = [{ number: 2, cells: { person_id: '7', death_date: '2025-10-06' } }];

const deviceColumns = [
  ...['device_exposure_id', 'person_id', 'device_concept_id', 'device_exposure_start_date'],
  ...['device_exposure_start_datetime', 'device_exposure_end_date', 'device_exposure_end_datetime'],
  ...['device_type_concept_id', 'unique_device_id', 'production_id', 'quantity', 'provider_id'],
  ...['visit_occurrence_id', 'visit_detail_id', 'device_source_value'],
].join(',');

describe('openFolder', () => {
  it('finds tables by names in any case, in the order of the CDM, and says what else is there', async () => {
    const { tables, ignored } = await open({
      'DEATH.csv.gz': gzipSync('person_id,death_date\n7,2025-10-06\n'),
      'Person.TSV': 'person_id\tyear_of_birth\n7\t1950\n',
      'README.md': 'x',
      'cohort.csv': 'subject_id\n7\n',
    });
    expect([...tables.values()].map(({ table, file }) => [table, file])).toEqual([
      ['person', 'Person.TSV'],
      ['death', 'DEATH.csv.gz'],
    ]);
    expect(ignored).toEqual(['README.md', 'cohort.csv']);
  });
  it.each([
    ['death.csv', 'person_id,death_date\n7,2025-10-06\n'],
    ['death.tsv', 'person_id\tdeath_date\n7\t2025-10-06\n'],
    ['death.csv', 'person_id\tdeath_date\n7\t2025-10-06\n'],
    ['DEATH.CSV.GZ', gzipSync('PERSON_ID\t Death_Date \n7\t2025-10-06 \n')],
  ])('reads %s as it is separated inside, headers in any case with blanks', async (name, content) =>
    expect(await rowsOf({ [name]: content })).toEqual(deathRow),
  );
  it('reads the columns of 5.3 and of its oncology extension by their names of 5.4', async () => {
    const { tables } = await open({
      'visit_detail.csv': 'visit_detail_id,visit_detail_parent_id,discharge_to_concept_id\n1,2,0\n',
      'measurement.csv': 'measurement_id,modifier_of_event_id,modifier_of_field_concept_id\n1,2,1147127\n',
    });
    const columnsIn = (table: CdmTable) => tables.get(table)?.opened.columns;
    expect(columnsIn('visit_detail')).toEqual([
      'visit_detail_id',
      'parent_visit_detail_id',
      'discharged_to_concept_id',
    ]);
    expect(columnsIn('measurement')).toEqual([
      'measurement_id',
      'measurement_event_id',
      'meas_event_field_concept_id',
    ]);
  });
  it('keeps columns that the CDM does not have, and names them', async () => {
    const folder = await open({ 'death.csv': 'person_id,death_date,Ward\n7,2025-10-06,A3\n' });
    expect(folder.tables.get('death')?.unknown).toEqual(['ward']);
    expect(await rowsIn(folder)).toMatchObject([{ cells: { ward: 'A3' } }]);
  });
  it('takes names that a header lacks from the CDM where the rows have all of its columns', async () => {
    const row = '1,1,21332862,2010-03-24,,2010-03-24,,32812,,,,,,,x,0,8510,mg,9';
    const [first] = await rowsOf({ 'device_exposure.csv': `${deviceColumns}\n${row}\n` });
    expect(first).toMatchObject({ cells: { device_source_value: 'x', unit_source_concept_id: '9' } });
    expect(first).not.toHaveProperty('broken');
  });
  it.each([
    [
      'with more than the first',
      'person_id,death_date\n7,2025-10-06\n7,2025-10-06,1\n',
      '3 columns where the header has 2',
    ],
    ['with less than the header', 'person_id,death_date\n7\n', '1 columns where the header has 2'],
  ])('refuses a row %s', async (_, content, broken) =>
    expect((await rowsOf({ 'death.csv': content })).at(-1)).toMatchObject({
      broken: expect.stringContaining(broken),
    }),
  );
  it.each([
    ['death_date,person_id\n2025-10-06,7,1\n', { person_id: '7', '#3': '1' }],
    ['person_id,death_date\n7,2025-10-06,1,2,3,4,5,6\n', { death_date: '2025-10-06', '#8': '6' }],
  ])('names other cells beyond the header by their place', async (content, cells) =>
    expect(await rowsOf({ 'death.csv': content })).toMatchObject([{ cells }]),
  );
  it('refuses two files that are one table', () =>
    expect(open({ 'PERSON.csv': 'person_id\n', 'person.csv.gz': gzipSync('person_id\n') })).rejects.toThrow(
      'has both PERSON.csv and person.csv.gz, which are the same table: leave one.',
    ));
  it('refuses two columns that are one of 5.4', () =>
    expect(
      open({ 'visit_occurrence.csv': 'Admitting_Source_Value,admitted_from_source_value\n' }),
    ).rejects.toThrow(
      'The file visit_occurrence.csv has the columns "Admitting_Source_Value" and "admitted_from_source_value", which are both admitted_from_source_value of CDM 5.4: leave one.',
    ));
  it('refuses a folder without a table', () =>
    expect(open({ 'people.csv': 'person_id\n' })).rejects.toThrow('has no table of the CDM'));
  it('refuses a folder that is not there', () =>
    expect(openFolder(join(state.folder, 'none'))).rejects.toThrow('none cannot be read.'));
});

describe('openFolder of Parquet', () => {
  it('reads numbers as the shortest decimals, ids of 64 bits as digits, and times behind their dates', async () => {
    parquetWriteFile({
      filename: join(state.folder, 'MEASUREMENT.parquet'),
      columnData: [
        { name: 'MEASUREMENT_ID', data: [9_007_199_254_740_993n, -1n] },
        { name: 'Measurement_Datetime', data: [new Date('2016-08-26T08:05:09Z'), new Date('1850-01-02')] },
        { name: 'value_as_number', data: [0.1, null] },
        { name: 'range_low', data: new Float32Array([0.1, 7]), type: 'FLOAT' },
        { name: 'flagged', data: [true, false] },
      ],
    });
    expect(await rowsIn(await openFolder(state.folder))).toEqual([
      {
        number: 2,
        cells: {
          measurement_id: '9007199254740993',
          measurement_datetime: '2016-08-26 08:05:09',
          value_as_number: '0.1',
          range_low: '0.1',
          flagged: 'true',
        },
      },
      {
        number: 3,
        cells: {
          measurement_id: '-1',
          measurement_datetime: '1850-01-02',
          value_as_number: '',
          range_low: '7',
          flagged: 'false',
        },
      },
    ]);
  });
});
