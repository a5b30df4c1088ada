import type { KnownError } from '../../ontology/errors.ts';
import { type CdmTable, cdmColumns, columnName } from '../../ontology/omop/cdm.ts';

/** A fault of a file, or of a table of a database, as a whole: what is wrong with it. */
export type Fault = (what: string) => KnownError;

/** What it heads its columns with, and how many cells its first row has. */
type Header = { readonly headings: readonly string[]; readonly cells: number };

/**
 * The columns of a file by their names of 5.4. A header that is the beginning of the table's columns in the order of the
 * CDM, over rows that have all of them, stands for all; cells without a heading are columns by their place: `#4`.
 * @throws KnownError where two headings are one column, or one is no name
 */
export function columnsOf(table: CdmTable, fault: Fault, { headings, cells }: Header): readonly string[] {
  const columns = headings.map((heading, at) =>
    heading.trim() === '' ? `#${at + 1}` : columnName(table, heading),
  );
  if (columns.includes('__proto__'))
    throw fault('has a column "__proto__", which no column can be called: rename it or leave it out');
  const twice = columns.findIndex((column, at) => columns.indexOf(column) !== at);
  if (twice !== -1) {
    const first = headings[columns.indexOf(columns[twice] ?? '')];
    throw fault(
      `has the columns "${first}" and "${headings[twice]}", which are both ${columns[twice]} of CDM 5.4: leave one`,
    );
  }
  const all = cdmColumns(table).map(({ name }) => name);
  const isBeginning = columns.every((column, at) => column === all[at]);
  if (isBeginning && cells === all.length) return all;
  const more = Math.max(0, cells - columns.length);
  return [...columns, ...Array.from({ length: more }, (_, at) => `#${columns.length + at + 1}`)];
}

/** Columns that the CDM does not have. */
export function unknownIn(table: CdmTable, columns: readonly string[]): readonly string[] {
  const known = new Set(cdmColumns(table).map(({ name }) => name));
  return columns.filter((column) => !known.has(column));
}
