import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { BadCase } from './bad-case.ts';
import { columnsOf, csvOf, sound } from './sound.ts';

const persons = sound.person ?? [];
const deaths = sound.death ?? [];
const measured = sound.measurement ?? [];
const sameRows = { kind: 'sound' } as const;

/** Files in another form, that say the same. */
export const formCases: readonly BadCase[] = [
  {
    name: 'names and headings in upper case',
    files: { 'PERSON.CSV': upperHead(csvOf('person', persons)) },
    expected: sameRows,
  },
  {
    name: 'names and headings in lower case',
    files: { 'person.csv': csvOf('person', persons) },
    expected: sameRows,
  },
  {
    name: 'tabs in place of commas',
    files: { 'person.tsv': csvOf('person', persons).replaceAll(',', '\t') },
    expected: sameRows,
  },
  {
    name: 'a packed file',
    files: { 'person.csv.gz': gzipSync(csvOf('person', persons)) },
    expected: sameRows,
  },
  {
    name: 'a file packed in two parts',
    files: {
      'person.csv.gz': Buffer.concat(
        csvOf('person', persons)
          .split(/(?<=\n)/)
          .map((line) => gzipSync(line)),
      ),
    },
    expected: sameRows,
  },
  {
    name: 'a byte order mark',
    files: { 'person.csv': `\uFEFF${csvOf('person', persons)}` },
    expected: sameRows,
  },
  {
    name: 'lines that end in CR LF',
    files: { 'person.csv': csvOf('person', persons).replaceAll('\n', '\r\n') },
    expected: sameRows,
  },
  {
    name: 'blank lines at the end',
    files: { 'person.csv': `${csvOf('person', persons)}\n\n` },
    expected: sameRows,
  },
  {
    name: 'no line end at the end',
    files: { 'person.csv': csvOf('person', persons).trimEnd() },
    expected: sameRows,
  },
  {
    name: 'blanks around headings',
    files: { 'person.csv': csvOf('person', persons).replace(',year_of_birth', ', year_of_birth ') },
    expected: sameRows,
  },
  {
    name: 'no optional columns',
    files: { 'death.csv': csvOf('death', deaths, columnsOf('death').slice(0, 4)) },
    expected: sameRows,
  },
  {
    name: 'Parquet of texts',
    files: {
      'death.parquet': parquetOf({
        person_id: ['2'],
        death_date: ['2015-03-01'],
        death_datetime: ['2015-03-01 04:05:06'],
        death_type_concept_id: ['32817'],
      }),
    },
    expected: sameRows,
  },
  {
    name: 'Parquet of integers, days and times',
    files: {
      'death.parquet': parquetOf({
        person_id: [2n],
        death_date: [new Date('2015-03-01')],
        death_datetime: [new Date('2015-03-01T04:05:06Z')],
        death_type_concept_id: [32_817],
      }),
    },
    expected: sameRows,
  },
  {
    name: 'names of 5.3',
    files: {
      'visit_occurrence.csv': csvOf('visit_occurrence', sound.visit_occurrence ?? [])
        .replace('admitted_from_concept_id', 'admitting_source_concept_id')
        .replace('discharged_to_source_value', 'discharge_to_source_value'),
    },
    expected: sameRows,
  },
  {
    name: 'modifiers of the oncology extension of 5.3',
    files: {
      'measurement.csv': csvOf('measurement', measured)
        .replace('measurement_event_id', 'modifier_of_event_id')
        .replace('meas_event_field_concept_id', 'modifier_of_field_concept_id'),
    },
    expected: sameRows,
  },
];

function upperHead(csv: string): string {
  const [head = '', ...lines] = csv.split('\n');
  return [head.toUpperCase(), ...lines].join('\n');
}

function parquetOf(columns: Readonly<Record<string, unknown[]>>): Uint8Array {
  const columnData = Object.entries(columns).map(([name, data]) => ({ name, data }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
