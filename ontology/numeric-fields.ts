import type { RecordType } from './records.ts';

/** Numbers that a histogram is made of: a field of the records of a type that satisfy `where`, or of the patient. */
export type NumericFieldModel = {
  readonly record?: RecordType;
  readonly field: string;
  /** What a record input of the type would say. */
  readonly where?: Readonly<Record<string, unknown>>;
  /** Key of the record input that the argument `test` fills; without it there is no such argument. */
  readonly asks?: string;
  /** UCUM code, where it is the same for all; else each value has its own, or none at all. */
  readonly unit?: string;
};

/** All numeric fields, by their GraphQL name. */
export const numericFields = {
  AGE_AT_DIAGNOSIS: { field: 'ageAtDiagnosis', unit: 'a' },
  YEAR_OF_DIAGNOSIS: { field: 'yearOfDiagnosis' },
  MEASUREMENT: { record: 'measurement', field: 'value', asks: 'test' },
  INSTANCES_PER_SERIES: { record: 'imagingSeries', field: 'instances' },
  OVERALL_SURVIVAL_DAYS: { record: 'outcome', field: 'days', where: { endpoint: ['OS'] }, unit: 'd' },
} as const satisfies Record<string, NumericFieldModel>;

export type NumericField = keyof typeof numericFields;

/** The model of a numeric field, without the literal types of its entry. */
export function numericFieldOf(field: NumericField): NumericFieldModel {
  return numericFields[field];
}
