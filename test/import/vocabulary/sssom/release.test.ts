import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type MappingSet, readSssom } from '../../../../import/vocabulary/sssom/release.ts';
import { createFiles, mappingsOf } from '../files.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/sssom');
const write = createFiles();
const id = 'http://example.org/invented.sssom.tsv';

let set: MappingSet;

beforeAll(async () => {
  set = await readSssom(join(fixtures, 'invented.sssom.tsv'));
});

const metadata = ['#curie_map:', '#  X: http://example.org/', '#mapping_set_id: http://example.org/set'];
const header = 'subject_id\tpredicate_id\tobject_id\tmapping_justification';

/** What is said of a file with these lines. */
async function faultOf(...lines: readonly string[]): Promise<string> {
  return readSssom(await write('bad.tsv', lines.join('\n'))).then(
    () => 'nothing',
    (error: Error) => error.message,
  );
}

/** What is said of one row, which is line 5 of its file. */
async function faultOfRow(...cells: readonly string[]): Promise<string> {
  return faultOf(...metadata, header, cells.join('\t'));
}

/** What is left out of a set of one mapping, which is line 5 of its file, with one more column. */
async function leftOut(column: string, value: string) {
  const row = ['X:1', 'skos:exactMatch', 'DOID:1', because, value];
  const lines = [...metadata, `${header}\t${column}`, row.join('\t')];
  return (await readSssom(await write('one.tsv', lines.join('\n')))).rejects;
}

const because = 'semapv:ManualMappingCuration';

