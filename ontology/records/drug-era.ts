import type { RecordModel } from '../model.ts';
import { omopRow } from './omop-row.ts';

/** A span of time that exposures to one ingredient were joined to. */
export const drugEra = {
  type: 'DrugEra',
  relationship: 'HAS_DRUG_ERA',
  criterion: 'drugEra',
  list: 'drugEras',
  omop: 'drug_era',
  rdfClasses: ['fhir:MedicationStatement'],
  concept: 'substance',
  fields: {
    substance: {
      kind: 'coded',
      relationship: 'HAS_SUBSTANCE',
      mapped: true,
      omop: 'drug_era.drug_concept_id',
    },
    /** Exposures that were joined. */
    count: { kind: 'number', integer: true, omop: 'drug_era.drug_exposure_count' },
    /** Days without the drug in between. */
    gapDays: { kind: 'number', integer: true, omop: 'drug_era.gap_days' },
    start: { kind: 'date', omop: 'drug_era.drug_era_start_date' },
    end: { kind: 'date', omop: 'drug_era.drug_era_end_date' },
    ...omopRow('drug_era', 'drug'),
  },
} as const satisfies RecordModel;
