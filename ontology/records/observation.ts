import type { RecordModel } from '../model.ts';
import { conceptId, omopRow, rowId } from './omop-row.ts';

/** A fact of a person that is neither disease nor measurement, such as a habit. */
export const observation = {
  type: 'Observation',
  relationship: 'HAS_OBSERVATION',
  criterion: 'observation',
  list: 'observations',
  omop: 'observation',
  rdfClasses: ['fhir:Observation'],
  concept: 'code',
  needs: ['value', 'result'],
  fields: {
    code: {
      kind: 'coded',
      relationship: 'HAS_CODE',
      mapped: true,
      omop: 'observation.observation_concept_id',
      fhir: 'Observation.code',
    },
    value: { kind: 'quantity', unit: { property: 'unit' }, omop: 'observation.value_as_number' },
    result: { kind: 'coded', relationship: 'HAS_RESULT', omop: 'observation.value_as_concept_id' },
    start: { kind: 'date', omop: 'observation.observation_date', fhir: 'Observation.effectiveDateTime' },
    valueText: { kind: 'text', omop: 'observation.value_as_string', fhir: 'Observation.valueString' },
    visit: {
      kind: 'reference',
      to: 'visit',
      relationship: 'DURING',
      omop: 'observation.visit_occurrence_id',
      fhir: 'encounter',
    },
    valueConcept: { ...conceptId, omop: 'observation.value_as_concept_id' },
    unitConcept: { ...conceptId, omop: 'observation.unit_concept_id' },
    qualifierConcept: { ...conceptId, omop: 'observation.qualifier_concept_id' },
    eventNumber: { ...rowId, omop: 'observation.observation_event_id' },
    eventFieldConcept: { ...conceptId, omop: 'observation.obs_event_field_concept_id' },
    ...omopRow('observation', 'observation'),
  },
} as const satisfies RecordModel;
