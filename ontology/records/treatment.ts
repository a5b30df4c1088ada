import type { OmopPlace, RecordModel } from '../model.ts';
import { conceptId, omopRow } from './omop-row.ts';

/** CDM 5.4, DRUG_EXPOSURE is for what is taken; radiation and surgery are procedures. */
const asProcedure = {
  table: 'procedure_occurrence',
  columns: [
    ['substance', 'procedure_concept_id'],
    ['therapy', 'procedure_source_value'],
    ['kind', 'procedure_source_value'],
    ['start', 'procedure_date'],
    ['end', 'procedure_end_date'],
    ['visit', 'visit_occurrence_id'],
  ],
} as const satisfies OmopPlace;

/** A drug, radiation or other treatment. */
export const treatment = {
  type: 'Treatment',
  relationship: 'HAS_TREATMENT',
  criterion: 'treatment',
  list: 'treatments',
  omop: 'drug_exposure',
  omopBy: { field: 'kind', places: { RADIATION: asProcedure, SURGERY: asProcedure, OTHER: asProcedure } },
  rdfClasses: ['ncit:C49236'],
  rdfClassBy: {
    field: 'kind',
    classes: {
      DRUG: 'fhir:MedicationAdministration',
      RADIATION: 'fhir:Procedure',
      SURGERY: 'fhir:Procedure',
    },
  },
  concept: 'substance',
  about: ['kind'],
  fields: {
    kind: { kind: 'text', required: true, values: ['DRUG', 'RADIATION', 'SURGERY', 'OTHER'] },
    substance: {
      kind: 'coded',
      relationship: 'HAS_SUBSTANCE',
      omop: 'drug_exposure.drug_concept_id',
      fhir: 'MedicationAdministration.medicationCodeableConcept',
    },
    /** Kind of therapy as the source words it. */
    therapy: { kind: 'text' },
    intent: { kind: 'text' },
    response: { kind: 'text' },
    dose: { kind: 'quantity', unit: { property: 'unit' } },
    fractions: { kind: 'number', integer: true, min: 0 },
    start: { kind: 'date', omop: 'drug_exposure.drug_exposure_start_date' },
    end: { kind: 'date', omop: 'drug_exposure.drug_exposure_end_date' },
    verbatimEnd: { kind: 'date', omop: 'drug_exposure.verbatim_end_date' },
    stopReason: { kind: 'text', omop: 'drug_exposure.stop_reason' },
    refills: { kind: 'number', integer: true, omop: 'drug_exposure.refills' },
    quantity: { kind: 'number', omop: 'drug_exposure.quantity' },
    daysSupply: { kind: 'number', integer: true, omop: 'drug_exposure.days_supply' },
    lotNumber: { kind: 'text', omop: 'drug_exposure.lot_number' },
    sig: { kind: 'text', indexed: 'no', omop: 'drug_exposure.sig' },
    visit: {
      kind: 'reference',
      to: 'visit',
      relationship: 'DURING',
      omop: 'drug_exposure.visit_occurrence_id',
      fhir: 'encounter',
    },
    routeConcept: { ...conceptId, omop: 'drug_exposure.route_concept_id' },
    ...omopRow('drug_exposure', 'drug'),
  },
} as const satisfies RecordModel;
