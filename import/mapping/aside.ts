import type { Reject } from '../delivery.ts';
import type { BrokenRow, Row } from '../source/row.ts';
import { ValueError } from './expression.ts';

/** What a row of a file that has no records is used for. */
export type Use = 'lookup' | 'dataset';

/**
 * What `read` makes of a row, or the reject that the row is where it cannot be read. Its value is not shown: nobody knows
 * whose it is, and who is forgotten would not be found by it.
 */
export function orReject<Value>(
  row: Row | BrokenRow,
  use: Use,
  read: (cells: Row['cells']) => Value,
): Value | { readonly reject: Reject } {
  const toReject = (column: string, reason: string) => ({
    reject: { row: row.number, record: use, column, value: '', reason, kept: false, patient: '' },
  });
  if ('broken' in row) return toReject(row.column, row.broken);
  try {
    return read(row.cells);
  } catch (error) {
    if (error instanceof ValueError) return toReject(error.column, error.message);
    throw error;
  }
}
