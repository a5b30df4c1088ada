import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certainMappings, type OboTerm, readObo } from '../../import/obo.ts';

const seeds = join(import.meta.dirname, '../../seeds/tcga');

function term(id: string, xrefs: readonly string[], more: Partial<OboTerm> = {}): OboTerm {
  return { id, name: id, synonyms: [], parents: [], xrefs, obsolete: false, ...more };
}

/** What the terms make certain of ICD-10, by code. */
function icd10(terms: readonly OboTerm[], except?: readonly string[]) {
  const found = certainMappings(terms, except).filter(({ from }) => from.startsWith('ICD10:'));
  return Object.fromEntries(found.map(({ from, to }) => [from.slice(6), to]));
}

describe('certainMappings', () => {
  it('maps a category that a term refers to', () =>
    expect(icd10([term('DOID:1', ['ICD10CM:C64'])])).toEqual({ C64: 'DOID:1' }));
  it('maps ICD-10 and ICD-10-CM alike', () =>
    expect(certainMappings([term('DOID:1', ['ICD10CM:C64'])]).map(({ from }) => from)).toEqual([
      'ICD10CM:C64',
      'ICD10:C64',
    ]));
  it('maps a category to none of two terms', () =>
    expect(icd10([term('DOID:1', ['ICD10CM:C64']), term('DOID:2', ['ICD10CM:C64'])])).toEqual({}));
  it('maps a category whose subcategories share one term', () =>
    expect(icd10([term('DOID:1', ['ICD10CM:C18.0', 'ICD10CM:C18.1'])])).toEqual({ C18: 'DOID:1' }));
  it('maps no category whose subcategories are of two terms', () =>
    expect(
      icd10([term('DOID:1', ['ICD10CM:C18.0', 'ICD10CM:C18.1']), term('DOID:2', ['ICD10CM:C18.2'])]),
    ).toEqual({}));
  it('maps a category whose unspecified subcategory is of one term', () =>
    expect(icd10([term('DOID:1', ['ICD10CM:C50.9'])])).toEqual({ C50: 'DOID:1' }));
  it('maps no category by one narrow subcategory', () =>
    expect(icd10([term('DOID:1', ['ICD10CM:C48.1'])])).toEqual({}));
  it('maps no category by an unspecified and a narrow subcategory of two terms', () =>
    expect(icd10([term('DOID:1', ['ICD10CM:C48.9']), term('DOID:2', ['ICD10CM:C48.1'])])).toEqual({}));
  it('prefers the category itself to its subcategories', () =>
    expect(
      icd10([term('DOID:1', ['ICD10CM:C34']), term('DOID:2', ['ICD10CM:C34.1', 'ICD10CM:C34.2'])]),
    ).toEqual({ C34: 'DOID:1' }));
  it('passes over obsolete terms', () =>
    expect(
      icd10([term('DOID:1', ['ICD10CM:C64']), term('DOID:2', ['ICD10CM:C64'], { obsolete: true })]),
    ).toEqual({ C64: 'DOID:1' }));
  it('passes over excepted references', () =>
    expect(icd10([term('DOID:1', ['ICD10CM:C45', 'ICD10CM:C64'])], ['ICD10CM:C45'])).toEqual({
      C64: 'DOID:1',
    }));
  it('maps codes of SNOMED CT and the NCI Thesaurus that one term alone refers to', () =>
    expect(
      certainMappings([
        term('DOID:1', ['SNOMEDCT_US_2023_03_01:41607009', 'NCI:C3512']),
        term('DOID:2', ['NCI:C3512']),
      ]),
    ).toEqual([{ from: 'SNOMED:41607009', to: 'DOID:1', source: 'cross-reference' }]));
  it('makes no disease of a morphology', () =>
    expect(certainMappings([term('DOID:1', ['ICDO:8140/3'])])).toEqual([]));
});

describe('readObo', () => {
  it('reads terms with their release, gives exact synonyms and no comments', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'oncograph-obo-'));
    const lines = [
      'format-version: 1.4',
      'data-version: doid/releases/2024-05-29/doid.obo',
      '',
      '[Term]',
      'id: DOID:1',
      'name: kidney cancer',
      'synonym: "renal \\"cancer\\"" EXACT []',
      'synonym: "tumor" BROAD []',
      'xref: ICD10CM:C64 {source="x"}',
      'is_a: DOID:0 ! disease',
      '',
      '[Term]',
      'id: DOID:2',
      'name: old',
      'is_obsolete: true',
      '',
      '[Typedef]',
      'id: part_of',
    ];
    await writeFile(join(folder, 'a.obo'), lines.join('\r\n'));
    expect(await readObo(join(folder, 'a.obo'))).toEqual({
      release: '2024-05-29',
      terms: [
        {
          id: 'DOID:1',
          name: 'kidney cancer',
          synonyms: ['renal \\"cancer\\"'],
          parents: ['DOID:0'],
          xrefs: ['ICD10CM:C64'],
          obsolete: false,
        },
        { id: 'DOID:2', name: 'old', synonyms: [], parents: [], xrefs: [], obsolete: true },
      ],
    });
    await rm(folder, { recursive: true });
  });
  it('refuses a file that is not there', () =>
    expect(readObo('/nowhere/a.obo')).rejects.toThrow('cannot be read'));
});

describe('the hierarchy of the seed', () => {
  it('maps the categories of the seed as its reviewed table says', async () => {
    const { terms } = await readObo(join(seeds, 'terminology/DO_cancer_slim.obo.gz'));
    const mapped = icd10(terms, ['ICD10CM:C45']);
    const [, ...lines] = readFileSync(join(seeds, 'maps/icd10-category.tsv'), 'utf8').trim().split('\n');
    const reviewed = lines.map((line) => line.split('\t'));
    expect(reviewed.map(([category]) => [category, mapped[category ?? ''] ?? ''])).toEqual(
      reviewed.map(([category, code]) => [category, code]),
    );
  });
});
