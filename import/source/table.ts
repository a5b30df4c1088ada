import { stat } from 'node:fs/promises';
import type { Quote } from '../../ontology/mapping.ts';
import { recordsOf, type TextRecord } from './delimited.ts';
import { exists } from './exists.ts';
import { fileFault } from './file-fault.ts';
import { linesOf } from './line.ts';
import { openParquet, type ParquetFacts } from './parquet.ts';
import { type Dialect, dialectOf } from './quotation.ts';
import { type BrokenRow, type Row, type Table, toCell } from './row.ts';
import { textOf } from './text.ts';

/** What is known of a file before it is read. */
export type TableFacts = ParquetFacts & {
  /** Columns that somebody asks for; without it all of them count. */
  readonly used?: readonly string[];
  /** How the file quotes, where somebody says it; without it by its ending. */
  readonly quote?: Quote | undefined;
  /** `headed` where a header with tabs is separated by them in a `.csv`, too, as a download of vocabularies has it. */
  readonly delimiter?: 'headed';
};

/**
 * Opens a table by the ending of its name: `.tsv`, `.csv`, each also `.gz`, or `.parquet`. No column may stand twice, or
 * none of those that are `used`.
 */
export async function openTable(path: string, name: string, facts: TableFacts = {}): Promise<Table> {
  const kind = /\.(?:(tsv|csv|txt)(\.gz)?|(parquet))$/i.exec(name);
  if (kind === null)
    throw fileFault(name, 'is no .tsv, .csv or .parquet file (.tsv.gz and .csv.gz are fine)');
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw fileFault(name, 'is missing');
  if (found.isDirectory())
    throw fileFault(name, 'is a folder: parts of a table are not put together, give one file');
  if (found.size === 0) throw fileFault(name, noHeader);
  if (kind[3] !== undefined) return openParquet(path, name, facts);
  const delimiter = kind[1]?.toLowerCase() === 'csv' ? ',' : '\t';
  const packing = kind[2] === undefined ? 'none' : 'gzip';
  const file: TextFile = { path, name, packing, dialect: dialectOf(delimiter, facts.quote) };
  const isTabbed =
    facts.delimiter === 'headed' && (await readHeader(file)).some((cell) => cell.includes('\t'));
  return openText(isTabbed ? { ...file, dialect: dialectOf('\t', facts.quote) } : file, facts);
}

const noHeader = 'is empty; a header line is expected';

type TextFile = {
  readonly path: string;
  readonly name: string;
  readonly packing: 'gzip' | 'none';
  readonly dialect: Dialect;
};

async function openText(file: TextFile, { used, nameColumns, texts }: TableFacts): Promise<Table> {
  const headings = (await readHeader(file)).map(toCell);
  const columns = nameColumns?.(headings, await usualWidth(file, headings.length)) ?? headings;
  const twice = columns.find(
    (column, at) => columns.indexOf(column) !== at && used?.includes(column) !== false,
  );
  if (twice !== undefined) throw fileFault(file.name, `has the column "${twice}" twice`);
  const read = texts === 'whole' ? (text: string) => text : toCell;
  return { columns, rows: () => textRows(file, columns, read) };
}

async function readHeader(file: TextFile): Promise<readonly string[]> {
  for await (const { line, cells, broken } of records(file)) {
    if (broken === undefined) return cells;
    throw fileFault(file.name, `has no header that can be read (line ${line}): ${broken}`);
  }
  throw fileFault(file.name, noHeader);
}

/** How many cells most rows at the beginning have; as many as the header where none have more often. */
async function usualWidth(file: TextFile, ofHeader: number): Promise<number> {
  const rows = new Map([[ofHeader, 0]]);
  let read = 0;
  for await (const { cells, broken } of records(file)) {
    if (read > 0 && broken === undefined) rows.set(cells.length, (rows.get(cells.length) ?? 0) + 1);
    read += 1;
    if (read > rowsLookedAt) break;
  }
  const most = Math.max(...rows.values());
  return rows.get(ofHeader) === most
    ? ofHeader
    : ([...rows].find(([, count]) => count === most)?.[0] ?? ofHeader);
}

/** One row may be wide for a separator that nobody quoted. */
const rowsLookedAt = 1_000;

type ReadCell = (text: string) => string;

async function* textRows(
  file: TextFile,
  columns: readonly string[],
  read: ReadCell,
): AsyncGenerator<Row | BrokenRow> {
  let header = true;
  for await (const record of records(file)) {
    if (header) header = false;
    else yield toRow(record, columns, read);
  }
}

function toRow(
  { line, cells: given, broken }: TextRecord,
  columns: readonly string[],
  read: ReadCell,
): Row | BrokenRow {
  const cells: Record<string, string> = {};
  let at = 0;
  for (const column of columns) {
    cells[column] = read(given[at] ?? '');
    at += 1;
  }
  const row = { number: line, cells };
  // The cells themselves are not shown: nobody knows whose they are.
  if (broken !== undefined) return { ...row, broken, column: columns[given.length] ?? '', value: '' };
  if (given.length !== columns.length)
    return {
      ...row,
      broken: `${given.length} columns where the header has ${columns.length}`,
      column: '',
      value: '',
    };
  const garbled = columns.find((column) => cells[column]?.includes('\uFFFD'));
  if (garbled === undefined) return row;
  return { ...row, broken: 'invalid UTF-8', column: garbled, value: cells[garbled] ?? '' };
}

async function* records({ path, name, packing, dialect }: TextFile): AsyncGenerator<TextRecord> {
  try {
    yield* recordsOf(textOf(path, packing), dialect);
  } catch (error) {
    throw fileFault(
      name,
      `cannot be read to its end (${error instanceof Error ? error.message : String(error)})`,
      error,
    );
  }
}

/** Reads a table to its end, so that a damaged file is known before anything is written. @throws KnownError */
export async function verifyReadable({ rows }: Table): Promise<void> {
  for await (const _ of rows());
}

/** Non-empty lines of a small text file, such as a gene list. */
export async function readLines(path: string, name: string): Promise<readonly string[]> {
  if (!(await exists(path))) throw fileFault(name, 'is missing');
  let text = '';
  for await (const piece of textOf(path, 'none')) text += piece;
  return linesOf(text).map((line) => line.trim());
}
