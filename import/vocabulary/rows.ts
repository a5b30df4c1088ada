import { basename } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import { openTable } from '../source/table.ts';

/** A row of a release file; a column that the file lacks is empty. */
export type ReleaseRow = { readonly line: number; readonly cell: (column: string) => string };

/** Rows of a CSV or TSV file that must have `columns`. @throws KnownError with file and line */
export async function* readRows(path: string, columns: readonly string[]): AsyncGenerator<ReleaseRow> {
  const table = await openTable(path, basename(path));
  const lacking = columns.filter((column) => !table.columns.includes(column));
  if (lacking.length > 0) throw rowFault(path, 1, `the column ${lacking.join(', ')} is missing`);
  for await (const row of table.rows()) {
    if ('broken' in row) throw rowFault(path, row.number, row.broken);
    yield { line: row.number, cell: (column) => row.cells[column] ?? '' };
  }
}

/** A fault of one line. */
export function rowFault(path: string, line: number, what: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', `The file ${basename(path)}, line ${line}: ${what}.`);
}
