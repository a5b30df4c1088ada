import type { RecordType } from './records.ts';

/** Parts that one record type plays for all others: who needs the part asks for it here, and names no type. */

/**
 * The records that a patient's index event is, where a flag says so: days FROM_INDEX count from their start. The `age` and the
 * `year` of it, which are fields of the patient, too.
 */
export const indexEvent = {
  record: 'condition',
  flag: 'index',
  age: 'ageAtDiagnosis',
  year: 'yearOfDiagnosis',
} as const satisfies Role;

/** Records that say who somebody is: they bring the patient, whose fields are decided by which `source` says them. */
export const person = { record: 'registration', source: 'source' } as const satisfies Role;

/**
 * Records of what was examined: the `kind`, as `foundBy` of a record type names it, the `panel` of what it covered, and
 * what it `reports` at all. Where there is none, finding nothing means nothing.
 */
export const examination = {
  record: 'assay',
  kind: 'kind',
  panel: 'panel',
  reports: 'reports',
} as const satisfies Role;

/** A record type, and fields of it by what they are to the others. */
type Role = Readonly<Record<string, string>> & { readonly record: RecordType };
