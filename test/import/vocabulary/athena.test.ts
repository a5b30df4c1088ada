import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAthena } from '../../../import/vocabulary/athena/release.ts';
import {
  type Changes,
  closureOf,
  named,
  readChanged,
  rowsByCode,
  sample,
  withCell,
  withSample,
} from './athena.ts';

const release = await readAthena(sample);
const rows = await rowsByCode(release);

const above = closureOf(release, release.codes.length);

/** Codes above a concept of the made-up vocabularies. */
function ancestorsOf(code: string): readonly string[] {
  return [...(above[release.codes.indexOf(code)] ?? [])].map((place) => release.codes[place] ?? '').sort();
}

function countBelow(code: string): number {
  const place = release.codes.indexOf(code);
  return above.filter((ancestors) => ancestors.has(place)).length;
}

/** Mappings of one relationship as `from to`. */
function mapped(relationship: string): readonly string[] {
  const found = release.mappings.find((one) => one.relationship === relationship);
  return found === undefined ? [] : named(found.pairs, release.codes);
}

/** Everything that the release of a changed sample says, to be compared. */
function contentOf(changes: Changes) {
  return withSample(changes, async (folder) => {
    const changed = await readAthena(folder);
    return { ...changed, concepts: [...(await rowsByCode(changed))] };
  });
}

/** The tab separated text as RFC 4180 with dates yyyy-mm-dd. */
function toComma(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const cells = lines.map((line) => line.split('\t').map(toCommaCell).join(','));
  return `${cells.join('\r\n')}\r\n`;
}

