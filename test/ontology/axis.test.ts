import { describe, expect, it } from 'vitest';
import { axisOf, mayMap } from '../../ontology/axis.ts';

describe('axisOf', () => {
  it.each([
    ['ICDO3:8140/3', 'morphology'],
    ['ICDO3:C64', 'site'],
    ['ICDO3:C64.9', 'site'],
    ['ICDO3:8140/3-C64.9', 'disease'],
    ['ICDO3:8140/3-NULL', 'disease'],
    ['ICDO3:NULL-C64.9', 'disease'],
    ['DOID:263', 'disease'],
    ['MONDO:0005206', 'disease'],
    ['ICD10:C64', 'disease'],
    ['ICD10CM:Z85.5', 'disease'],
    ['UBERON:0002113', 'site'],
  ])('of %s is %s', (code, axis) => expect(axisOf(code)).toBe(axis));

  it.each([
    ['Morph Abnormality', 'morphology'],
    ['morphologic abnormality', 'morphology'],
    ['Body Structure', 'site'],
    ['body structure', 'site'],
    ['Disorder', 'disease'],
    ['Clinical Finding', 'disease'],
    ['finding', 'disease'],
  ])('of a SNOMED CT concept of class %s is %s', (conceptClass, axis) =>
    expect(axisOf('SNOMED:1', conceptClass)).toBe(axis),
  );

  it.each([
    ['SNOMED:41607009', undefined],
    ['SNOMED:1', 'Procedure'],
    ['SNOMED:1', null],
    ['NCIT:C3512', 'Disorder'],
    ['ICDO3:814', undefined],
    ['LOINC:2160-0', undefined],
  ])('of %s with class %s is unknown', (code, conceptClass) =>
    expect(axisOf(code, conceptClass)).toBeUndefined(),
  );
});

describe('mayMap', () => {
  it('keeps a morphology out of diseases', () => expect(mayMap('morphology', 'disease')).toBe(false));
  it('keeps a body site out of diseases', () => expect(mayMap('site', 'disease')).toBe(false));
  it('joins what is of one axis', () => expect(mayMap('site', 'site')).toBe(true));
  it('joins what is of an unknown axis', () =>
    expect([mayMap(undefined, 'disease'), mayMap('site', undefined)]).toEqual([true, true]));
});
