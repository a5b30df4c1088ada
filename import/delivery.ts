import type { DatasetFacts, Mapping, TimelineModel } from '../ontology/mapping.ts';
import type { Properties } from '../ontology/model.ts';
import type { RecordType } from '../ontology/records.ts';

/** Whose data a load brings, whatever source they come from. */
export type Delivery = {
  /** By title and population later loads know the records that this one brought. */
  readonly title: string;
  /** Datasets whose patient ids mean the same people. */
  readonly population: string;
  readonly datasets: Pick<DatasetFacts, 'accessRights' | 'publisher' | 'version' | 'license'>;
  /** Per field of the patient, the registration sources that answer, best first. */
  readonly precedence: Readonly<Record<string, readonly string[]>>;
  readonly timelines: Readonly<Record<string, TimelineModel>>;
};

/** Whose data they are by a mapping. */
export function deliveryOf({ precedence = {}, timelines = {}, ...mapping }: Mapping): Delivery {
  const { title, population, datasets } = mapping;
  return { title, population, datasets, precedence, timelines };
}

/** What a source says of a dataset that occurs in it. */
export type DatasetEntry = {
  readonly title: string;
  readonly description: string | null;
  readonly releasedAt: string | null;
};

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
  /** Fields whose value stands back where another delivery has one. */
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

/**
 * A row before anything is made of it: the load decides by its origin whether it is wanted. A row without an origin says
 * nothing of anybody.
 */
export type OwnedRow = { readonly origin: Origin | undefined; readonly build: () => Built };

/** One reading of a file: its rows, and when all of them are built the records that only the whole file decides. */
export type Reading = {
  readonly rows: () => AsyncIterable<OwnedRow>;
  readonly rest: () => Iterable<BuiltRecord>;
};
