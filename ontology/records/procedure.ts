import type { RecordModel } from '../model.ts';

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
      required: true,
      omop: 'procedure_occurrence.procedure_concept_id',
      fhir: 'Procedure.code',
    },
    site: { kind: 'coded', relationship: 'HAS_SITE', fhir: 'Procedure.bodySite' },
    start: { kind: 'date', omop: 'procedure_occurrence.procedure_date', fhir: 'Procedure.performed[x]' },
    visit: { kind: 'reference', to: 'visit', relationship: 'DURING', fhir: 'encounter' },
  },
} as const satisfies RecordModel;
