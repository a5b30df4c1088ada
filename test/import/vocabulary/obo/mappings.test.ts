import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certainMappings, equivalentTerms } from '../../../../import/vocabulary/obo/mappings.ts';
import { type OboTerm, readObo } from '../../../../import/vocabulary/obo/terms.ts';

const seeds = join(import.meta.dirname, '../../../../seeds/tcga');

function term(id: string, xrefs: readonly string[], more: Partial<OboTerm> = {}): OboTerm {
  const nothing = { synonyms: [], parents: [], obsolete: false, replacedBy: [], consider: [], altIds: [] };
  return { id, name: id, ...nothing, xrefs, ...more };
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
  it('maps a code of ICD-10 that one term alone refers to', () =>
    expect(certainMappings([term('MONDO:1', ['ICD10WHO:C18.0'])])).toEqual([
      { from: 'ICD10:C18.0', to: 'MONDO:1', source: 'cross-reference' },
    ]));
  it('maps no code of ICD-10 that is one term by itself and another by its category', () =>
    expect(icd10([term('MONDO:1', ['ICD10WHO:C64']), term('MONDO:2', ['ICD10CM:C64'])])).toEqual({}));
  it('reads the identifiers of SNOMED CT as MONDO writes them', () =>
    expect(certainMappings([term('MONDO:1', ['SCTID:41607009'])]).map(({ from }) => from)).toEqual([
      'SNOMED:41607009',
    ]));
  it('maps no disease to a body site', () =>
    expect(certainMappings([term('UBERON:1', ['ICD10WHO:C64'])])).toEqual([]));
  it('standardises no term of one ontology to one of another', () =>
    expect(certainMappings([term('MONDO:1', ['DOID:263', 'UMLS:C1'])])).toEqual([]));
  it('maps no code to a term of its own vocabulary', () =>
    expect(certainMappings([term('NCIT:C2', ['NCIT:C1'])])).toEqual([]));
});

describe('equivalentTerms', () => {
  it('gives terms of another ontology that one term alone refers to', () =>
    expect(
      equivalentTerms([term('MONDO:1', ['DOID:1', 'DOID:2']), term('MONDO:2', ['DOID:2', 'SCTID:1'])]),
    ).toEqual([{ from: 'DOID:1', to: 'MONDO:1', source: 'cross-reference' }]));
  it('takes no body site for a disease', () =>
    expect(equivalentTerms([term('MONDO:1', ['UBERON:1'])])).toEqual([]));
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