function toCommaCell(cell: string): string {
  const dated = cell.replace(/^(19|20)(\d\d)(\d\d)(\d\d)$/, '$1$2-$3-$4');
  return /[",]/.test(dated) ? `"${dated.replaceAll('"', '""')}"` : dated;
}

const files = [
  'CONCEPT',
  'CONCEPT_RELATIONSHIP',
  'CONCEPT_ANCESTOR',
  'CONCEPT_SYNONYM',
  'VOCABULARY',
  'DOMAIN',
  'CONCEPT_CLASS',
  'RELATIONSHIP',
];

describe('readAthena', () => {
  it('says whose release it is', () => expect(release.source).toBe('athena'));
  it('lists the vocabularies that have concepts, and the ids that stand in for codes', () =>
    expect(release.vocabularies).toEqual([
      { id: 'None', name: 'OMOP Standardized Vocabularies', release: 'v5.0 01-JUL-26' },
      { id: 'OncoDemo', name: 'Made-up tumours', release: '2026-07' },
      { id: 'OncoGroups', name: 'Made-up groups of tumours', release: '2026-07' },
      { id: 'OncoSource', name: 'Made-up codes of a register', release: null },
      { id: 'OMOP', name: null, release: null },
    ]));
  it('has every concept once', () => expect(new Set(release.codes).size).toBe(130));
  it('reads the concepts again as often as it is asked', async () =>
    expect(await rowsByCode(release)).toEqual(rows));
  it('gives every field of a concept', () =>
    expect(rows.get('OncoDemo:D100')).toEqual({
      code: 'OncoDemo:D100',
      name: 'Tumour of kidney',
      synonyms: ['Kidney neoplasm', 'Neoplasm of kidney'],
      domain: 'Condition',
      class: 'Disorder',
      standard: true,
      valid: true,
      conceptId: 2_000_000_100,
    }));
  it('keeps synonyms that differ from the name and from each other', () =>
    expect(rows.get('OncoDemo:D300')?.synonyms).toEqual([
      'Malignant kidney neoplasm',
      'Kidney cancer',
      'Nierenkrebs',
    ]));
  it('takes a quote for a part of the name', () =>
    expect(rows.get('OncoDemo:D500')?.name).toBe('Tumour over 2" across, so-called "bulky"'));
  it('takes a quote for a part of the synonym', () =>
    expect(rows.get('OncoDemo:D500')?.synonyms).toEqual(['Tumour of 5.1 cm (2") or more']));
  it('takes NA for a name', () => expect(rows.get('OncoDemo:NA')?.name).toBe('NA'));
  it('takes None for a vocabulary', () =>
    expect(rows.get('None:No matching concept')).toMatchObject({ conceptId: 0, standard: false }));
  it('keeps all digits of a long code', () => expect(rows.has('OncoDemo:900000000000123456')).toBe(true));
  it('keeps names above 255 characters', () =>
    expect(rows.get('OncoDemo:900000000000123456')?.name.length).toBeGreaterThan(255));
  it('keeps zeros before a code', () =>
    expect(rows.get('OncoSource:0001')?.name).toBe('Register: tumour of kidney'));
  it('keeps blanks inside a code', () =>
    expect(rows.get('OncoDemo:Size 2 cm')?.name).toBe('Größe of tumour'));
  it('leaves out blanks around a code', async () =>
    expect((await readChanged({ 'CONCEPT.csv': withCell('2000000101\t', 6, ' D101 ') })).codes).toContain(
      'OncoDemo:D101',
    ));
  it('knows retired concepts', () =>
    expect(rows.get('OncoDemo:D504')).toMatchObject({ standard: false, valid: false }));
  it('knows deleted concepts', () =>
    expect(rows.get('OncoDemo:D505')).toMatchObject({ standard: false, valid: false }));
  it('takes a classification concept for no standard one', () =>
    expect(rows.get('OncoGroups:PAIRED')).toMatchObject({ standard: false, valid: true }));
  it('gives a code that two concepts have to the standard one', () =>
    expect(rows.get('OMOP:2000000506')?.name).toBe('Tumour of kidney, older entry'));
  it('gives a code that two concepts that are not standard have to the valid one', async () => {
    const alike = (text: string) =>
      text.replace('Onco Demo\tDisorder\t\tD504', 'Onco Source\tDisorder\t\t0002');
    expect((await readChanged({ 'CONCEPT.csv': alike })).codes).toEqual(
      expect.arrayContaining(['OMOP:2000000504', 'OncoSource:0002']),
    );
  });
  it('gives a code that two alike have to the lower concept_id', async () =>
    expect((await readChanged({ 'CONCEPT.csv': withCell('2000001000\t', 6, '0003') })).codes).toEqual(
      expect.arrayContaining(['OMOP:2000001002', 'OncoSource:0003']),
    ));
  it('names a concept without a code by its id', () =>
    expect(rows.get('OMOP:2000000507')?.name).toBe('Tumour without a code'));
  it('counts what has no code of its own', () =>
    expect(release.notes).toEqual([
      'Concepts that share vocabulary and code with another, which are OMOP:<concept_id> here: 1.',
      'Concepts without a code, which are OMOP:<concept_id> here: 1.',
    ]));

  it('has only direct steps in the hierarchy', () => expect(release.isA.from).toHaveLength(87));
  it('needs no exceptions where CONCEPT_ANCESTOR is closed', () =>
    expect(release.notUnder.from).toHaveLength(0));
  it('has both parents of a concept', () =>
    expect(named(release.isA, release.codes).filter((pair) => pair.startsWith('OncoDemo:D300 '))).toEqual([
      'OncoDemo:D300 OncoDemo:D100',
      'OncoDemo:D300 OncoDemo:D200',
    ]));
  it('climbs to every root', () =>
    expect(ancestorsOf('OncoDemo:D4001')).toEqual([
      'OncoDemo:D1',
      'OncoDemo:D100',
      'OncoDemo:D2',
      'OncoDemo:D200',
      'OncoDemo:D300',
      'OncoGroups:PAIRED',
    ]));
  it('has what is below a site', () => expect(countBelow('OncoDemo:D100')).toBe(9));
  it('has what is below a root', () => expect(countBelow('OncoDemo:D1')).toBe(56));
  it('has what is below a classification concept', () => expect(countBelow('OncoGroups:PAIRED')).toBe(40));
  it('leaves out ancestors that CONCEPT does not have', async () =>
    expect(
      await readChanged({ 'CONCEPT_ANCESTOR.csv': (text) => `${text}77\t2000000100\t1\t1\n` }),
    ).toMatchObject({
      isA: { from: release.isA.from },
      notes: [
        ...release.notes,
        'Rows of CONCEPT_ANCESTOR that are left out, as CONCEPT does not have their ancestor: 1.',
      ],
    }));
  it('says what the closure has and CONCEPT_ANCESTOR has not', async () => {
    const withoutRow = (text: string) => text.replace('2000000001\t2000000300\t2\t2\n', '');
    const { notUnder, codes } = await readChanged({ 'CONCEPT_ANCESTOR.csv': withoutRow });
    expect(named(notUnder, codes)).toEqual(['OncoDemo:D300 OncoDemo:D1']);
  });

  it('maps the source vocabulary', () => expect(mapped('Maps to')).toHaveLength(60));
  it('leaves out what is mapped no longer', () =>
    expect(mapped('Maps to').filter((pair) => pair.startsWith('OncoSource:0001 '))).toEqual([
      'OncoSource:0001 OncoDemo:D100',
    ]));
  it('has values, replacements and likenesses', () =>
    expect(
      ['Maps to value', 'Concept replaced by', 'Concept same_as to', 'Concept poss_eq to'].flatMap(mapped),
    ).toEqual([
      'OncoSource:0002 OncoDemo:D500',
      'OncoDemo:D504 OncoDemo:D100',
      'OMOP:2000000506 OncoDemo:D100',
      'OncoDemo:D505 OncoDemo:D104',
    ]));
  it('leaves out every other relationship', () =>
    expect(release.mappings.map(({ relationship, source }) => `${relationship}, ${source}`)).toEqual([
      'Maps to, OMOP',
      'Maps to value, OMOP',
      'Concept replaced by, OMOP',
      'Concept same_as to, OMOP',
      'Concept poss_eq to, OMOP',
    ]));
  it('has a mapping once, however often it stands there', async () => {
    const twice = (text: string) => `${text}${text.slice(text.indexOf('\n') + 1)}`;
    const { mappings } = await readChanged({ 'CONCEPT_RELATIONSHIP.csv': twice });
    expect(mappings[0]?.pairs.from).toHaveLength(60);
  });

  it('reads lines that end as on Windows', async () =>
    expect(
      await contentOf(
        Object.fromEntries(
          files.map((file) => [`${file}.csv`, (text: string) => text.replaceAll('\n', '\r\n')]),
        ),
      ),
    ).toEqual(await contentOf({})));
  it('reads header names in capitals and with blanks around', async () => {
    const shout = (text: string) =>
      text.replace(/^.*/, (header) => header.toUpperCase().replaceAll('\t', ' \t '));
    expect(await contentOf({ 'CONCEPT.csv': shout })).toEqual(await contentOf({}));
  });
  it('reads columns in another order', async () => {
    const turned = (text: string) =>
      text
        .split('\n')
        .map((line) => line.split('\t').reverse().join('\t'))
        .join('\n');
    expect(await contentOf({ 'CONCEPT.csv': turned })).toEqual(await contentOf({}));
  });
  it('reads a last line without a line end', async () =>
    expect(await contentOf({ 'CONCEPT_ANCESTOR.csv': (text) => text.trimEnd() })).toEqual(
      await contentOf({}),
    ));
  it('reads a byte order mark', async () =>
    expect(await contentOf({ 'CONCEPT.csv': (text) => `\uFEFF${text}` })).toEqual(await contentOf({})));
  it('reads the comma separated form', async () =>
    expect(await contentOf(Object.fromEntries(files.map((file) => [`${file}.csv`, toComma])))).toEqual(
      await contentOf({}),
    ));
  it('reads the comma separated form with line ends that differ from row to row', async () => {
    const mixed = (text: string) => toComma(text).replace('\r\n', '\n');
    expect(await contentOf(Object.fromEntries(files.map((file) => [`${file}.csv`, mixed])))).toEqual(
      await contentOf({}),
    );
  });
  it('reads packed files in lower case', async () => {
    const texts = new Map<string, string>();
    const taken = files.map((file) => [`${file}.csv`, (text: string) => void texts.set(file, text)] as const);
    const packed = files.map(
      (file) => [`${file.toLowerCase()}.csv.gz`, () => gzipSync(texts.get(file) ?? '')] as const,
    );
    expect(await contentOf(Object.fromEntries([...taken, ...packed]))).toEqual(await contentOf({}));
  });
  it('reads an extract of the three files that it needs', async () => {
    const needed = files.slice(0, 3).map((file) => [`${file}.csv`, toComma] as const);
    const others = files.slice(3).map((file) => [`${file}.csv`, () => undefined] as const);
    const { isA, vocabularies } = await readChanged(Object.fromEntries([...needed, ...others]));
    expect([isA.from.length, vocabularies[1]]).toEqual([87, { id: 'OncoDemo', name: null, release: null }]);
  });
});
