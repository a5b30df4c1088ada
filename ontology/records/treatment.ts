import type { RecordModel } from '../model.ts';

/** A drug, radiation or other treatment. */
export const treatment = {
  type: 'Treatment',
  relationship: 'HAS_TREATMENT',
  criterion: 'treatment',
  list: 'treatments',
  omop: 'drug_exposure',
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
    dose: { kind: 'quantity', unit: { property: 'unit' }, omop: 'drug_exposure.quantity' },
    fractions: { kind: 'number', integer: true, min: 0 },
    start: { kind: 'date', omop: 'drug_exposure.drug_exposure_start_date' },
    end: { kind: 'date', omop: 'drug_exposure.drug_exposure_end_date' },
    visit: { kind: 'reference', to: 'visit', relationship: 'DURING', fhir: 'encounter' },
  },
} as const satisfies RecordModel;
