import type { RecordModel } from '../model.ts';
import { conceptId, omopRow, rowId } from './omop-row.ts';

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
      mapped: true,
      omop: 'image_feature.image_feature_concept_id',
    },
    value: { kind: 'quantity', unit: { property: 'unit' }, omop: 'measurement.value_as_number' },
    series: {
      kind: 'reference',
      to: 'imagingSeries',
      relationship: 'FEATURE_OF',
      inverse: 'features',
      mapped: true,
      omop: 'image_feature.image_occurrence_id',
    },
    measurement: { kind: 'reference', to: 'measurement', relationship: 'MEASURED_AS' },
    algorithm: { kind: 'text', omop: 'image_feature.alg_system' },
    occurrenceNumber: { ...rowId, omop: 'image_feature.image_occurrence_id' },
    eventNumber: { ...rowId, omop: 'image_feature.image_feature_event_id' },
    eventFieldConcept: { ...conceptId, omop: 'image_feature.image_feature_event_field_concept_id' },
    findingConcept: { ...conceptId, omop: 'image_feature.image_finding_concept_id' },
    findingNumber: { ...rowId, omop: 'image_feature.image_finding_id' },
    siteConcept: { ...conceptId, omop: 'image_feature.anatomic_site_concept_id' },
    ...omopRow('image_feature', 'image_feature'),
  },
} as const satisfies RecordModel;
