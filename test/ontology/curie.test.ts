import { describe, expect, it } from 'vitest';
import { broaderByStructure, isCurie, splitCurie, vocabularyOf } from '../../ontology/curie.ts';

describe('isCurie', () => {
  it.each(['SNOMED:30546008', 'ICDO3:8310/3', 'RxNorm:4492', 'LOINC:2857-1', 'UCUM:mm[Hg]'])(
    'takes %s',
    (text) => {
      expect(isCurie(text)).toBe(true);
    },
  );

  it.each([
    ['a code without vocabulary', 'C34'],
    ['a vocabulary that is not known', 'MESH:D008175'],
    ['a vocabulary in another case', 'snomed:1'],
    ['no code', 'DOID:'],
    ['a code that begins with a blank', 'DOID: 162'],
    ['a code that ends with a blank', 'DOID:162 '],
    ['a property that every object has', 'constructor:1'],
  ])('refuses %s', (_what, text) => {
    expect(isCurie(text)).toBe(false);
  });
});

describe('splitCurie', () => {
  it('splits at the first colon', () => {
    expect(splitCurie('UCUM:a:b')).toEqual({ prefix: 'UCUM', code: 'a:b' });
  });
});

describe('vocabularyOf', () => {
  it('knows the vocabulary by the prefix', () => {
    expect(vocabularyOf('DOID:162')?.name).toBe('Human Disease Ontology');
  });

  it('is undefined for an unknown prefix', () => {
    expect(vocabularyOf('MESH:1')).toBeUndefined();
  });
});

describe('broaderByStructure', () => {
  it.each([
    ['ICD10:C34.30', 'ICD10:C34.3'],
    ['ICD10:C34.3', 'ICD10:C34'],
    ['ICD10CM:C50.919', 'ICD10CM:C50.91'],
    ['ICDO3:C18.0', 'ICDO3:C18'],
  ])('climbs from %s to %s', (code, broader) => {
    expect(broaderByStructure(code)).toBe(broader);
  });

  it.each([
    ['a category', 'ICD10:C34'],
    ['a morphology', 'ICDO3:8310/3'],
    ['a vocabulary whose codes do not climb', 'LOINC:C34.3'],
    ['a block of categories', 'ICD10:C30-C39'],
  ])('stops at %s', (_what, code) => {
    expect(broaderByStructure(code)).toBeUndefined();
  });
});
