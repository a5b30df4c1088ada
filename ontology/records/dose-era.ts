import type { RecordModel } from '../model.ts';
import { conceptId, omopRow } from './omop-row.ts';

/** A span of time in which somebody took one ingredient in one daily dose. */
export const doseEra = {
  type: 'DoseEra',
  relationship: 'HAS_DOSE_ERA',
  criterion: 'doseEra',
  list: 'doseEras',
  omop: 'dose_era',
  rdfClasses: ['fhir:MedicationStatement'],
  concept: 'substance',
  fields: {
    substance: {
      kind: 'coded',
      relationship: 'HAS_SUBSTANCE',
      mapped: true,
      omop: 'dose_era.drug_concept_id',
    },
    doseValue: { kind: 'quantity', unit: { property: 'unit' }, omop: 'dose_era.dose_value' },
    unitConcept: { ...conceptId, omop: 'dose_era.unit_concept_id' },
    start: { kind: 'date', omop: 'dose_era.dose_era_start_date' },
    end: { kind: 'date', omop: 'dose_era.dose_era_end_date' },
    ...omopRow('dose_era', 'drug'),
  },
} as const satisfies RecordModel;
