import { describe, expect, it } from 'vitest';
import { conceptHierarchy } from '../../loaders/concept-hierarchy.ts';
import { terminologyOf } from '../terminology/fixture.ts';

const terminology = terminologyOf({
  isA: ['ICD10:C64.1 ICD10:C64', 'ICD10:C64.2 ICD10:C64'],
  altCodes: { 'ICD10:C640': 'ICD10:C64' },
});

describe('conceptHierarchy', () => {
  it('lies as if hidden concepts were none', () => {
    const hierarchy = conceptHierarchy(terminology, new Set(['ICD10:C64.2']));
    const { count, page } = hierarchy.related('children', 'ICD10:C64');
    expect([count, page({ first: 5 })]).toEqual([1, ['ICD10:C64.1']]);
    expect([hierarchy.known('ICD10:C64.2'), hierarchy.related('parents', 'ICD10:C64.2').count]).toEqual([
      undefined,
      0,
    ]);
  });

  it('hides no concept by a code that it only had', () =>
    expect(conceptHierarchy(terminology, new Set(['ICD10:C640'])).known('ICD10:C64')).toBe('ICD10:C64'));
});
