import type { RecordTable } from '../../../ontology/omop/table-records.ts';

/** A row of a table before it has its number: numbers follow from which rows are written. */
export type Draft = {
  readonly table: RecordTable;
  /** Type and id of the record that it is made from. */
  readonly record: string;
  readonly id: string;
  /** By which other rows of the person refer to it. */
  readonly key: string;
  readonly cells: Record<string, string>;
  /** Columns that hold the number of another row of the person, by its key. */
  readonly links: Map<string, string>;
  /** Why columns have no cell, where more can be said than that nothing is known. */
  readonly reasons: Map<string, string>;
};

/** A row that is not written, and the column for which it is not. */
export type Rejected = { readonly draft: Draft; readonly column: string; readonly reason: string };

/** A row without cells. */
export function createDraft({
  table,
  record,
  id,
  key,
}: Pick<Draft, 'table' | 'record' | 'id' | 'key'>): Draft {
  return { table, record, id, key, cells: {}, links: new Map(), reasons: new Map() };
}

/** A rejected row. */
export function rejectedFor(draft: Draft, column: string, reason: string): Rejected {
  return { draft, column, reason };
}
