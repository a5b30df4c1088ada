import type { RecordType } from '../records.ts';
import type { CdmTable } from './cdm.ts';

/** The tables whose rows are records of somebody, with the type of these, in an order in which what is referred to comes first. */
export const tableRecords = {
  person: 'registration',
  observation_period: 'observationPeriod',
  payer_plan_period: 'payerPlanPeriod',
  visit_occurrence: 'visit',
  visit_detail: 'visitDetail',
  condition_occurrence: 'condition',
  procedure_occurrence: 'procedure',
  drug_exposure: 'treatment',
  device_exposure: 'deviceExposure',
  specimen: 'specimen',
  measurement: 'measurement',
  observation: 'observation',
  note: 'note',
  death: 'death',
  condition_era: 'conditionEra',
  drug_era: 'drugEra',
  dose_era: 'doseEra',
  episode: 'episode',
  image_occurrence: 'imagingSeries',
  image_feature: 'imageFeature',
} as const satisfies Partial<Record<CdmTable, RecordType>>;

/** A table whose rows are records of somebody. */
export type RecordTable = keyof typeof tableRecords;

/** Whether the rows of a table are records of somebody. */
export function isRecordTable(table: string): table is RecordTable {
  return Object.hasOwn(tableRecords, table);
}

/** All of them. */
export const recordTables = Object.keys(tableRecords) as RecordTable[]; // Object.keys widens to string

/** Tables whose rows belong to a dataset and to nobody in it. */
export const datasetTables = [
  'cdm_source',
  'location',
  'care_site',
  'provider',
  'episode_event',
  'fact_relationship',
] as const satisfies readonly CdmTable[];

/** A table whose rows belong to a dataset. */
export type DatasetTable = (typeof datasetTables)[number];
