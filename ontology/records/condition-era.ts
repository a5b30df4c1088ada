import type { RecordModel } from '../model.ts';
import { omopRow } from './omop-row.ts';

/** A span of time that diagnoses of one disease were joined to. */
export const conditionEra = {
  type: 'ConditionEra',
  relationship: 'HAS_CONDITION_ERA',
  criterion: 'conditionEra',
  list: 'conditionEras',
  omop: 'condition_era',
  rdfClasses: ['fhir:Condition'],
  concept: 'condition',
  fields: {
    condition: {
      kind: 'coded',
      relationship: 'HAS_CODE',
      mapped: true,
      rdf: 'kg:conditionOfEra',
      omop: 'condition_era.condition_concept_id',
    },
    /** Diagnoses that were joined. */
    count: { kind: 'number', integer: true, omop: 'condition_era.condition_occurrence_count' },
    start: { kind: 'date', omop: 'condition_era.condition_era_start_date' },
    end: { kind: 'date', omop: 'condition_era.condition_era_end_date' },
    ...omopRow('condition_era', 'condition'),
  },
} as const satisfies RecordModel;
