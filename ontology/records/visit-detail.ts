import type { RecordModel } from '../model.ts';
import { conceptId, omopRow, rowId } from './omop-row.ts';

/** A part of a visit, such as the days on one ward. */
export const visitDetail = {
  type: 'VisitDetail',
  relationship: 'HAS_VISIT_DETAIL',
  criterion: 'visitDetail',
  list: 'visitDetails',
  omop: 'visit_detail',
  rdfClasses: ['fhir:Encounter'],
  concept: 'type',
  fields: {
    type: {
      kind: 'coded',
      relationship: 'HAS_TYPE',
      mapped: true,
      omop: 'visit_detail.visit_detail_concept_id',
    },
    start: { kind: 'date', omop: 'visit_detail.visit_detail_start_date' },
    end: { kind: 'date', omop: 'visit_detail.visit_detail_end_date' },
    /** Days from start to end. */
    days: {
      kind: 'number',
      integer: true,
      derive: ({ startDay, endDay }) =>
        typeof startDay === 'number' && typeof endDay === 'number' ? endDay - startDay : null,
    },
    visit: {
      kind: 'reference',
      to: 'visit',
      relationship: 'DURING',
      omop: 'visit_detail.visit_occurrence_id',
      fhir: 'Encounter.partOf',
    },
    parent: {
      kind: 'reference',
      to: 'visitDetail',
      relationship: 'PART_OF',
      rdf: 'kg:partOfVisitDetail',
      omop: 'visit_detail.parent_visit_detail_id',
    },
    careSiteNumber: { ...rowId, omop: 'visit_detail.care_site_id' },
    /** Of the row of care_site that `careSiteNumber` names. */
    placeOfServiceConcept: conceptId,
    admittedFromConcept: { ...conceptId, omop: 'visit_detail.admitted_from_concept_id' },
    dischargedToConcept: { ...conceptId, omop: 'visit_detail.discharged_to_concept_id' },
    precedingNumber: { ...rowId, omop: 'visit_detail.preceding_visit_detail_id' },
    parentNumber: { ...rowId, omop: 'visit_detail.parent_visit_detail_id' },
    ...omopRow('visit_detail', 'visit_detail'),
  },
} as const satisfies RecordModel;
