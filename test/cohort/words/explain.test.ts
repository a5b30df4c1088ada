import { describe, expect, it } from 'vitest';
import { parseCriterion } from '../../../cohort/parse/criterion.ts';
import { explain } from '../../../cohort/words/explain.ts';

const ct = { imaging: { modality: ['CT'] } };
const breast = { dataset: ['tcga_brca'] };

describe('explain', () => {
  it.each<readonly [text: string, input: unknown]>([
    ['any patient', { patient: {} }],
    ['data in tcga_brca or tcga_ov', { dataset: ['tcga_brca', 'tcga_ov'] }],
    ['an ImagingSeries with modality CT', ct],
    ['(data in tcga_brca and an ImagingSeries with modality CT)', { all: [breast, ct] }],
    ['(data in tcga_brca or an ImagingSeries with modality CT)', { any: [breast, ct] }],
    ['data in tcga_brca', { all: [breast] }],
    ['not known: an ImagingSeries with modality CT', { not: ct }],
    [
      'at least 1 of (data in tcga_brca; an ImagingSeries with modality CT)',
      { atLeast: { count: 1, of: [breast, ct] } },
    ],
    ['STAGE stage i or missing', { facet: { field: 'STAGE', values: ['stage i'], missing: true } }],
    [
      'a patient with sex FEMALE and ageAtDiagnosis at least 40 and at most 49',
      { patient: { sex: ['FEMALE'], ageAtDiagnosis: { min: 40, max: 49 } } },
    ],
    [
      'a Measurement with value above 1 and below 2 g/dL',
      { measurement: { value: { above: 1, below: 2, unit: 'g/dL' } } },
    ],
    [
      'a Condition with code DOID:162 (with what is below and what maps into them), except ICD10:C34',
      {
        condition: {
          code: { codes: ['DOID:162'], except: { codes: ['ICD10:C34'], descendants: false, mapped: false } },
        },
      },
    ],
    [
      'a Condition with code source value "c34" or source value containing "c3"',
      { condition: { code: { source: ['c34'], sourceContains: 'c3' } } },
    ],
    [
      'a Condition with age at the event at least 40 years and laterality missing and index present',
      { condition: { ageAtEvent: { min: 40 }, missing: ['laterality'], present: ['index'] } },
    ],
    [
      'a Slide with dataset tcga_ov and source file slides.tsv.gz',
      { slide: { dataset: ['tcga_ov'], sourceFile: ['slides.tsv.gz'] } },
    ],
    ['an Assay with all of TP53, VHL examined', { assay: { gene: ['TP53', 'VHL'] } }],
    ['exactly 2 Slide', { slide: { occurrences: { min: 2, max: 2 } } }],
    ['0 to 2 Slide', { slide: { occurrences: { max: 2 } } }],
    ['at least 2 (each day once) ImagingSeries', { imaging: { occurrences: { min: 2, distinct: 'DAY' } } }],
    ['an Outcome with redacted yes', { outcome: { redacted: true } }],
    ['an ImagingSeries with description containing "flair"', { imaging: { descriptionContains: 'flair' } }],
    ['in the saved cohort abc', { cohort: 'abc' }],
    [
      'an ImagingSeries with modality MR, starting between 60 days before and 0 days after the start of a Condition with index yes',
      {
        imaging: {
          within: [{ of: { condition: { index: true } }, fromDays: -60, toDays: 0 }],
          modality: ['MR'],
        },
      },
    ],
    [
      'a Treatment, ending on the day of the end of another Treatment',
      {
        treatment: {
          within: [{ of: { treatment: {} }, event: 'END', anchor: 'END', fromDays: 0, toDays: 0 }],
        },
      },
    ],
    [
      'a Measurement, starting no earlier than 1 day after the index event, starting no later than 30 days after the index event',
      {
        measurement: {
          within: [
            { index: true, fromDays: 1 },
            { index: true, toDays: 30 },
          ],
        },
      },
    ],
    [
      'a Specimen, starting exactly 2 days before the start of a Procedure',
      { specimen: { within: [{ of: { procedure: {} }, fromDays: -2, toDays: -2 }] } },
    ],
    [
      'at least 2 Measurement with category PATHOLOGY, linked to (a Specimen with tumour yes and ffpe no)',
      {
        measurement: {
          category: ['PATHOLOGY'],
          linked: [{ specimen: { tumour: true, ffpe: false } }],
          occurrences: { min: 2 },
        },
      },
    ],
    [
      'an ImagingSeries, linked to another ImagingSeries, in the same study as another ImagingSeries with modality CT',
      { imaging: { linked: [{ imaging: {} }], sameStudy: { modality: ['CT'] } } },
    ],
    [
      'an ImagingSeries with modality SEG, that segments (an ImagingSeries with modality MR, in the same study as another ImagingSeries)',
      { imaging: { modality: ['SEG'], segmentationOf: { modality: ['MR'], sameStudy: {} } } },
    ],
    ['a Slide, that is cut from a Specimen with tumour yes', { slide: { specimen: { tumour: true } } }],
  ])('says "%s"', (text, input) => {
    expect(explain(parseCriterion(input))).toBe(text);
  });
});
