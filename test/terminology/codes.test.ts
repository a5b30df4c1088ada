import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, countOf, firstCodeNotBelow, numberOf, toCodes } from '../../terminology/codes.ts';

const sorted = (codes: Iterable<string>) =>
  [...new Set(codes)].sort((one, other) => (one < other ? -1 : Number(one > other)));

/** In order of the code: a capital letter before a small one, a long code after its beginning. */
const few = ['ICD10:C64', 'ICD10:C64.9', 'LOINC:718-7', 'SNOMED:1', 'SNOMED:10', 'SNOMED:2', 'UCUM:µg/dL'];
const codes = toCodes(few);

describe('numberOf', () => {
  it('is the place of a code', () =>
    expect(few.map((code) => numberOf(codes, code))).toEqual([0, 1, 2, 3, 4, 5, 6]));
  it.each([
    ['before all', 'A:1'],
    ['after all', 'ZZZ:1'],
    ['between two', 'ICD10:C64.8'],
    ['the beginning of one', 'SNOMED:'],
    ['longer than one', 'UCUM:µg/dLx'],
    ['nothing', ''],
    ['in other letters', 'icd10:C64'],
  ])('is undefined for a code that is not there: %s', (_, code) =>
    expect(numberOf(codes, code)).toBeUndefined(),
  );
  it('is undefined where there are none', () => expect(numberOf(toCodes([]), 'A:1')).toBeUndefined());
  it('finds every code, whatever its characters are, and no other', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.string({ unit: 'grapheme' }),
        (some, other) => {
          const list = sorted(some);
          const all = toCodes(list);
          expect([...list, other].map((code) => numberOf(all, code))).toEqual(
            [...list, other].map((code) => (list.includes(code) ? list.indexOf(code) : undefined)),
          );
        },
      ),
    ));
});

describe('codeOf', () => {
  it('gives back the code of a number', () => expect(codeOf(codes, 6)).toBe('UCUM:µg/dL'));
});

describe('countOf', () => {
  it('counts codes, not bytes', () => expect(countOf(codes)).toBe(7));
});

describe('firstNotBelow', () => {
  it.each([
    ['SNOMED:', 3],
    ['SNOMED;', 6],
    ['ICD10:C64.9', 1],
    ['A', 0],
    ['Z', 7],
  ])('of %s is %i', (code, place) => expect(firstCodeNotBelow(codes, code)).toBe(place));
});
