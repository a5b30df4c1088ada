import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLoinc } from '../../../import/vocabulary/loinc.ts';
import type { ConceptRow, Release } from '../../../import/vocabulary/release.ts';
import { conceptsOf, mappingsOf, namesOf } from './files.ts';

const folder = join(import.meta.dirname, '../fixtures/loinc/Loinc_9.99');

let release: Release;
const concepts = new Map<string, ConceptRow>();

beforeAll(async () => {
  release = await readLoinc(folder);
  for (const concept of await conceptsOf(release)) concepts.set(concept.code, concept);
});

const header = 'LOINC_NUM,LONG_COMMON_NAME,CLASS,STATUS';
const terms = [header, '1-1,a,CHEM,ACTIVE', '2-2,b,CHEM,DEPRECATED'];

/** What is said of a release with these files beside each other. */
async function faultOf(files: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'oncograph-loinc-'));
  for (const [name, lines] of Object.entries(files)) await writeFile(join(place, name), lines.join('\n'));
  const said = await readLoinc(place).then(
    () => 'nothing',
    (error: Error) => error.message,
  );
  await rm(place, { recursive: true });
  return said;
}

describe('readLoinc', () => {
  it('takes the release from the name of its folder', () =>
    expect(release.vocabularies).toEqual([{ id: 'LOINC', name: null, release: '9.99' }]));
  it('is the whole vocabulary', () => expect([release.source, release.whole]).toEqual(['loinc', true]));
  it('gives a term by its long common name', () =>
    expect(concepts.get('LOINC:900001-1')).toEqual({
      code: 'LOINC:900001-1',
      name: 'Inventin [Mass/volume] in Serum or Plasma',
      synonyms: ['Inventin SerPl-mCnc', 'Inventin (S)'],
      domain: 'Measurement',
      class: 'CHEM',
      standard: true,
      valid: true,
      conceptId: null,
    }));
  it('reads quotes and commas in names', () =>
    expect(concepts.get('LOINC:900002-2')?.name).toBe('Inventin "free" [Mass/volume] in Serum, or Plasma'));
  it('retires a deprecated term', () =>
    expect(concepts.get('LOINC:900003-3')).toMatchObject({ valid: false, standard: false }));
  it('keeps a discouraged term valid, and standard where nothing replaces it', () =>
    expect(
      ['LOINC:900004-4', 'LOINC:900005-5'].map((code) => {
        const { valid, standard } = concepts.get(code) ?? {};
        return { valid, standard };
      }),
    ).toEqual([
      { valid: true, standard: false },
      { valid: true, standard: true },
    ]));
  it('gives a synonym once', () =>
    expect(concepts.get('LOINC:900004-4')?.synonyms).toEqual(['Inventin XXX']));
  it('has the parts of the hierarchy as concepts', () =>
    expect(concepts.get('LOINC:LP900002-2')).toMatchObject({
      name: 'Inventin',
      class: 'LOINC Hierarchy',
      standard: false,
      valid: true,
    }));
  it('has a term below every parent', () =>
    expect(namesOf(release, release.isA)).toEqual([
      'LOINC:900001-1 > LOINC:LP900001-1',
      'LOINC:900001-1 > LOINC:LP900003-3',
      'LOINC:900002-2 > LOINC:LP900003-3',
      'LOINC:LP900002-2 > LOINC:LP900001-1',
      'LOINC:LP900003-3 > LOINC:LP900002-2',
    ]));
  it('standardises a term to its one replacement, and to none of several', () =>
    expect(mappingsOf(release)).toEqual([
      'LOINC:900003-3 Concept replaced by LOINC:900001-1 (LOINC)',
      'LOINC:900004-4 Concept replaced by LOINC:900001-1 (LOINC)',
      'LOINC:900004-4 Concept replaced by LOINC:900005-5 (LOINC)',
      'LOINC:900003-3 Maps to LOINC:900001-1 (LOINC)',
    ]));
  it('finds the other files from Loinc.csv', async () =>
    expect((await readLoinc(join(folder, 'LoincTable/Loinc.csv'))).isA.from).toHaveLength(5));

  it('refuses a release that is not there', () =>
    expect(readLoinc('/nowhere/Loinc.csv')).rejects.toThrow(
      'The LOINC release /nowhere/Loinc.csv is missing',
    ));
  it('refuses a folder without Loinc.csv', async () =>
    expect(await faultOf({})).toContain('has no file Loinc.csv'));
  it('refuses a file without a column', async () =>
    expect(await faultOf({ 'Loinc.csv': ['LOINC_NUM,CLASS'] })).toBe(
      'The file Loinc.csv, line 1: the column LONG_COMMON_NAME, STATUS is missing.',
    ));
  it('refuses a file without terms', async () =>
    expect(await faultOf({ 'Loinc.csv': [header] })).toContain('there is no term'));
  it('refuses a row with a cell too few', async () =>
    expect(await faultOf({ 'Loinc.csv': [...terms, '3-3,c,CHEM'] })).toBe(
      'The file Loinc.csv, line 4: 3 columns where the header has 4.',
    ));
  it('refuses a file that ends within quotes', async () =>
    expect(await faultOf({ 'Loinc.csv': [...terms, '3-3,"c,CHEM,ACTIVE'] })).toContain(
      'line 4: a quote opens the cell and none closes it',
    ));
  it('refuses a number that is none of LOINC', async () =>
    expect(await faultOf({ 'Loinc.csv': [header, 'X,a,CHEM,ACTIVE'] })).toBe(
      'The file Loinc.csv, line 2: "X" is no LOINC_NUM, such as 1234-5.',
    ));
  it('refuses a term without a name', async () =>
    expect(await faultOf({ 'Loinc.csv': [header, '1-1,,CHEM,ACTIVE'] })).toContain(
      'line 2: 1-1 has no LONG_COMMON_NAME',
    ));
  it('refuses a status that it does not know', async () =>
    expect(await faultOf({ 'Loinc.csv': [header, '1-1,a,CHEM,GONE'] })).toContain(
      'line 2: the STATUS "GONE" is none of',
    ));
  it('refuses a term that is there twice', async () =>
    expect(await faultOf({ 'Loinc.csv': [...terms, '1-1,a,CHEM,ACTIVE'] })).toContain(
      'line 4: LOINC:1-1 is there twice',
    ));
  it('refuses a replacement that is no term', async () =>
    expect(await faultOf({ 'Loinc.csv': terms, 'MapTo.csv': ['LOINC,MAP_TO,COMMENT', '2-2,3-3,'] })).toBe(
      'The file MapTo.csv, line 2: LOINC:3-3 is no term of the release.',
    ));
  const hierarchy = 'PATH_TO_ROOT,SEQUENCE,IMMEDIATE_PARENT,CODE,CODE_TEXT';
  it('refuses a hierarchy with a code that is no term', async () =>
    expect(
      await faultOf({
        'Loinc.csv': terms,
        'ComponentHierarchyBySystem.csv': [hierarchy, ',1,,LP1-1,a', 'LP1-1,1,LP1-1,9-9,b'],
      }),
    ).toContain('line 3: LOINC:9-9 is no term of the release'));
  it('refuses a parent that has no row', async () =>
    expect(
      await faultOf({
        'Loinc.csv': terms,
        'ComponentHierarchyBySystem.csv': [hierarchy, 'LP1-1,1,LP1-1,1-1,a'],
      }),
    ).toContain('line 2: the parent LOINC:LP1-1 has no row of its own'));
});
