import type { RecordModel } from '../model.ts';
import { conceptId, omopRow } from './omop-row.ts';

/** Something that was done to a person and is no treatment. */
export const procedure = {
  type: 'Procedure',
  relationship: 'HAS_PROCEDURE',
  criterion: 'procedure',
  list: 'procedures',
  omop: 'procedure_occurrence',
  rdfClasses: ['fhir:Procedure'],
  concept: 'code',
  fields: {
    code: {
      kind: 'coded',
      relationship: 'HAS_CODE',
      mapped: true,
      omop: 'procedure_occurrence.procedure_concept_id',
      fhir: 'Procedure.code',
    },
    site: { kind: 'coded', relationship: 'HAS_SITE', fhir: 'Procedure.bodySite' },
    start: { kind: 'date', omop: 'procedure_occurrence.procedure_date', fhir: 'Procedure.performed[x]' },
    end: { kind: 'date', omop: 'procedure_occurrence.procedure_end_date' },
    quantity: { kind: 'number', omop: 'procedure_occurrence.quantity' },
    visit: {
      kind: 'reference',
      to: 'visit',
      relationship: 'DURING',
      omop: 'procedure_occurrence.visit_occurrence_id',
      fhir: 'encounter',
    },
    modifierConcept: { ...conceptId, omop: 'procedure_occurrence.modifier_concept_id' },
    ...omopRow('procedure_occurrence', 'procedure'),
  },
} as const satisfies RecordModel;
