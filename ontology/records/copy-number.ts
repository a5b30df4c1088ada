import type { RecordModel } from '../model.ts';

/** A gene of which more or fewer copies were found than usual. */
export const copyNumber = {
  type: 'CopyNumber',
  relationship: 'HAS_COPY_NUMBER',
  criterion: 'copyNumber',
  list: 'copyNumbers',
  omop: 'measurement',
  rdfClasses: ['fhir:Observation', 'so:0001019'],
  foundBy: { kind: 'COPY_NUMBER', subject: 'gene', reported: 'alteration' },
  fields: {
    gene: { kind: 'text', symbols: 'HGNC', required: true, omop: 'measurement.measurement_source_value' },
    alteration: {
      kind: 'text',
      required: true,
      values: ['DEEP_DELETION', 'LOSS', 'GAIN', 'AMPLIFICATION'],
      omop: 'measurement.value_source_value',
    },
    assay: { kind: 'reference', to: 'assay', relationship: 'FOUND_BY' },
  },
} as const satisfies RecordModel;
