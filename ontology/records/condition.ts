import type { RecordModel } from '../model.ts';
import { ages, years } from '../time.ts';
import { conceptId, omopRow } from './omop-row.ts';

/** A disease that somebody has or had, with the kind of cell and the place in the body where they are known. */
export const condition = {
  type: 'Condition',
  relationship: 'HAS_CONDITION',
  criterion: 'condition',
  list: 'conditions',
  omop: 'condition_occurrence',
  rdfClasses: ['fhir:Condition'],
  concept: 'code',
  fields: {
    code: {
      kind: 'coded',
      relationship: 'HAS_CODE',
      mapped: true,
      omop: 'condition_occurrence.condition_concept_id',
      fhir: 'Condition.code',
    },
    morphology: { kind: 'coded', relationship: 'HAS_MORPHOLOGY', omop: 'measurement.value_as_concept_id' },
    topography: { kind: 'coded', relationship: 'HAS_TOPOGRAPHY', fhir: 'Condition.bodySite' },
    laterality: { kind: 'text', values: ['LEFT', 'RIGHT', 'BILATERAL', 'UNPAIRED', 'UNKNOWN'] },
    behaviour: {
      kind: 'text',
      values: ['BENIGN', 'BORDERLINE', 'IN_SITU', 'MALIGNANT', 'METASTATIC', 'UNKNOWN'],
    },
    index: { kind: 'flag', absent: false },
    ageAtDiagnosis: { kind: 'number', integer: true, ...ages, fhir: 'Condition.onsetAge' },
    ageTopCoded: { kind: 'flag' },
    yearOfDiagnosis: { kind: 'number', integer: true, ...years },
    start: {
      kind: 'date',
      omop: 'condition_occurrence.condition_start_date',
      fhir: 'Condition.onsetDateTime',
    },
    end: {
      kind: 'date',
      omop: 'condition_occurrence.condition_end_date',
      fhir: 'Condition.abatementDateTime',
    },
    stopReason: { kind: 'text', omop: 'condition_occurrence.stop_reason' },
    visit: {
      kind: 'reference',
      to: 'visit',
      relationship: 'DURING',
      omop: 'condition_occurrence.visit_occurrence_id',
      fhir: 'encounter',
    },
    statusConcept: { ...conceptId, omop: 'condition_occurrence.condition_status_concept_id' },
    ...omopRow('condition_occurrence', 'condition'),
  },
} as const satisfies RecordModel;
