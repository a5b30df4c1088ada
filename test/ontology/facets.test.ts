import { describe, expect, it } from 'vitest';
import { facetOf, facets, isFacetField, toBand } from '../../ontology/facets.ts';
import { modelOf, patient } from '../../ontology/records.ts';

const ages = { width: 10, last: 90 };

describe('toBand', () => {
  it.each([
    [0, '0-9'],
    [9, '0-9'],
    [40, '40-49'],
    [89, '80-89'],
    [90, '90+'],
    [104, '90+'],
  ])('puts %d in %s', (age, band) => {
    expect(toBand(age, ages)).toBe(band);
  });
});

describe('isFacetField', () => {
  it('knows a facet by its name', () => {
    expect(isFacetField('STAGE')).toBe(true);
  });

  it('does not take what every object has', () => {
    expect(isFacetField('constructor')).toBe(false);
  });
});

describe('facets', () => {
  const names = Object.keys(facets).filter(isFacetField);

  it.each(names.filter((name) => name !== 'DATASET'))('%s shows a field of the catalogue', (name) => {
    const { record, field } = facetOf(name);
    const { fields } = record === undefined ? patient : modelOf(record);
    expect(Object.keys(fields)).toContain(field);
  });
});
