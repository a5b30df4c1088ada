import { facets as allFacets } from '../../ontology/facets.ts';
import { createSchema } from '../../schema/index.ts';
import { everythingOf } from './everything-of.ts';
import { sharedPeople } from './shared-people.ts';

/** Cohorts of shared people: one of every kind of question about a patient and what happened to them. */
export const sharedCohorts = [
  '{ patient: {} }',
  '{ patient: { sex: [FEMALE] } }',
  '{ patient: { sex: [UNKNOWN] } }',
  '{ not: { patient: { sex: [MALE] } } }',
  '{ patient: { vitalStatus: [DEAD] } }',
  '{ patient: { ageAtDiagnosis: { min: 50 } } }',
  '{ patient: { ageAtDiagnosis: { max: 45 } } }',
  '{ not: { patient: { yearOfDiagnosis: { min: 2011 } } } }',
  '{ patient: { race: { source: ["white"] } } }',
  '{ patient: { conflict: true } }',
  '{ patient: { conflict: false, vitalStatus: [ALIVE, DEAD] } }',
  '{ patient: { missing: ["ageAtDiagnosis"] } }',
  '{ patient: { present: ["race", "yearOfDiagnosis"] } }',
  '{ condition: { ageAtEvent: { min: 50 } } }',
  '{ measurement: { ageAtEvent: { max: 60 } } }',
  '{ measurement: { within: [{ index: true, fromDays: 0, toDays: 2000 }] } }',
  '{ condition: { within: [{ of: { measurement: {} }, fromDays: -1500, toDays: 1500 }] } }',
  '{ facet: { field: SEX, values: ["female"] } }',
  '{ facet: { field: AGE_AT_DIAGNOSIS, values: ["40-49", "60-69"] } }',
  '{ all: [{ patient: { sex: [FEMALE, MALE] } }, { imaging: { modality: ["CT"] } }, { measurement: {} }] }',
  '{ atLeast: { count: 2, of: [{ patient: { sex: [MALE] } }, { patient: { vitalStatus: [ALIVE] } }, { condition: {} }] } }',
  '{ any: [{ dataset: ["sp-a"] }, { patient: { ageAtDiagnosis: { min: 60 } } }] }',
  '{ dataset: ["sp-b"] }',
  `{ patient: { ids: ["${sharedPeople.slice(0, 12).join('", "')}"] } }`,
];

const count = '{ value low high suppressed }';
const values = `{ value label code count ${count} }`;
/** Facts of a patient: all that needs no further read. */
export const ofFacts = everythingOf(createSchema(), 'Patient', 1).slice(1, -1);
/** All that can be asked of a cohort. */
export const ofCohort = `{
  count ${count} explain { text criterion } imaging { patients ${count} studies ${count} series ${count} sizeBytes }
  facets(of: [${Object.keys(allFacets).join(', ')}], top: 50) { field values ${values} missing ${count} other ${count} of ${count} }
  bySex: crosstab(rows: SEX, columns: VITAL_STATUS) { rows ${values} columns ${values} cells ${count} }
  byAge: crosstab(rows: AGE_AT_DIAGNOSIS, columns: CONDITION) { rows ${values} columns ${values} cells ${count} }
  ages: histogram(of: AGE_AT_DIAGNOSIS) { unit bins { from to count ${count} } missing ${count} }
  years: histogram(of: YEAR_OF_DIAGNOSIS) { unit bins { from to count ${count} } missing ${count} }
  attrition { label kept ${count} } coverage { dataset path reason patients ${count} }
  notEvaluable { path reason patients ${count} } manifest(format: CSV) { content series ${count} left ${count} }
  patients(first: 100) { nodes { id sex vitalStatus ageAtDiagnosis } }
}`;
