import type { RecordModel } from '../model.ts';
import { conceptId, omopRow, rowId } from './omop-row.ts';

/** A stay or a contact. */
export const visit = {
  type: 'Visit',
  relationship: 'HAS_VISIT',
  criterion: 'visit',
  list: 'visits',
  omop: 'visit_occurrence',
  rdfClasses: ['fhir:Encounter'],
  concept: 'type',
  fields: {
    type: {
      kind: 'coded',
      relationship: 'HAS_TYPE',
      mapped: true,
      omop: 'visit_occurrence.visit_concept_id',
      fhir: 'Encounter.class',
    },
    start: { kind: 'date', omop: 'visit_occurrence.visit_start_date', fhir: 'Encounter.period.start' },
    end: { kind: 'date', omop: 'visit_occurrence.visit_end_date', fhir: 'Encounter.period.end' },
    /** Days from start to end. */
    days: {
      kind: 'number',
      integer: true,
      derive: ({ startDay, endDay }) =>
        typeof startDay === 'number' && typeof endDay === 'number' ? endDay - startDay : null,
    },
    careSiteNumber: { ...rowId, omop: 'visit_occurrence.care_site_id' },
    /** Of the row of care_site that `careSiteNumber` names. */
    placeOfServiceConcept: conceptId,
    admittedFromConcept: { ...conceptId, omop: 'visit_occurrence.admitted_from_concept_id' },
    dischargedToConcept: { ...conceptId, omop: 'visit_occurrence.discharged_to_concept_id' },
    precedingNumber: { ...rowId, omop: 'visit_occurrence.preceding_visit_occurrence_id' },
    ...omopRow('visit_occurrence', 'visit'),
  },
} as const satisfies RecordModel;
