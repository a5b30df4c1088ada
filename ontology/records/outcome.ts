import type { RecordModel } from '../model.ts';
import { daysOfLife } from '../time.ts';

/** Time to an event, by endpoint. */
export const outcome = {
  type: 'Outcome',
  relationship: 'HAS_OUTCOME',
  criterion: 'outcome',
  list: 'outcomes',
  omop: 'episode',
  rdfClasses: ['fhir:Observation'],
  needs: ['event', 'days'],
  unlessAsked: { redacted: false },
  about: ['endpoint'],
  fields: {
    endpoint: { kind: 'text', required: true, values: ['OS', 'DSS', 'DFI', 'PFI'] },
    event: { kind: 'flag' },
    days: { kind: 'number', integer: true, min: 0, max: daysOfLife },
    source: { kind: 'text', required: true },
    redacted: { kind: 'flag', required: true },
  },
} as const satisfies RecordModel;
