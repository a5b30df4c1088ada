import type { RecordModel } from '../model.ts';
import { conceptId, omopRow, rowId } from './omop-row.ts';

/** One test with its value or its result: laboratory, biomarker, pathology, stage, vital sign. */
export const measurement = {
  type: 'Measurement',
  relationship: 'HAS_MEASUREMENT',
  criterion: 'measurement',
  list: 'measurements',
  omop: 'measurement',
  rdfClasses: ['fhir:Observation', 'sosa:Observation'],
  concept: 'test',
  about: ['category', 'method'],
  needs: ['value', 'result'],
  fields: {
    test: {
      kind: 'coded',
      relationship: 'HAS_TEST',
      mapped: true,
      omop: 'measurement.measurement_concept_id',
      fhir: 'Observation.code',
    },
    category: {
      kind: 'text',
      mapped: true,
      values: ['LABORATORY', 'BIOMARKER', 'PATHOLOGY', 'STAGING', 'IMAGING', 'PERFORMANCE', 'VITAL_SIGN'],
      fhir: 'Observation.category',
    },
    value: {
      kind: 'quantity',
      unit: { property: 'unit' },
      omop: 'measurement.value_as_number',
      fhir: 'Observation.valueQuantity',
    },
    result: {
      kind: 'coded',
      relationship: 'HAS_RESULT',
      omop: 'measurement.value_as_concept_id',
      fhir: 'Observation.valueCodeableConcept',
    },
    interpretation: {
      kind: 'text',
      values: ['LOW', 'NORMAL', 'HIGH', 'POSITIVE', 'NEGATIVE', 'EQUIVOCAL', 'INDETERMINATE'],
      fhir: 'Observation.interpretation',
    },
    referenceLow: { kind: 'number', omop: 'measurement.range_low', fhir: 'Observation.referenceRange.low' },
    referenceHigh: {
      kind: 'number',
      omop: 'measurement.range_high',
      fhir: 'Observation.referenceRange.high',
    },
    reference: {
      kind: 'text',
      values: ['BELOW', 'WITHIN', 'ABOVE'],
      rdf: 'kg:referencePosition',
      derive: ({ value, referenceLow, referenceHigh }) => {
        if (typeof value !== 'number') return null;
        if (typeof referenceLow === 'number' && value < referenceLow) return 'BELOW';
        if (typeof referenceHigh === 'number' && value > referenceHigh) return 'ABOVE';
        return typeof referenceLow === 'number' || typeof referenceHigh === 'number' ? 'WITHIN' : null;
      },
    },
    method: { kind: 'text', fhir: 'Observation.method' },
    system: { kind: 'text' },
    edition: { kind: 'text' },
    basis: { kind: 'text', values: ['CLINICAL', 'PATHOLOGIC'] },
    timing: { kind: 'text' },
    start: { kind: 'date', omop: 'measurement.measurement_date', fhir: 'Observation.effectiveDateTime' },
    condition: {
      kind: 'reference',
      to: 'condition',
      relationship: 'OF_CONDITION',
      inverse: 'measurements',
      omop: 'measurement.measurement_event_id',
      fhir: 'Observation.focus',
    },
    specimen: {
      kind: 'reference',
      to: 'specimen',
      relationship: 'OF_SPECIMEN',
      fhir: 'Observation.specimen',
    },
    visit: {
      kind: 'reference',
      to: 'visit',
      relationship: 'DURING',
      omop: 'measurement.visit_occurrence_id',
      fhir: 'encounter',
    },
    operatorConcept: { ...conceptId, omop: 'measurement.operator_concept_id' },
    valueConcept: { ...conceptId, omop: 'measurement.value_as_concept_id' },
    unitConcept: { ...conceptId, omop: 'measurement.unit_concept_id' },
    eventNumber: { ...rowId, omop: 'measurement.measurement_event_id' },
    eventFieldConcept: { ...conceptId, omop: 'measurement.meas_event_field_concept_id' },
    ...omopRow('measurement', 'measurement'),
  },
} as const satisfies RecordModel;
