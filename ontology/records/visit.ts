import type { RecordModel } from '../model.ts';

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
      required: true,
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
  },
} as const satisfies RecordModel;
