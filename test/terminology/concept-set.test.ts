import { describe, expect, it } from 'vitest';
import { expandConcepts } from '../../terminology/concept-set.ts';
import { codesOf, numbersOf, terminologyOf } from './fixture.ts';

/** Kidney cancer (20) with two kinds below it (21, 22); codes of registers map into them, one of them in two steps. */
const terminology = terminologyOf({
  isA: [
    'DOID:20 DOID:10',
    'DOID:21 DOID:20',
    'DOID:22 DOID:20',
    'ICD10:C64.9 ICD10:C64',
    'SNOMED:6 SNOMED:5',
  ],
  mapsTo: [
    'ICD10:C64 DOID:20',
    'ICDO3:8312/3 DOID:21',
    'LOCAL:1 ICD10:C64',
    'SNOMED:5 DOID:22',
    'SNOMED:6 DOID:10',
  ],
});
const expand = (named: string, descendants: boolean, mapped: boolean) =>
  codesOf(terminology, expandConcepts(terminology, numbersOf(terminology, named), { descendants, mapped }));

describe('expandConcepts', () => {
  it('gives what is named alone where nothing else is asked', () =>
    expect(expand('DOID:20 DOID:10', false, false)).toBe('DOID:10 DOID:20'));
  it('adds everything below', () => expect(expand('DOID:20', true, false)).toBe('DOID:20 DOID:21 DOID:22'));
  it('adds the codes that map to what is named', () =>
    expect(expand('DOID:20', false, true)).toBe('DOID:20 ICD10:C64'));
  it('adds the codes that map to anything below', () =>
    expect(expand('DOID:20', true, true)).toBe('DOID:20 DOID:21 DOID:22 ICD10:C64 ICDO3:8312/3 SNOMED:5'));
  it('adds codes that map into the set by one step only, and nothing below these', () =>
    expect(expand('DOID:20', true, true).split(' ')).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/LOCAL:1|ICD10:C64\.9|SNOMED:6/)]),
    ));
  it('adds the concept that a code maps to, even where neither descendants nor mapped is asked', () =>
    expect(expand('ICDO3:8312/3', false, false)).toBe('DOID:21 ICDO3:8312/3'));
  it('takes what lies below the concept that a code maps to, beside what lies below the code', () =>
    expect(expand('ICD10:C64', true, false)).toBe('DOID:20 DOID:21 DOID:22 ICD10:C64 ICD10:C64.9'));
  it('follows a code by one step to what it maps to', () =>
    expect(expand('LOCAL:1', false, false)).toBe('ICD10:C64 LOCAL:1'));
  it('does not climb', () => expect(expand('DOID:21', true, true)).toBe('DOID:21 ICDO3:8312/3'));
  it('gives nothing for nothing', () => expect(expand('', true, true)).toBe(''));
  it('gives a concept once that is named twice', () =>
    expect(expand('DOID:21 DOID:21', true, false)).toBe('DOID:21'));
  it('leaves out what a concept is not under', () => {
    const apart = terminologyOf({ isA: ['X:c X:b', 'X:b X:a'], notUnder: ['X:c X:a'] });
    const found = expandConcepts(apart, numbersOf(apart, 'X:a'), { descendants: true, mapped: true });
    expect(codesOf(apart, found)).toBe('X:a X:b');
  });
});
