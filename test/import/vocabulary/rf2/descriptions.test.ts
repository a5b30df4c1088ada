import { describe, expect, it } from 'vitest';
import type { ConceptRow } from '../../../../import/vocabulary/release.ts';
import { readRf2Concepts } from '../../../../import/vocabulary/rf2/concepts.ts';
import { readNames } from '../../../../import/vocabulary/rf2/descriptions.ts';
import { findRf2Files } from '../../../../import/vocabulary/rf2/files.ts';
import { createVariants, type Edits, replaced, withRows } from '../rf2-folder.ts';

const variant = createVariants();
const kidney = 'SNOMED:64033007';
const cancer = 'SNOMED:363518003';

async function conceptsOf(edits: Edits = {}): Promise<(code: string) => ConceptRow | undefined> {
  const files = await findRf2Files(await variant(edits));
  const names = await readNames(files, await readRf2Concepts(files.concept));
  const rows = [...names.rows()];
  return (code) => rows.find((row) => row.code === code);
}

describe('readNames', () => {
  it('gives a concept with its name, synonyms, domain and semantic tag', async () => {
    const concept = await conceptsOf();
    expect(concept(cancer)).toEqual({
      code: cancer,
      name: 'Malignant tumor of kidney',
      synonyms: ['Malignant tumor of kidney (disorder)', 'Malignant tumour of kidney'],
      domain: 'Condition',
      class: 'disorder',
      standard: true,
      valid: true,
      conceptId: null,
    });
  });
  it('keeps a quote in a term', async () => {
    const concept = await conceptsOf();
    expect(concept(kidney)?.synonyms).toEqual(['Kidney structure (body structure)', '5" kidney']);
  });
  it('takes an inactive concept as retired, not standard', async () => {
    const concept = await conceptsOf();
    expect(concept('SNOMED:35917007')).toMatchObject({ standard: false, valid: false });
  });
  it('names a concept in GB English where US English has no preferred term', async () => {
    const concept = await conceptsOf({
      language: replaced('900000000000509007\t900007010', '900000000000509007\t900003014'),
    });
    expect(concept(cancer)?.name).toBe('Malignant tumour of kidney');
  });
  it('prefers US English wherever its row stands', async () => {
    const concept = await conceptsOf({
      language: withRows({ '900000000000508004\t900008017': '900000000000509007\t900008017' }),
    });
    expect(concept(cancer)?.name).toBe('Malignant tumor of kidney');
  });
  it('names a concept without a preferred term by its fully specified name without the tag', async () => {
    const concept = await conceptsOf();
    expect(concept('SNOMED:39607008')?.name).toBe('Lung structure');
  });
  it('names a concept by the fully specified name where there is no language reference set row in force', async () => {
    const concept = await conceptsOf({ language: (text) => text.replaceAll('\t1\t', '\t0\t') });
    expect(concept(cancer)?.name).toBe('Malignant tumor of kidney');
    expect(concept(cancer)?.synonyms).toEqual([
      'Malignant tumor of kidney (disorder)',
      'Malignant tumour of kidney',
    ]);
  });
  it('does not take an acceptable term for the preferred one', async () => {
    const concept = await conceptsOf({
      language: (text) => text.replaceAll('900000000000548007', '900000000000549004'),
      description: replaced('\tMalignant tumor of kidney\t', '\tKidney cancer\t'),
    });
    expect(concept(cancer)?.name).toBe('Malignant tumor of kidney');
  });
  it('names a concept without a description by its code', async () => {
    const concept = await conceptsOf();
    expect(concept('SNOMED:363698007')).toMatchObject({
      name: 'SNOMED:363698007',
      synonyms: [],
      class: null,
      domain: null,
    });
  });
  it('leaves out descriptions that are not in force', async () => {
    const concept = await conceptsOf({
      description: replaced('900003014\t20250901\t1', '900003014\t20250901\t0'),
    });
    expect(concept(kidney)?.synonyms).toEqual(['Kidney structure (body structure)']);
  });
  it('gives equal synonyms once', async () => {
    const concept = await conceptsOf({
      description: replaced('5" kidney', 'Kidney structure (body structure)'),
    });
    expect(concept(kidney)?.synonyms).toEqual(['Kidney structure (body structure)']);
  });
  it('refuses an empty term', () =>
    expect(conceptsOf({ description: replaced('5" kidney', ' ') })).rejects.toThrow(
      /line 4: the term is empty/,
    ));
});
