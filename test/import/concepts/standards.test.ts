import { describe, expect, it } from 'vitest';
import { type CodePair, chooseStandard, toStandardOf } from '../../../import/concepts/standards.ts';

const standardOf = (code: string, ...mappings: readonly CodePair[]) => toStandardOf(mappings)(code);
const pair = (from: string, to: string, omop = false): CodePair => ({ from, to, omop });

describe('toStandardOf', () => {
  it('gives what a code maps to alone', () =>
    expect(standardOf('ICD10:C34', pair('ICD10:C34', 'MONDO:1'))).toBe('MONDO:1'));
  it('gives the concept of the preferred vocabulary where a code maps to several', () =>
    expect(standardOf('ICD10:C34', pair('ICD10:C34', 'MONDO:1'), pair('ICD10:C34', 'DOID:1'))).toBe(
      'DOID:1',
    ));
  it('gives none where the preferred vocabulary has several', () =>
    expect(
      standardOf(
        'ICD10:C34',
        pair('ICD10:C34', 'MONDO:1'),
        pair('ICD10:C34', 'DOID:1'),
        pair('ICD10:C34', 'DOID:2'),
      ),
    ).toBeNull());
  it('lets the OMOP vocabularies decide where they map the code', () =>
    expect(standardOf('ICD10:C34', pair('ICD10:C34', 'SNOMED:1'), pair('ICD10:C34', 'HP:1', true))).toBe(
      'HP:1',
    ));
  it('takes the next broader code that is mapped at all', () =>
    expect(standardOf('ICD10:C34.1', pair('ICD10:C34', 'DOID:1'))).toBe('DOID:1'));
  it('is content with none of a broader code where the code itself is not certain', () =>
    expect(
      standardOf(
        'ICD10:C34.1',
        pair('ICD10:C34', 'DOID:1'),
        pair('ICD10:C34.1', 'DOID:2'),
        pair('ICD10:C34.1', 'DOID:3'),
      ),
    ).toBeNull());
});

describe('toStandardOf, of a concept that its release calls standard', () => {
  const [code, own] = ['SNOMED:1', pair('SNOMED:1', 'SNOMED:1')];
  const omopOwn = pair('SNOMED:1', 'SNOMED:1', true);
  it('gives itself', () => expect(standardOf(code, own)).toBe(code));
  it('gives what it is mapped to onward', () =>
    expect(standardOf(code, own, pair(code, 'DOID:1'))).toBe('DOID:1'));
  it('gives what it is mapped to onward, also where that is of a vocabulary that comes later', () =>
    expect(standardOf(code, own, pair(code, 'HemOnc:1'))).toBe('HemOnc:1'));
  it('gives itself where the OMOP vocabularies flag it, whatever others map it to', () =>
    expect(standardOf(code, omopOwn, pair(code, 'DOID:1'))).toBe(code));
  it('gives itself where the OMOP vocabularies flag it and map it onward, too', () =>
    expect(standardOf(code, omopOwn, pair(code, 'SNOMED:2', true))).toBe(code));
  it('gives what the OMOP vocabularies map it to where another release flags it', () =>
    expect(standardOf(code, own, pair(code, 'SNOMED:2', true))).toBe('SNOMED:2'));
  it('gives itself, and not what a broader code is mapped to', () =>
    expect(standardOf('ICD10:C34.1', pair('ICD10:C34.1', 'ICD10:C34.1'), pair('ICD10:C34', 'DOID:1'))).toBe(
      'ICD10:C34.1',
    ));
});

describe('chooseStandard', () => {
  const standards = {
    standardOf: (code: string) => (code === 'ICD10:C34' ? 'DOID:1' : null),
    replacementOf: (code: string) => (code === 'SNOMED:old' ? 'SNOMED:new' : null),
  };
  it('takes what the source code is mapped to, whatever was given', () =>
    expect(chooseStandard('ICD10:C34', 'SNOMED:1', standards)).toBe('DOID:1'));
  it('takes what was given where the source code is not mapped', () =>
    expect(chooseStandard('ICD10:X', 'SNOMED:1', standards)).toBe('SNOMED:1'));
  it('takes what replaces the given one where it is retired', () =>
    expect(chooseStandard(null, 'SNOMED:old', standards)).toBe('SNOMED:new'));
  it('has none where neither says one', () => expect(chooseStandard('ICD10:X', null, standards)).toBeNull());
});
