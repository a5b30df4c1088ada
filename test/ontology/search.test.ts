import { describe, expect, it } from 'vitest';
import { searchPropertiesOf, searchTokens } from '../../ontology/search.ts';

const kidney = { code: 'DOID:263', name: 'Kidney cancer', synonyms: ['renal Cancer', 'tumour'] };

describe('searchPropertiesOf', () => {
  it('gives the words of the name', () => {
    expect(searchPropertiesOf(kidney).searchName).toBe('kidney cancer');
  });

  it('tells the words of one synonym from those of another', () => {
    const { searchTokens: tokens } = searchPropertiesOf(kidney);
    expect(tokens.filter((token) => /^[a-z]/.test(token))).toEqual(['arenal', 'acancer', 'btumour']);
  });

  it('says what a concept is filtered by', () => {
    const { searchTokens: tokens } = searchPropertiesOf({
      code: 'RxNormExtension:OMOP1.2',
      domain: 'Spec Anatomic Site',
      standard: true,
      conceptId: 7,
      since: 3,
    });
    expect(tokens).toEqual(['Vrxnormextension', 'Comop1_2e_2', 'Dspec_20_anatomic_20_site', 'S', 'O7', 'R3']);
  });

  it('says nothing of a name that the licence keeps out', () => {
    expect(searchPropertiesOf({ code: 'ICD10:C64.9', name: null })).toEqual({
      searchName: '',
      searchTokens: ['Vicd10', 'Cc64_2e_9'],
    });
  });

  it('finds a name by the words it begins with, and by all of it', () => {
    const { searchTokens: tokens } = searchPropertiesOf(kidney);
    expect(tokens).toEqual(
      expect.arrayContaining(['Fkidney', 'Gkidney_cancer', searchTokens.name(['kidney', 'cancer'])]),
    );
  });
});
