import { describe, expect, it } from 'vitest';
import { explain } from '../../../loaders/cohort/explain.ts';
import { parseCriterion } from '../../../loaders/cohort/parse.ts';

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
  ])('says "%s"', (text, input) => {
    expect(explain(parseCriterion(input))).toBe(text);
  });
});
