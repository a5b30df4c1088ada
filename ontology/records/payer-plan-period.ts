import type { RecordModel } from '../model.ts';
import { conceptId, omopRow } from './omop-row.ts';

/** A span of time in which somebody was insured by one plan of one payer. */
export const payerPlanPeriod = {
  type: 'PayerPlanPeriod',
  relationship: 'HAS_PAYER_PLAN_PERIOD',
  criterion: 'payerPlanPeriod',
  list: 'payerPlanPeriods',
  omop: 'payer_plan_period',
  rdfClasses: ['fhir:Coverage'],
  concept: 'payer',
  fields: {
    payer: { kind: 'coded', relationship: 'HAS_PAYER', omop: 'payer_plan_period.payer_concept_id' },
    plan: { kind: 'coded', relationship: 'HAS_PLAN', omop: 'payer_plan_period.plan_concept_id' },
    sponsor: { kind: 'coded', relationship: 'HAS_SPONSOR', omop: 'payer_plan_period.sponsor_concept_id' },
    stopReason: {
      kind: 'coded',
      relationship: 'HAS_STOP_REASON',
      rdf: 'kg:stopReasonOfPlan',
      omop: 'payer_plan_period.stop_reason_concept_id',
    },
    family: { kind: 'text', omop: 'payer_plan_period.family_source_value' },
    start: { kind: 'date', omop: 'payer_plan_period.payer_plan_period_start_date' },
    end: { kind: 'date', omop: 'payer_plan_period.payer_plan_period_end_date' },
    payerConcept: { ...conceptId, omop: 'payer_plan_period.payer_concept_id' },
    sourcePayerConcept: { ...conceptId, omop: 'payer_plan_period.payer_source_concept_id' },
    planConcept: { ...conceptId, omop: 'payer_plan_period.plan_concept_id' },
    sourcePlanConcept: { ...conceptId, omop: 'payer_plan_period.plan_source_concept_id' },
    sponsorConcept: { ...conceptId, omop: 'payer_plan_period.sponsor_concept_id' },
    sourceSponsorConcept: { ...conceptId, omop: 'payer_plan_period.sponsor_source_concept_id' },
    stopReasonConcept: { ...conceptId, omop: 'payer_plan_period.stop_reason_concept_id' },
    sourceStopReasonConcept: { ...conceptId, omop: 'payer_plan_period.stop_reason_source_concept_id' },
    ...omopRow('payer_plan_period'),
  },
} as const satisfies RecordModel;
