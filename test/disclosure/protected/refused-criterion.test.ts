import { describe, expect, it } from 'vitest';
import { parseCriterion } from '../../../cohort/parse/criterion.ts';
import { refusedIn } from '../../../disclosure/protected/refused-criterion.ts';
import { conceptNumber } from '../../../terminology/terminology.ts';
import { meaning } from './question.ts';

const cutPoints = [{ tests: ['LOINC:718-7', 'SNOMED:breast'], unit: 'g/dL', cuts: [8, 10, 12] }];

/** What is refused of a question: where, and why. */
function refusalsOf(input: unknown): readonly (readonly [place: string, reason: string])[] {
  const described = () => ({ shown: [], find: () => undefined });
  const isCode = (code: string) => conceptNumber(meaning.terminology, code) !== undefined;
  const refusals = refusedIn(parseCriterion(input), {
    ...{ datasets: ['hospital'], saved: meaning.saved, isCode, cutPoints, described },
  });
  return refusals.map(({ path, reason }) => [path.join('.'), reason]);
}

const age = (range: object) => ({ patient: { ageAtDiagnosis: range } });
const value = (bounds: object, test = 'LOINC:718-7') => ({
  measurement: { test: { codes: [test] }, value: { unit: 'g/dL', ...bounds } },
});
const within = (window: object) => ({ imaging: { within: [{ of: { condition: {} }, ...window }] } });

describe('a question about protected numbers', () => {
  it.each([
    ['everybody', { patient: {} }],
    ['coded fields', { condition: { code: { codes: ['SNOMED:breast'] }, laterality: ['LEFT'] } }],
    ['DICOM codes', { imaging: { modality: ['MR', 'CT'] } }],
    ['genes', { variant: { gene: ['TP53'], status: ['WILD_TYPE'] } }],
    [
      'bands of ages',
      {
        all: [
          age({ min: 40, max: 49 }),
          age({ max: 49 }),
          age({ min: 18 }),
          age({ min: 90 }),
          age({ below: 50 }),
        ],
      },
    ],
    ['years', { patient: { yearOfDiagnosis: { min: 2018, max: 2018 } } }],
    ['bands of ages at an event', { condition: { ageAtEvent: { max: 49 } } }],
    ['where a value lies to its reference range', { measurement: { reference: ['ABOVE'] } }],
    [
      'windows',
      { all: [within({ fromDays: -60, toDays: 0 }), within({ fromDays: 7 }), within({ toDays: 365 })] },
    ],
    ['one to three records', { all: [1, 2, 3].map((min) => ({ imaging: { occurrences: { min } } })) }],
    ['what is known and what is not', { patient: { missing: ['race'], present: ['ethnicity'] } }],
    ['linked records', { measurement: { linked: [{ condition: { code: { codes: ['SNOMED:breast'] } } }] } }],
    [
      'any shape of these',
      { not: { any: [{ atLeast: { count: 1, of: [{ visit: {} }] } }, { cohort: 'young' }] } },
    ],
    ['values of facets that the model names', { facet: { field: 'SEX', values: ['FEMALE'] } }],
    ['bands of facets', { facet: { field: 'AGE_AT_DIAGNOSIS', values: ['40-49', '90+'] } }],
    ['codes of facets', { facet: { field: 'CONDITION', values: ['SNOMED:breast'] } }],
    ['datasets that are asked', { facet: { field: 'DATASET', values: ['Hospital'] } }],
    ['genes of facets', { facet: { field: 'MUTATED_GENE', values: ['TP53'] } }],
  ])('may ask for %s', (_, input) => {
    expect(refusalsOf(input)).toEqual([]);
  });

  it.each([
    ['ids', { patient: { ids: ['p1'] } }, 'patient.ids'],
    ['texts of a source', { condition: { code: { source: ['x'] } } }, 'condition.code.source'],
    ['parts of them', { condition: { code: { sourceContains: 'x' } } }, 'condition.code.sourceContains'],
    [
      'texts in what is left out',
      { condition: { code: { codes: ['SNOMED:cancer'], except: { source: ['x'] } } } },
      'condition.code.except.source',
    ],
    ['free text', { imaging: { manufacturer: ['ACME'] } }, 'imaging.manufacturer.0'],
    ['parts of free text', { imaging: { manufacturerContains: 'a' } }, 'imaging.manufacturerContains'],
    ['files', { condition: { sourceFile: ['a.csv'] } }, 'condition.sourceFile'],
    ['more than three records', { imaging: { occurrences: { min: 4 } } }, 'imaging.occurrences.min'],
    ['at most so many', { imaging: { occurrences: { min: 1, max: 1 } } }, 'imaging.occurrences.max'],
    ['frozen cohorts', { cohort: 'frozen' }, 'cohort'],
    ['values in another unit', value({ min: 80, unit: 'g/L' }), 'measurement.value.unit'],
    ['values of another test', value({ min: 8 }, 'LOINC:1-1'), 'measurement.value'],
    ['values of no named test', { measurement: { value: { min: 8, unit: 'g/dL' } } }, 'measurement.value'],
    ['values', { measurement: { value: { min: 12, unit: 'g/dL' } } }, 'measurement.value'],
    [
      'what only sources call a value',
      { facet: { field: 'MANUFACTURER', values: ['ACME'] } },
      'facet.values.0',
    ],
    ['deep in a shape', { all: [{ not: { patient: { ids: ['p1'] } } }] }, 'all.0.not.patient.ids'],
    [
      'in a window',
      within({ of: { condition: { sourceFile: ['a.csv'] } }, fromDays: 0 }),
      'imaging.within.0.of.condition.sourceFile',
    ],
    [
      'in a linked record',
      { measurement: { linked: [{ condition: { sourceFile: ['a'] } }] } },
      'measurement.linked.0.condition.sourceFile',
    ],
  ])('is refused with %s, which it names', (_, input, place) => {
    expect(refusalsOf(input).map(([where]) => where)).toEqual([place]);
  });

  it.each([
    [age({ min: 43, max: 47 }), 'is 40 to 49'],
    [age({ min: 41 }), 'is 40 to 150'],
    [age({ max: 50 }), 'is 0 to 54'],
    [age({ min: 17, max: 17 }), 'is 15 to 17'],
    [age({ min: 95 }), 'is 90 to 150'],
    [{ condition: { ageAtEvent: { min: 33, max: 33 } } }, 'is 30 to 34'],
    [value({ min: 9 }), 'is min: 8'],
    [value({ min: 9, max: 9.5 }), 'is min: 8, below: 10'],
    [value({ above: 8, below: 11 }), 'is min: 8, below: 12'],
    [value({ min: 7 }), 'is without bounds'],
    [value({ max: 10 }), 'is below: 12'],
    [within({ fromDays: -45, toDays: 0 }), 'has -60'],
    [within({ fromDays: 8 }), 'has 7'],
    [within({ fromDays: 0, toDays: 45 }), 'has 60'],
    [within({ fromDays: 0, toDays: 500 }), 'has no bound here'],
  ])('is refused for a band that is none, with the one around it: %j', (input, around) => {
    expect(refusalsOf(input).map(([, reason]) => reason.split('around it ')[1])).toEqual([around]);
  });
});
