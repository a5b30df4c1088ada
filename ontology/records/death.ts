import type { RecordModel } from '../model.ts';
import { conceptId, omopRow } from './omop-row.ts';

/** That somebody died, as one source says it: there may be several, of different days or causes. */
export const death = {
  type: 'Death',
  relationship: 'HAS_DEATH',
  criterion: 'death',
  list: 'deaths',
  omop: 'death',
  rdfClasses: ['fhir:Observation'],
  concept: 'cause',
  fields: {
    cause: { kind: 'coded', relationship: 'HAS_CAUSE', omop: 'death.cause_concept_id' },
    start: { kind: 'date', omop: 'death.death_date', fhir: 'Patient.deceasedDateTime' },
    ...omopRow('death', 'cause'),
    typeConcept: { ...conceptId, rdf: 'kg:omopTypeConcept', omop: 'death.death_type_concept_id' },
  },
} as const satisfies RecordModel;
