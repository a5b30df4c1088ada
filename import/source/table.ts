import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { fileFault } from './file-fault.ts';
import { openParquet } from './parquet.ts';
import type { BrokenRow, Row, Table } from './row.ts';

/**
 * Opens a table by the ending of its name: `.tsv`, `.csv`, each also `.gz`, or `.parquet`. No column may stand twice, or
 * none of those that are `used`.
 */
export async function openTable(path: string, name: string, used?: readonly string[]): Promise<Table> {
  const kind = /\.(?:(tsv|csv|txt)(\.gz)?|(parquet))$/i.exec(name);
  if (kind === null)
    throw fileFault(name, 'is no .tsv, .csv or .parquet file (.tsv.gz and .csv.gz are fine)');
  const size = await stat(path)
    .then((found) => found.size)
    .catch(() => undefined);
  if (size === undefined) throw fileFault(name, 'is missing');
  if (size === 0) throw fileFault(name, 'is empty; a header line is expected');
  return kind[3] === undefined
    ? openText({
        path,
        name,
        delimiter: kind[1]?.toLowerCase() === 'csv' ? ',' : '\t',
        gzip: kind[2] !== undefined,
        used,
      })
    : openParquet(path, name);
}

type TextFile = {
  readonly path: string;
  readonly name: string;
  readonly delimiter: string;
  readonly gzip: boolean;
  readonly used: readonly string[] | undefined;
};

async function openText(file: TextFile): Promise<Table> {
  const columns = (await firstLine(file)).map((column) => column.trim());
  const twice = columns.find(
    (column, at) => columns.indexOf(column) !== at && file.used?.includes(column) !== false,
  );
  if (twice !== undefined) throw fileFault(file.name, `has the column "${twice}" twice`);
  return { columns, rows: () => textRows(file, columns) };
}

async function firstLine(file: TextFile): Promise<readonly string[]> {
  for await (const { cells } of textLines(file)) return cells;
  throw fileFault(file.name, 'is empty; a header line is expected');
}

async function* textRows(file: TextFile, columns: readonly string[]): AsyncGenerator<Row | BrokenRow> {
  let header = true;
  for await (const { number, cells } of textLines(file)) {
    if (header) header = false;
    else yield toRow(number, cells, columns);
  }
}

function toRow(number: number, cells: readonly string[], columns: readonly string[]): Row | BrokenRow {
  const row = {
    number,
    cells: Object.fromEntries(columns.map((column, at) => [column, cells[at]?.trim() ?? ''])),
  };
  // The cells themselves are not shown: nobody knows whose they are.
  if (cells.length !== columns.length)
    return {
      ...row,
      broken: `${cells.length} columns where the header has ${columns.length}`,
      column: '',
      value: '',
    };
  const garbled = columns.find((column) => row.cells[column]?.includes('\uFFFD'));
  if (garbled === undefined) return row;
  return { ...row, broken: 'invalid UTF-8', column: garbled, value: row.cells[garbled] ?? '' };
}

/** Characters: a quote that nothing closes would else swallow the rest of a large file. */
const longestRow = 10_000_000;

/** Cells of each line with the number of the line, the header first. Quotes follow RFC 4180. */
async function* textLines(file: TextFile): AsyncGenerator<{ number: number; cells: readonly string[] }> {
  const { path, name, delimiter, gzip } = file;
  const parser = parse({
    delimiter,
    info: true,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longestRow,
  });
  const bytes = createReadStream(path);
  const done = gzip ? pipeline(bytes, createGunzip(), parser) : pipeline(bytes, parser);
  done.catch(() => {}); // the loop below sees the same error
  try {
    for await (const { record, info } of parser) yield { number: info.lines, cells: record };
  } catch (error) {
    throw fileFault(
      name,
      `cannot be read to its end (${error instanceof Error ? error.message : String(error)})`,
      error,
    );
  } finally {
    bytes.destroy();
  }
}

/** Reads a table to its end, so that a damaged file is known before anything is written. @throws KnownError */
export async function verifyReadable({ rows }: Table): Promise<void> {
  for await (const _ of rows());
}

/** Non-empty lines of a small text file, such as a gene list. */
export async function readLines(path: string, name: string): Promise<readonly string[]> {
  const file = await open(path).catch((error: unknown) => {
    throw fileFault(name, 'is missing', error);
  });
  try {
    return (await file.readFile('utf8'))
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } finally {
    await file.close();
  }
}
