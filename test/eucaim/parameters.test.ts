import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCriterion } from '../../cohort/parse/criterion.ts';
import { toParameters } from '../../eucaim/parameters.ts';
import { parseQuestion } from '../../eucaim/query.ts';
import { namesOfClasses } from '../../fair/eucaim/codes.ts';
import { bodyParts, modalities } from '../../ontology/dicom-values.ts';
import { criterion as anyCriterion } from '../cohort/random-criterion.ts';

/** The same random criteria on every run; FC_SEED draws others. */
const seed = Number(process.env.FC_SEED ?? 1);

/** The parameters of a question as a query, and what cannot be asked of it. */
function asked(where: unknown) {
  const { parameters, faults } = toParameters(parseCriterion(where));
  return {
    query: parameters.map(({ name, value }) => `${name}=${value}`).join('&'),
    faults: faults.map(({ path }) => path.join('.')),
  };
}

const mr = { imaging: { modality: ['MR'] } };
const breast = { codes: ['SNOMED:76752008'] };
const cancer = { condition: { code: { codes: ['SNOMED:254837009'] } } };

/** Values of each parameter, as they are written. */
const values: Readonly<Record<string, readonly string[]>> = {
  gender: ['female', 'male', 'other', 'unknown'],
  diagnosis: ['SNOMEDCT363406005', 'SNOMEDCT254837009', 'SNOMEDCT353431000119107', 'SNOMEDCT399068003'],
  modality: ['PET', 'SPECT', ...modalities.filter((one) => one !== 'PT')],
  bodyPart: [...bodyParts.keys()].map((part) => part.toLowerCase()),
  manufacturer: namesOfClasses('manufacturer'),
};

const parameters = fc.record(
  Object.fromEntries(Object.entries(values).map(([name, some]) => [name, fc.constantFrom(...some)])),
  { requiredKeys: [] },
);

/** All keys of a criterion that can be asked. */
const words = new Set([
  ...['all', 'patient', 'condition', 'imaging', 'sex', 'code', 'modality', 'bodyPart', 'manufacturer'],
  ...['codes', 'descendants', 'mapped'],
]);

function keysIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...keysIn(part)]);
}

