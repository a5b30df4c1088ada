import type { RecordModel } from '../model.ts';

/** A variant that was found. */
export const variant = {
  type: 'Variant',
  relationship: 'HAS_VARIANT',
  criterion: 'variant',
  list: 'variants',
  omop: 'measurement',
  rdfClasses: ['fhir:Observation', 'so:0001060', 'geno:0000512'],
  foundBy: { kind: 'MUTATION', subject: 'gene' },
  fields: {
    gene: { kind: 'text', symbols: 'HGNC', required: true, omop: 'measurement.measurement_source_value' },
    proteinChange: { kind: 'text', strip: 'p.', omop: 'measurement.value_source_value' },
    consequence: { kind: 'coded', relationship: 'HAS_CONSEQUENCE' },
    assembly: { kind: 'text' },
    chromosome: { kind: 'text' },
    position: { kind: 'number', integer: true, min: 0 },
    reference: { kind: 'text', rdf: 'kg:referenceAllele' },
    alternate: { kind: 'text', rdf: 'kg:alternateAllele' },
    assay: { kind: 'reference', to: 'assay', relationship: 'FOUND_BY' },
    measurement: { kind: 'reference', to: 'measurement', relationship: 'SAID_BY' },
    status: { kind: 'derived', question: 'status' },
  },
} as const satisfies RecordModel;
