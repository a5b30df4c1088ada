import { type CdmTable, type CdmType, cdmColumns } from '../../../ontology/omop/cdm.ts';
import { type Cells, rowsIn } from './table-files.ts';

/** How many rows of a table say the same: a line a row, its cells as values. */
export type Rows = { readonly table: CdmTable; readonly counts: ReadonlyMap<string, number> };

/**
 * The rows of a table as a multiset. Equal are numbers that are equal, days and times however they are written, names of 5.3 and
 * of 5.4, and a column that is empty or not there. A text is what it is, blanks around it included.
 */
export async function rowsOf(folder: string, table: CdmTable): Promise<Rows> {
  const counts = new Map<string, number>();
  const lineOf = lineWriter(table);
  for await (const cells of rowsIn(folder, table)) {
    const line = lineOf(cells);
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return { table, counts };
}

/** Rows that `some` has and `others` have not, or not so often; no more than `most` of them, their cells by name. */
export function difference(
  some: Rows,
  others: Rows,
  most = 5,
): readonly (Cells & { readonly times: string })[] {
  const found = [...some.counts]
    .map(([line, count]) => ({ line, times: count - (others.counts.get(line) ?? 0) }))
    .filter(({ times }) => times > 0);
  return found.slice(0, most).map(({ line, times }) => ({ ...cellsOf(some.table, line), times: `${times}` }));
}

/** How a row of a table is written on a line. */
function lineWriter(table: CdmTable): (cells: Cells) => string {
  const columns = cdmColumns(table);
  const known = new Set(columns.map(({ name }) => name));
  return (cells) => {
    const values = columns.map(({ name, type }) => canonical(type, cells[name] ?? ''));
    const unknown = Object.keys(cells).filter((name) => !known.has(name) && cells[name] !== '');
    return JSON.stringify([...values, ...unknown.toSorted().map((name) => [name, cells[name]])]);
  };
}

function cellsOf(table: CdmTable, line: string): Cells {
  const columns = cdmColumns(table);
  const values: readonly (string | readonly [string, string])[] = JSON.parse(line);
  const named = values.map((value, at) =>
    typeof value === 'string' ? [columns[at]?.name ?? '', value] : value,
  );
  return Object.fromEntries(named.filter(([, value]) => value !== ''));
}

/** A cell as its value. What is none of its type stays as it is. */
function canonical(type: CdmType, cell: string): string {
  if (cell === '') return '';
  switch (type) {
    case 'text':
      return cell;
    case 'integer':
      return integerOf(cell.trim());
    case 'float':
      return floatOf(cell.trim());
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(cell) ? cell : momentOf(cell.trim()).replace(/^([\d-]{10})T.*$/, '$1');
    case 'datetime':
      return momentOf(cell.trim());
  }
}

/** All digits count: an id may have more than a number of JavaScript keeps. */
function integerOf(cell: string): string {
  if (/^[1-9]\d*$/.test(cell)) return cell;
  const whole = /^([+-]?\d+)(?:\.0*)?$/.exec(cell)?.[1];
  return whole === undefined ? cell : `${BigInt(whole.replace('+', ''))}`;
}

function floatOf(cell: string): string {
  const value = Number(cell);
  return cell === '' || Number.isNaN(value) ? cell : `${value}`;
}

/** @example momentOf('20130705') === momentOf('2013-07-05 00:00') */
function momentOf(cell: string): string {
  const form = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/;
  const found = form.exec(cell);
  if (found === null) return cell;
  const [, year, month, day, hour = '00', minute = '00', second = '00', part = '', zone = ''] = found;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${part.replace(/\.?0+$/, '')}${zone}`;
}