describe('toParameters', () => {
  it('gives the parameters again of every question that can be asked by them', () => {
    fc.assert(
      fc.property(parameters, (given) => {
        const search = new URLSearchParams(given as Record<string, string>); // whose values are constants above
        const { where } = parseQuestion(search) ?? { where: { patient: {} } };
        const { parameters: found, faults } = toParameters(parseCriterion(where));
        expect(faults).toEqual([]);
        expect(Object.fromEntries(found.map(({ name, value }) => [name, value]))).toEqual(given);
      }),
      { seed },
    );
  });

  it('asks no part of a question that has anything else in it', () => {
    fc.assert(
      fc.property(parameters, anyCriterion, (given, more) => {
        const search = new URLSearchParams(given as Record<string, string>); // whose values are constants above
        const { where } = parseQuestion(search) ?? { where: { patient: {} } };
        const others = keysIn(more).filter((key) => !words.has(key));
        fc.pre(others.length > 0);
        expect(toParameters(parseCriterion(more)).faults).not.toEqual([]);
        const { faults } = toParameters(parseCriterion({ all: [where, more] }));
        expect(faults.map(({ path }) => path.slice(0, 3).join('.'))).toContain('where.all.1');
      }),
      { seed },
    );
  });

  it.each([
    [{ patient: {} }, ''],
    [{ all: [{ patient: {} }, mr] }, 'modality=MR'],
    [{ patient: { sex: ['FEMALE'] } }, 'gender=female'],
    [
      { all: [mr, { all: [{ patient: { sex: ['MALE'] } }, cancer] }] },
      'gender=male&diagnosis=SNOMEDCT254837009&modality=MR',
    ],
    [
      { all: [mr, { patient: { sex: ['MALE'] } }, { patient: { sex: ['MALE'] } }] },
      'gender=male&modality=MR',
    ],
    [{ imaging: { modality: ['pt'] } }, 'modality=PET'],
    [{ imaging: { modality: ['ST', 'NM'] } }, 'modality=SPECT'],
    [{ imaging: { modality: ['NM'] } }, 'modality=NM'],
    [{ imaging: { modality: ['MR', 'MR'], bodyPart: breast } }, 'modality=MR&bodyPart=breast'],
    [{ imaging: { manufacturer: ['Toshiba', 'TOSHIBA_MEC'] } }, 'manufacturer=Toshiba'],
    [{ imaging: { bodyPart: { ...breast, descendants: true, mapped: true } } }, 'bodyPart=breast'],
  ])('asks %j by %s', (where, query) => {
    expect(asked(where)).toEqual({ query, faults: [] });
  });

  it.each([
    [{ any: [mr, cancer] }, ['where.any']],
    [{ not: mr }, ['where.not']],
    [{ atLeast: { count: 1, of: [mr] } }, ['where.atLeast']],
    [{ dataset: ['a'] }, ['where.dataset']],
    [{ cohort: 'c' }, ['where.cohort']],
    [{ facet: { field: 'SEX', values: ['FEMALE'] } }, ['where.facet']],
    [{ patient: { sex: ['FEMALE', 'MALE'] } }, ['where.patient.sex']],
    [
      { patient: { ids: ['p1'], ageAtDiagnosis: { min: 40 } } },
      ['where.patient.ids', 'where.patient.ageAtDiagnosis'],
    ],
    [{ patient: { missing: ['race'] } }, ['where.patient.missing']],
    [{ condition: {} }, ['where.condition']],
    [{ imaging: {} }, ['where.imaging']],
    [{ imaging: { modality: ['MR', 'CT'] } }, ['where.imaging.modality']],
    [{ imaging: { modality: ['ST'] } }, ['where.imaging.modality']],
    [{ imaging: { modality: ['SEG'] } }, ['where.imaging.modality']],
    [{ imaging: { modality: ['MR'], occurrences: { min: 1 } } }, ['where.imaging.occurrences']],
    [{ imaging: { modality: ['MR'], model: ['Aera'] } }, ['where.imaging.model']],
    [{ imaging: { modality: ['MR'], dataset: ['a'] } }, ['where.imaging.dataset']],
    [{ imaging: { sameStudy: { modality: ['MR'] } } }, ['where.imaging.sameStudy']],
    [{ imaging: { manufacturer: ['Toshiba'] } }, ['where.imaging.manufacturer']],
    [
      { imaging: { bodyPart: { codes: ['SNOMED:76752008', 'SNOMED:39607008'] } } },
      ['where.imaging.bodyPart'],
    ],
    [{ imaging: { bodyPart: { codes: ['SNOMED:80248007'] } } }, ['where.imaging.bodyPart']],
    [{ imaging: { bodyPart: { ...breast, descendants: false } } }, ['where.imaging.bodyPart.descendants']],
    [{ imaging: { bodyPart: { ...breast, mapped: false } } }, ['where.imaging.bodyPart.mapped']],
    [{ imaging: { bodyPart: { ...breast, except: breast } } }, ['where.imaging.bodyPart.except']],
    [{ imaging: { bodyPart: { source: ['BREAST'] } } }, ['where.imaging.bodyPart.source']],
    [{ condition: { code: { ecl: '<< 254837009' } } }, ['where.condition.code.ecl']],
    [{ condition: { code: { codes: ['ICD10:C50'] } } }, ['where.condition.code']],
    [{ condition: { code: { codes: ['snomed:254837009'] } } }, ['where.condition.code']],
    [{ condition: { code: { codes: ['SNOMED:254837008'] } } }, ['where.condition.code']],
    [{ condition: { topography: breast } }, ['where.condition.topography']],
    [{ measurement: { test: breast } }, ['where.measurement.test']],
    [
      { all: [{ imaging: { modality: ['MR'] } }, { imaging: { bodyPart: breast } }] },
      ['where.all.1.imaging'],
    ],
    [{ all: [cancer, cancer] }, ['where.all.1.condition']],
    [
      { all: [{ patient: { sex: ['MALE'] } }, { patient: { sex: ['FEMALE'] } }] },
      ['where.all.1.patient.sex'],
    ],
    [
      { all: [mr, { any: [cancer] }, { variant: { gene: ['VHL'] } }] },
      ['where.all.1.any', 'where.all.2.variant.gene'],
    ],
  ])('finds what of %j cannot be asked', (where, faults) => {
    expect(asked(where).faults).toEqual(faults);
  });
});
