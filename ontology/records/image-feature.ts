import type { RecordModel } from '../model.ts';

/** A number that was computed from a series. */
export const imageFeature = {
  type: 'ImageFeature',
  relationship: 'HAS_IMAGE_FEATURE',
  omop: 'image_feature',
  rdfClasses: ['fhir:Observation', 'sosa:Observation'],
  fields: {
    name: {
      kind: 'coded',
      relationship: 'HAS_NAME',
      required: true,
      omop: 'image_feature.image_feature_concept_id',
    },
    value: { kind: 'quantity', unit: { property: 'unit' }, omop: 'measurement.value_as_number' },
    series: {
      kind: 'reference',
      to: 'imagingSeries',
      relationship: 'FEATURE_OF',
      inverse: 'features',
      required: true,
      omop: 'image_feature.image_occurrence_id',
    },
  },
} as const satisfies RecordModel;
