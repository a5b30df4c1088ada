import type { RecordModel } from '../model.ts';

/** One molecular examination of a specimen: what it covered says what finding nothing means. */
export const assay = {
  type: 'Assay',
  relationship: 'HAS_ASSAY',
  criterion: 'assay',
  list: 'assays',
  omop: 'procedure_occurrence',
  rdfClasses: ['fhir:Procedure'],
  about: ['kind', 'panel'],
  fields: {
    kind: {
      kind: 'text',
      required: true,
      values: ['MUTATION', 'COPY_NUMBER', 'EXPRESSION', 'IMMUNOHISTOCHEMISTRY'],
      omop: 'procedure_occurrence.procedure_concept_id',
    },
    /** Id of the gene panel: what was examined. */
    panel: { kind: 'text', panel: true },
    gene: { kind: 'derived', question: 'covers' },
    /** Alterations that the assay can report at all. */
    reports: { kind: 'text', list: true, values: ['DEEP_DELETION', 'LOSS', 'GAIN', 'AMPLIFICATION'] },
    specimen: { kind: 'reference', to: 'specimen', relationship: 'OF_SPECIMEN', inverse: 'assays' },
  },
} as const satisfies RecordModel;
