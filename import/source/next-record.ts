import { lineAt, lineEndsIn, linesOf } from './line.ts';
import { type Dialect, escapes, textOfCell } from './quotation.ts';
import { type Cells, readQuoted } from './quoted-cells.ts';
import { ownText } from './text.ts';

/** The part of a text that is read now, from `at` on. */
export type Window = {
  readonly text: string;
  readonly at: number;
  /** Whether nothing follows. */
  readonly ended: boolean;
  /** Cells of the header; undefined before it is read. */
  readonly width: number | undefined;
  /** Whether the line at `at` is too long, and its beginning is not there any more. */
  readonly cut: boolean;
};

/** A record, and where the text goes on after how many lines. */
export type Found = {
  /** Of a broken record those before the cell that cannot be read. */
  readonly cells: readonly string[];
  /** What makes the record unreadable. */
  readonly broken?: string;
  readonly end: number;
  readonly lines: number;
};

/** Characters of a line. */
const longestLine = 10_000_000;

/** Characters of a record of several lines: a quote that nothing closes must not keep the rest of a large file. */
const longestLines = 1_000_000;

/** The record at the place of a window; undefined where more text has to come first, or none is left. */
export function nextRecord(window: Window, dialect: Dialect): Found | undefined {
  const { text, at, cut } = window;
  const line = at === text.length ? undefined : lineAt(window, at);
  if (line === undefined) return undefined;
  const { stop, end } = line;
  if (cut || stop - at > longestLine)
    return { cells: [], broken: `a line of more than ${longestLine} characters`, end, lines: 1 };
  // What a backslash escapes here a quotation of several lines may say otherwise, and that is the standard's.
  const { cells, broken } = readLine(ownText(text.slice(at, stop)), dialect, ['doubled']);
  return broken === undefined ? { cells, end, lines: 1 } : readLines(window, dialect);
}

/** Whether a text whose next record is not whole begins with a line that is too long. */
export function isExcess(text: string): boolean {
  return text.length > longestLine;
}

/** The cells of a line that is a record of its own. */
function readLine(line: string, dialect: Dialect, styles = escapes): Omit<Cells, 'stop'> {
  const { delimiter, quote, holds } = dialect;
  const start = { text: line, at: 0, ended: true, limit: line.length, styles };
  const found = holds !== 'cell' && line.includes(quote) ? readQuoted(start, dialect) : undefined;
  return found ?? { cells: line.split(delimiter).map((cell) => textOfCell(cell, quote)) };
}

/** A record that goes on over several lines; a broken one ends with the line where the quote opens. */
function readLines(window: Window, dialect: Dialect): Found | undefined {
  const { text, at } = window;
  const found = readQuoted({ ...window, limit: at + longestLines, styles: escapes }, dialect);
  const line = found && lineAt(window, found.stop);
  if (found === undefined || line === undefined) return undefined;
  const { stop: _, ...cells } = found;
  const record = { ...cells, end: line.end, lines: lineEndsIn(text.slice(at, line.stop)) + 1 };
  return record.broken === undefined && dialect.holds === 'lines'
    ? unlessRows(record, window, dialect)
    : record;
}

/**
 * The record, unless it holds rows of the table as text of a cell: then its first line alone, as a broken one. It does
 * where each line after the first would be a row, and the first, too, if one alone follows; or where one would be and
 * the record itself is none. Where only its first and last line are like rows nobody can tell, and none of it is read.
 */
function unlessRows(record: Found, window: Window, dialect: Dialect): Found {
  if (record.lines === 1) return record;
  const { text, at, width } = window;
  const [first = '', ...others] = linesOf(text.slice(at, record.end));
  const columns = width ?? widthOf(first, dialect);
  const rows = others.filter((line) => isRow(line, columns, dialect));
  const startsAsRow = width !== undefined && widthOf(first, dialect) >= width;
  const areRows = rows.length === others.length && (rows.length > 1 || startsAsRow);
  const isNone = width !== undefined && record.cells.length !== width && rows.length > 0;
  if (areRows || isNone) {
    const { cells } = readLine(first, dialect);
    return { cells, broken: overRows, end: lineAt(window, at)?.end ?? record.end, lines: 1 };
  }
  const mayBeRows =
    width !== undefined && widthOf(first, dialect) === width && rows.includes(others.at(-1) ?? '');
  return mayBeRows ? { ...record, cells: readLine(first, dialect).cells, broken: likeRows } : record;
}

const overRows =
  'a quote opens the cell, and what closes it stands behind other rows: quotes inside quotes have to be doubled';

const likeRows =
  'a quote opens the cell, and the first and last line of what it holds are like rows: state how the file quotes with "quote"';

/** Cells of a line whose quotes are text. */
function widthOf(line: string, { delimiter }: Dialect): number {
  return line.split(delimiter).length;
}

function isRow(line: string, width: number, dialect: Dialect): boolean {
  const { cells, broken } = readLine(line, dialect);
  return broken === undefined && cells.length === width;
}
