import { describe, expect, it } from 'vitest';
import { parseCriterion } from '../../cohort/parse/criterion.ts';
import { siteLocalIn } from '../../federation/site-local.ts';

const placesOf = (where: unknown) => siteLocalIn(parseCriterion(where)).map(({ path }) => path.join('.'));

describe('siteLocalIn', () => {
  it.each([
    [{ patient: { ids: ['x'] } }, 'where.patient.ids'],
    [{ dataset: ['tcga_brca'] }, 'where.dataset'],
    [{ cohort: '9667fe44-a6c0-488e-ae36-b115a960f6c9' }, 'where.cohort'],
    [{ not: { dataset: ['a'] } }, 'where.not.dataset'],
    [{ any: [{ patient: {} }, { patient: { ids: ['x'] } }] }, 'where.any.1.patient.ids'],
    [{ atLeast: { count: 1, of: [{ dataset: ['a'] }] } }, 'where.atLeast.of.0.dataset'],
    [{ condition: { dataset: ['a'] } }, 'where.condition.dataset'],
    [{ all: [{ imaging: { descriptionContains: 'axial' } }] }, 'where.all.0.imaging.descriptionContains'],
    [{ condition: { code: { sourceContains: 'breast' } } }, 'where.condition.code.sourceContains'],
    [
      { condition: { code: { codes: ['DOID:1'], except: { source: ['x'] } } } },
      'where.condition.code.except.source',
    ],
    [
      { treatment: { within: [{ of: { condition: { dataset: ['a'] } }, fromDays: 0 }] } },
      'where.treatment.within.0.of.condition.dataset',
    ],
    [
      { slide: { linked: [{ specimen: { type: { source: ['primary tumor'] } } }] } },
      'where.slide.linked.0.specimen.type.source',
    ],
    [{ imaging: { segmentationOf: { dataset: ['a'] } } }, 'where.imaging.segmentationOf.dataset'],
    [{ imaging: { sameStudy: { dataset: ['a'] } } }, 'where.imaging.sameStudy.dataset'],
  ])('finds %j', (where, place) => {
    expect(placesOf(where)).toEqual([place]);
  });

  it.each([
    { patient: { sex: ['FEMALE'], ageAtDiagnosis: { min: 20, max: 50 } } },
    {
      all: [
        { condition: { code: { codes: ['SNOMED:254837009'] } } },
        { not: { imaging: { modality: ['MR'] } } },
      ],
    },
    { facet: { field: 'SEX', values: ['FEMALE'] } },
    { treatment: { within: [{ of: { condition: {} }, fromDays: 0, toDays: 90 }] } },
  ])('finds nothing in %j', (where) => {
    expect(placesOf(where)).toEqual([]);
  });
});
