import type { RecordModel } from '../model.ts';
import { omopRow } from './omop-row.ts';

/** A span of time in which what happened to somebody would be known. */
export const observationPeriod = {
  type: 'ObservationPeriod',
  relationship: 'HAS_OBSERVATION_PERIOD',
  criterion: 'observationPeriod',
  list: 'observationPeriods',
  omop: 'observation_period',
  rdfClasses: ['prov:Entity'],
  fields: {
    start: { kind: 'date', mapped: true, omop: 'observation_period.observation_period_start_date' },
    end: { kind: 'date', mapped: true, omop: 'observation_period.observation_period_end_date' },
    ...omopRow('observation_period', 'period'),
  },
} as const satisfies RecordModel;
