import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAthena } from '../../../import/vocabulary/athena/release.ts';
import { type Changes, readChanged, withCell } from './athena.ts';

const kidney = '2000000100\t';
const concept = 'The file CONCEPT.csv, line';
const ancestor = 'The file CONCEPT_ANCESTOR.csv, line';
const relationship = 'The file CONCEPT_RELATIONSHIP.csv, line';

/** The line of D100 in CONCEPT; below the header, concept 0, two roots and the group. */
const kidneyLine = 6;

/** One cell of the line of D100 changed. */
function kidneyWith(cell: number, value: string): Changes {
  return { 'CONCEPT.csv': withCell(kidney, cell, value) };
}

/** One line more at the end. */
function more(line: string): (text: string) => string {
  return (text) => `${text}${line}\n`;
}

/** Without the column, which is the last of the header. */
function withoutLast(text: string): string {
  return text.replaceAll(/\t[^\t\n]*$/gm, '');
}

const cases: readonly (readonly [what: string, changes: Changes, message: string])[] = [
  ['a file that is missing', { 'DOMAIN.csv': () => undefined }, 'has no DOMAIN.csv (.csv.gz is fine)'],
  [
    'several files that are missing',
    { 'CONCEPT.csv': () => undefined, 'CONCEPT_ANCESTOR.csv': () => undefined },
    'has no CONCEPT.csv, CONCEPT_ANCESTOR.csv',
  ],
  [
    'a file that is there twice',
    { 'concept.csv.gz': () => gzipSync('') },
    'has both CONCEPT.csv and concept.csv.gz',
  ],
  ['an empty file', { 'DOMAIN.csv': () => '' }, 'The file DOMAIN.csv, line 1: a header is expected'],
  [
    'a column that is missing',
    { 'CONCEPT_ANCESTOR.csv': withoutLast },
    `${ancestor} 1: the column max_levels_of_separation is missing`,
  ],
  [
    'another separator',
    { 'CONCEPT.csv': (text) => text.replaceAll('\t', ';') },
    `${concept} 1: a header separated by tabs or commas is expected`,
  ],
  [
    'a tab too few',
    { 'CONCEPT.csv': (text) => text.replace('Tumour of kidney\t', 'Tumour of kidney ') },
    `${concept} ${kidneyLine}: 9 columns where the header has 10`,
  ],
  [
    'a tab too many',
    { 'CONCEPT.csv': (text) => text.replace('Tumour of kidney', 'Tumour\tof kidney') },
    `${concept} ${kidneyLine}: 11 columns where the header has 10`,
  ],
  [
    'a truncated file',
    { 'CONCEPT.csv': (text) => text.slice(0, text.indexOf('Tumour of kidney') + 10) },
    `${concept} ${kidneyLine}: 2 columns where the header has 10; the file may be truncated`,
  ],
  [
    'a truncated gzip',
    {
      'CONCEPT_SYNONYM.csv': () => undefined,
      'concept_synonym.csv.gz': () =>
        gzipSync('concept_id\tconcept_synonym_name\tlanguage_concept_id\n').subarray(0, -8),
    },
    'The file concept_synonym.csv.gz, line 2: it cannot be read',
  ],
  ['a concept_id that is no number', kidneyWith(0, '2e9'), `${concept} ${kidneyLine}: concept_id is "2e9"`],
  ['an empty concept_id', kidneyWith(0, ''), `${concept} ${kidneyLine}: concept_id is ""`],
  [
    'a concept_id beyond 32 bits',
    kidneyWith(0, '4294967296'),
    `${concept} ${kidneyLine}: concept_id is "4294967296"`,
  ],
  [
    'a concept_id that occurs twice',
    kidneyWith(0, '2000000001'),
    `${concept} ${kidneyLine}: concept_id 2000000001 occurs twice`,
  ],
  [
    'a date of the other form',
    kidneyWith(7, '2020-01-01'),
    `${concept} ${kidneyLine}: valid_start_date is "2020-01-01"; a date as yyyymmdd is expected`,
  ],
  ['a date in month 13', kidneyWith(8, '20991331'), `${concept} ${kidneyLine}: valid_end_date is "20991331"`],
  [
    'a date of a relationship',
    { 'CONCEPT_RELATIONSHIP.csv': withCell('2000000504\t', 4, '2099123') },
    `${relationship} 426: valid_end_date is "2099123"`,
  ],
  [
    'an unknown invalid_reason',
    kidneyWith(9, 'X'),
    `${concept} ${kidneyLine}: invalid_reason is "X"; D, U or nothing`,
  ],
  ['a long invalid_reason', kidneyWith(9, 'DU'), `${concept} ${kidneyLine}: invalid_reason is "DU"`],
  [
    'an unknown standard_concept',
    kidneyWith(5, 'N'),
    `${concept} ${kidneyLine}: standard_concept is "N"; S, C or nothing`,
  ],
  [
    'a vocabulary that VOCABULARY does not have',
    kidneyWith(3, 'Onco Other'),
    `${concept} ${kidneyLine}: "Onco Other" is not in VOCABULARY.csv; the folder may mix two downloads`,
  ],
  [
    'a relationship that RELATIONSHIP does not have',
    { 'CONCEPT_RELATIONSHIP.csv': more('2000000001\t2000000002\tIs like\t20200101\t20991231\t') },
    `${relationship} 438: "Is like" is not in RELATIONSHIP.csv`,
  ],
  [
    'a vocabulary of two versions',
    { 'VOCABULARY.csv': more('Onco Demo\tMade-up tumours\tmade up\t2026-01\t0') },
    'The file VOCABULARY.csv, line 7: Onco Demo has the version "2026-01", and "2026-07" in line 3',
  ],
  [
    'a vocabulary that gives no prefix',
    { 'VOCABULARY.csv': more('+\t\t\t\t0'), 'CONCEPT.csv': withCell(kidney, 3, '+') },
    `${concept} ${kidneyLine}: the vocabulary_id "+" gives no prefix`,
  ],
  [
    'a relationship to a concept that is not there',
    { 'CONCEPT_RELATIONSHIP.csv': more('2000000001\t5\tIs a\t20200101\t20991231\tD') },
    `${relationship} 438: CONCEPT has no concept_id 5; the folder may mix two downloads, CONCEPT may be truncated`,
  ],
  [
    'a synonym of a concept that is not there',
    { 'CONCEPT_SYNONYM.csv': more('5\tFive\t4180186') },
    'The file CONCEPT_SYNONYM.csv, line 47: CONCEPT has no concept_id 5',
  ],
  [
    'a descendant that is not there',
    { 'CONCEPT_ANCESTOR.csv': more('2000000001\t5\t1\t1') },
    `${ancestor} 336: CONCEPT has no concept_id 5`,
  ],
  [
    'a level that is no whole number',
    { 'CONCEPT_ANCESTOR.csv': more('2000000001\t2000000002\t1.0\t1') },
    `${ancestor} 336: min_levels_of_separation is "1.0"`,
  ],
  [
    'two concepts that stand above each other',
    { 'CONCEPT_ANCESTOR.csv': more('2000000100\t2000000001\t1\t1') },
    'OncoDemo:D1, OncoDemo:D100 are a cycle',
  ],
  [
    'bytes that are not UTF-8',
    { 'CONCEPT.csv': (text) => Buffer.from(text.replace('Größe', 'Gr\u00f6\u00dfe'), 'latin1') },
    `${concept} 68: it is not UTF-8`,
  ],
  [
    'a quote that nothing closes, in the comma separated form',
    { 'DOMAIN.csv': () => 'domain_id,domain_name\nCondition,Condition\n"Metadata,Metadata\n' },
    'The file DOMAIN.csv, line 3: it cannot be read on from here',
  ],
  [
    'a cell too few, in the comma separated form',
    { 'DOMAIN.csv': () => 'domain_id,domain_name\n"Two\nlines",Two lines\nMetadata\n' },
    'The file DOMAIN.csv, line 4: 1 columns where the header has 2',
  ],
];

describe('readAthena, given bad input', () => {
  it.each(cases)('refuses %s', async (_, changes, message) => {
    const read = readChanged(changes);
    await expect(read).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
    await expect(read).rejects.toThrow(message);
  });
  it('refuses a folder that is not there', () =>
    expect(readAthena('no-such-folder')).rejects.toThrow('The folder no-such-folder cannot be read.'));
  it('names file and line of a step of a cycle', () =>
    expect(readChanged({ 'CONCEPT_ANCESTOR.csv': more('2000000100\t2000000001\t1\t1') })).rejects.toThrow(
      /^The file CONCEPT_ANCESTOR\.csv, line \d+: /,
    ));
  it('refuses a gzip that ends within its lines', async () => {
    const texts: string[] = [];
    const cut = readChanged({
      'CONCEPT_ANCESTOR.csv': (text) => void texts.push(text),
      'CONCEPT_ANCESTOR.csv.gz': () => {
        const packed = gzipSync(texts.join(''), { level: 0 });
        return packed.subarray(0, packed.length - 2_000);
      },
    });
    await expect(cut).rejects.toThrow(/^The file CONCEPT_ANCESTOR\.csv\.gz, line \d+: it cannot be read/);
  });
});
