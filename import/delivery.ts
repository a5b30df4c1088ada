import type { Properties } from '../ontology/model.ts';
import type { RecordType } from '../ontology/records.ts';

/** A record ready to be written. */
export type BuiltRecord = {
  readonly type: RecordType;
  readonly id: string;
  /** Id and source id of the patient. */
  readonly patient: string;
  readonly sourceId: string;
  readonly properties: Properties;
  /** References that may point at a record that is not there. */
  readonly loose: readonly string[];
  /** Fields whose value stands back where another mapping has one. */
  readonly yielding: readonly string[];
  readonly row: number;
};

/** A row, or a value of it, that was not loaded. */
export type Reject = {
  readonly row: number;
  readonly record: string;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
  /** The record was loaded without the value. */
  readonly kept: boolean;
  readonly patient: string;
};

/** What one row of a source becomes. */
export type Built = { readonly records: readonly BuiltRecord[]; readonly rejects: readonly Reject[] };

/** Where a record comes from. */
export type Origin = {
  readonly row: number;
  readonly sourceId: string;
  readonly patient: string;
  readonly dataset: string;
};
