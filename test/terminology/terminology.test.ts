import { describe, expect, it } from 'vitest';
import {
  ancestorsOf,
  conceptCode,
  conceptCount,
  conceptNumber,
  descendantsOf,
} from '../../terminology/terminology.ts';
import { codesOf, numbersOf, terminologyOf } from './fixture.ts';

const terminology = terminologyOf({
  isA: ['SNOMED:2 SNOMED:1', 'SNOMED:3 SNOMED:2'],
  codes: 'OMOP:7 OMOP:11 ICD10:C50.9 ICD10:C50',
  altCodes: { 'SNOMED:22': 'SNOMED:2', 'SNOMED:33': 'SNOMED:3', 'OMOP:7': 'SNOMED:1' },
  ids: { 'SNOMED:3': 11, 'SNOMED:1': 4_294_967_295, 'SNOMED:2': 2_000_000_001 },
});
const codeAt = (concept: number | undefined) => concept !== undefined && conceptCode(terminology, concept);

describe('conceptNumber', () => {
  it.each([
    ['the first id', 'OMOP:11', 'SNOMED:3'],
    ['an id in the middle', 'OMOP:2000000001', 'SNOMED:2'],
    ['the last id', 'OMOP:4294967295', 'SNOMED:1'],
    ['an id with zeros before it', 'OMOP:0011', 'SNOMED:3'],
    ['a code', 'SNOMED:2', 'SNOMED:2'],
    ['a concept whose code is of OMOP', 'OMOP:7', 'OMOP:7'],
    ['a code that it has had', 'SNOMED:33', 'SNOMED:3'],
    ['a code in another spelling', 'ICD10:c509', 'ICD10:C50.9'],
    ['a category that is written with a dash', 'ICD10:C50.-', 'ICD10:C50'],
  ])('finds %s', (_, asked, code) => expect(codeAt(conceptNumber(terminology, asked))).toBe(code));
  it.each([
    'OMOP:12',
    'OMOP:0',
    'OMOP:4294967307',
    'OMOP:99999999999',
    'OMOP:-11',
    'OMOP:11x',
    'OMOP:',
    'omop:11',
  ])('is undefined for %s', (asked) => expect(conceptNumber(terminology, asked)).toBeUndefined());
  it('finds nothing where there are no ids', () =>
    expect(conceptNumber(terminologyOf({ codes: 'X:1' }), 'OMOP:1')).toBeUndefined());
});

describe('conceptCount', () => {
  it('counts concepts', () => expect(conceptCount(terminology)).toBe(7));
});

describe('descendantsOf', () => {
  it('gives everything below with the concept itself', () =>
    expect(codesOf(terminology, descendantsOf(terminology, numbersOf(terminology, 'SNOMED:2')[0] ?? 0))).toBe(
      'SNOMED:2 SNOMED:3',
    ));
});

describe('ancestorsOf', () => {
  it('gives everything above with the concept itself', () =>
    expect(codesOf(terminology, ancestorsOf(terminology, numbersOf(terminology, 'SNOMED:3')[0] ?? 0))).toBe(
      'SNOMED:1 SNOMED:2 SNOMED:3',
    ));
});
