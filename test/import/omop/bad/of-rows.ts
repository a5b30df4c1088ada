import type { CdmTable } from '../../../../ontology/omop/cdm.ts';
import type { Cells } from '../table-files.ts';
import type { BadCase } from './bad-case.ts';
import { like, sound } from './sound.ts';

/** A name, the table that gets one more row, and the cells in which that differs from a sound one. */
type One = readonly [name: string, table: CdmTable, cells: Cells];

/** A row that is rejected, for the column that is named last. */
export function rejected([name, table, cells]: One, column: string): BadCase {
  const row = (sound[table]?.length ?? 0) + 2;
  const file = `${table.toUpperCase()}.csv`;
  return {
    name,
    rows: { [table]: [like(table, cells)] },
    expected: { kind: 'rejected', rows: [{ file, row, column }] },
  };
}

/** A row that is kept, with warnings about columns of its own table. */
export function kept([name, table, cells]: One, ...columns: readonly string[]): BadCase {
  return {
    name,
    rows: { [table]: [like(table, cells)] },
    expected: { kind: 'kept', warned: columns.map((column) => `${table}.${column}`) },
  };
}
