import { createReadStream } from 'node:fs';
import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { type CdmTable, cdmColumns, cdmTableNames, columnName } from '../../../ontology/omop/cdm.ts';

/** Cells of a row by their column's name of 5.4; what is absent is empty. */
export type Cells = Readonly<Record<string, string>>;

/** Rows by the table that they stand in. */
export type Tables = Readonly<Partial<Record<CdmTable, readonly Cells[]>>>;

const form = /^(\w+)\.(csv|tsv)(?:\.gz)?$/i;

/** Names of files of text in a folder by the table of the CDM that each holds. */
export async function filesIn(folder: string): Promise<ReadonlyMap<CdmTable, string>> {
  const names = await readdir(folder);
  const found = names.flatMap((name): readonly (readonly [CdmTable, string])[] => {
    const table = cdmTableNames.find((one) => one === form.exec(name)?.[1]?.toLowerCase());
    return table === undefined ? [] : [[table, name]];
  });
  return new Map(found);
}

/** The rows of a table, read by a library alone; none where there is no such table. Cells without a heading are `#<position>`. */
export async function* rowsIn(folder: string, table: CdmTable): AsyncGenerator<Cells> {
  const name = (await filesIn(folder)).get(table);
  if (name === undefined) return;
  let header: readonly string[] | undefined;
  for await (const record of recordsIn(join(folder, name))) {
    const headed = header;
    if (headed === undefined)
      header = record.map((heading, at) => (heading === '' ? `#${at + 1}` : columnName(table, heading)));
    else yield Object.fromEntries(record.map((cell, at) => [headed[at] ?? `#${at + 1}`, cell]));
  }
}

async function* recordsIn(path: string): AsyncGenerator<readonly string[]> {
  const isTabbed = /\.tsv(?:\.gz)?$/i.test(path);
  const parser = parse({
    bom: true,
    delimiter: isTabbed ? '\t' : ',',
    quote: isTabbed ? null : '"',
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const bytes = createReadStream(path);
  const ended = () => {}; // who reads the parser sees the error
  if (/\.gz$/i.test(path)) pipeline(bytes, createGunzip(), parser, ended);
  else pipeline(bytes, parser, ended);
  yield* parser;
}

/** Writes a table that a folder has not: with the columns of the CDM, as `.csv.gz`. */
export async function writeTable(folder: string, table: CdmTable, rows: readonly Cells[]): Promise<void> {
  const columns = cdmColumns(table).map(({ name }) => name);
  await writeFile(
    join(folder, `${table.toUpperCase()}.csv.gz`),
    gzipSync(`${columns.join(',')}\n${linesOf(columns, rows)}`),
  );
}

/** Writes rows below those that a table has: gzip lets one packing follow another. */
export async function appendRows(folder: string, table: CdmTable, rows: readonly Cells[]): Promise<void> {
  const name = (await filesIn(folder)).get(table);
  if (name === undefined) throw new TypeError(`no ${table} in ${folder}`);
  if (rows.length === 0) return;
  const columns = await headerOf(join(folder, name), table);
  const unknown = rows.flatMap((row) => Object.keys(row)).find((column) => !columns.includes(column));
  if (unknown !== undefined) throw new TypeError(`${name} has no column ${unknown}`);
  await appendFile(join(folder, name), gzipSync(linesOf(columns, rows)));
}

/** The columns that a file has, by their names of 5.4. */
export async function headerOf(path: string, table: CdmTable): Promise<readonly string[]> {
  for await (const record of recordsIn(path)) return record.map((heading) => columnName(table, heading));
  throw new TypeError(`${path} has no header`);
}

/** Lines of a CSV, in the order of the columns, without a header. */
export function linesOf(columns: readonly string[], rows: readonly Cells[]): string {
  return stringify(rows.map((row) => columns.map((column) => row[column] ?? '')));
}