describe('readSssom', () => {
  it('is what the mapping set says, by its id', () => expect(set.source).toBe(`sssom:${id}`));
  it('gives version and licence as they are written', () =>
    expect(set.set).toEqual({
      id,
      version: '1.10',
      license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    }));
  it('defines no concept', () => expect([set.concepts(), set.vocabularies]).toEqual([[], []]));
  it('maps in the CURIEs of the project, and standardises by what is the same alone', () =>
    expect(mappingsOf(set)).toEqual(
      [
        'ICD10:C64 Maps to DOID:1',
        'SNOMED:100000001 Maps to MONDO:1',
        'MONDO:1 skos:exactMatch DOID:1',
        'SNOMED:100000002 skos:broadMatch DOID:1',
        'SNOMED:100000003 skos:narrowMatch DOID:1',
        'LOCALCODES:7 skos:closeMatch DOID:1',
        'ICDO3:C64.9 skos:relatedMatch ICDO3:C65',
        'DOID:1 oboInOwl:hasDbXref NCIT:C1',
      ].map((mapping) => `${mapping} (${id})`),
    ));
  it('leaves out what is said to be no mapping, with its line', () =>
    expect(set.rejects).toEqual([
      { line: 20, reason: 'predicate_modifier Not: it says that this is no mapping' },
      { line: 21, reason: 'sssom:NoTermFound' },
    ]));
  it('leaves out literals', async () => {
    const lines = [
      ...metadata,
      `subject_label\tsubject_type\t${header}`,
      `kidney\trdfs literal\t\tskos:exactMatch\tDOID:1\t${because}`,
    ];
    expect((await readSssom(await write('literal.tsv', lines.join('\n')))).rejects).toEqual([
      { line: 5, reason: 'a literal is no concept' },
    ]);
  });
  it.each(['not', 'NOT', 'Not', ' Not '])('leaves out a row with the modifier "%s"', async (modifier) =>
    expect(await leftOut('predicate_modifier', modifier)).toEqual([
      { line: 5, reason: 'predicate_modifier Not: it says that this is no mapping' },
    ]),
  );
  it('reads the modifier of a column that is written otherwise', async () =>
    expect(await leftOut('Predicate_Modifier', 'Not')).toHaveLength(1));
  it('refuses a modifier that it does not know', async () =>
    expect(await leftOut('predicate_modifier', 'Inverse').catch((error: Error) => error.message)).toBe(
      'The SSSOM file one.tsv, line 5: the predicate_modifier "Inverse" is unknown; Not is the only one.',
    ));
  it.each([
    ['mapping_cardinality', '1:0', 'mapping_cardinality 1:0: there is no match'],
    ['confidence', '0.0', 'confidence 0.0: it is not taken for true'],
    ['object_type', 'composed entity expression', 'an expression of several concepts is no concept'],
  ])('leaves out a row whose %s is %s', async (column, value, reason) =>
    expect(await leftOut(column, value)).toEqual([{ line: 5, reason }]),
  );
  it.each([
    ['mapping_cardinality', 'n:1'],
    ['confidence', '0.05'],
    ['object_type', 'owl class'],
    ['predicate_modifier', ''],
  ])('keeps a row whose %s is "%s"', async (column, value) =>
    expect(await leftOut(column, value)).toEqual([]),
  );
  it('takes what the set says of all its rows for what a row says', async () => {
    const lines = [
      ...metadata,
      '#subject_type: rdfs literal',
      header,
      `X:1\tskos:exactMatch\tDOID:1\t${because}`,
    ];
    expect((await readSssom(await write('all.tsv', lines.join('\n')))).rejects).toEqual([
      { line: 6, reason: 'a literal is no concept' },
    ]);
  });
  it('is the whole set', () => expect(set.whole).toBe(true));
  it('has a note for each reason why it leaves rows out', () =>
    expect(set.notes).toEqual([
      'Rows left out, predicate_modifier Not: it says that this is no mapping: 1, the first in line 20.',
      'Rows left out, sssom:NoTermFound: 1, the first in line 21.',
    ]));
  it('reads metadata that stand beside the file', async () =>
    expect(mappingsOf(await readSssom(join(fixtures, 'beside.tsv')))).toEqual([
      'ICD10CM:C64 Maps to DOID:1 (http://example.org/beside.sssom.tsv)',
    ]));

  it('refuses a file that is not there', () =>
    expect(readSssom('/nowhere/a.sssom.tsv')).rejects.toThrow('is missing'));
  it('refuses a file without metadata', async () =>
    expect(await faultOf(header)).toBe(
      'The SSSOM file bad.tsv, line 1: there is no metadata: neither lines with # nor a file .sssom.yml beside it.',
    ));
  it('refuses metadata that are no YAML, with the line', async () =>
    expect(await faultOf('#mapping_set_id: x', '#license: "y', header)).toMatch(
      /bad.tsv, line \d: the metadata is no YAML/,
    ));
  it('refuses metadata without the id of the set', async () =>
    expect(await faultOf('#license: x', header)).toContain('the metadata has no mapping_set_id'));
  it('refuses a file without a required column', async () =>
    expect(await faultOf(...metadata, 'subject_id\tpredicate_id\tobject_id')).toBe(
      'The SSSOM file bad.tsv, line 4: the column mapping_justification is missing.',
    ));
  it('refuses a column that is there twice', async () =>
    expect(await faultOf(...metadata, `${header}\tsubject_id`)).toContain(
      'line 4: the column subject_id is there twice',
    ));
  it('refuses a file without a mapping', async () =>
    expect(await faultOf(...metadata, header)).toContain('line 4: there is no mapping'));
  it('refuses a row with a cell too few', async () =>
    expect(await faultOfRow('X:1', 'skos:exactMatch', 'DOID:1')).toContain(
      'bad.tsv, line 5: the row is not as the header',
    ));
  it('refuses a quote that nothing closes', async () =>
    expect(await faultOfRow('X:1', 'skos:exactMatch', 'DOID:1', '"semapv')).toContain(
      'line 5: the row is not as the header',
    ));
  it('reads tabs and line ends between quotes, and lines that end in two ways', async () => {
    const lines = [
      ...metadata,
      `${header}\tcomment\r`,
      `X:1\tskos:exactMatch\tDOID:1\t${because}\t"a\tb\nc"`,
    ];
    const read = await readSssom(await write('quoted.tsv', lines.join('\n')));
    expect(mappingsOf(read)).toHaveLength(1);
  });
  it('refuses a mapping without a justification', async () =>
    expect(await faultOfRow('X:1', 'skos:exactMatch', 'DOID:1', '')).toBe(
      'The SSSOM file bad.tsv, line 5: mapping_justification is empty.',
    ));
  it('refuses a predicate that it does not know', async () =>
    expect(await faultOfRow('X:1', 'X:likes', 'DOID:1', because)).toBe(
      'The SSSOM file bad.tsv, line 5: X:likes is no mapping predicate that is known.',
    ));
  it('refuses a prefix that is neither declared nor known', async () =>
    expect(await faultOfRow('Y:1', 'skos:exactMatch', 'DOID:1', because)).toBe(
      'The SSSOM file bad.tsv, line 5: the prefix of Y:1 is neither in the curie_map nor known.',
    ));
  it('refuses an IRI in place of a CURIE', async () =>
    expect(await faultOfRow('http://example.org/1', 'skos:exactMatch', 'DOID:1', because)).toContain(
      'line 5: "http://example.org/1" is no CURIE',
    ));
  it('refuses a morphology that is mapped to a disease', async () =>
    expect(await faultOfRow('ICDO3:8140/3', 'skos:exactMatch', 'DOID:1', because)).toBe(
      'The SSSOM file bad.tsv, line 5: ICDO3:8140/3 is a morphology and DOID:1 a disease: they cannot be mapped.',
    ));
  it('refuses a disease that is mapped to a body site', async () =>
    expect(await faultOfRow('ICD10:C64', 'skos:broadMatch', 'UBERON:1', because)).toContain(
      'ICD10:C64 is a disease and UBERON:1 a site',
    ));
});
