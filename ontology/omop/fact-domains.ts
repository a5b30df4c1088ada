import type { RecordTable } from './table-records.ts';

/** Concepts of domains by which FACT_RELATIONSHIP names tables. Vocabulary Domain; 56 and 1147314 are both used of persons. */
export const factDomains: Readonly<Partial<Record<RecordTable, readonly string[]>>> = {
  person: ['56', '1147314'],
  visit_occurrence: ['8'],
  procedure_occurrence: ['10'],
  drug_exposure: ['13'],
  device_exposure: ['17'],
  condition_occurrence: ['19'],
  measurement: ['21'],
  observation: ['27'],
  specimen: ['36'],
  episode: ['32527'],
};
