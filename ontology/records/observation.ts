import type { RecordModel } from '../model.ts';

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
      required: true,
      omop: 'observation.observation_concept_id',
      fhir: 'Observation.code',
    },
    value: { kind: 'quantity', unit: { property: 'unit' }, omop: 'observation.value_as_number' },
    result: { kind: 'coded', relationship: 'HAS_RESULT', omop: 'observation.value_as_concept_id' },
    start: { kind: 'date', omop: 'observation.observation_date', fhir: 'Observation.effectiveDateTime' },
    visit: { kind: 'reference', to: 'visit', relationship: 'DURING', fhir: 'encounter' },
  },
} as const satisfies RecordModel;
