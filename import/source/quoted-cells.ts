import { closingQuote, type Dialect, type Escape, quoted } from './quotation.ts';

/** A text from where a record begins, `at`. */
export type Start = {
  readonly text: string;
  readonly at: number;
  /** Whether nothing follows the text. */
  readonly ended: boolean;
  /** How far a quotation may reach. */
  readonly limit: number;
  /** How quotes may stand inside of quotations, what is tried first first. */
  readonly styles: readonly Escape[];
};

/** Cells of a record, and where it stops: where its last cell ends, or a quote opens that nothing closes. */
export type Cells = { readonly cells: readonly string[]; readonly stop: number; readonly broken?: string };

/**
 * The cells of a record whose quotations may hold delimiters and line ends; undefined where more text has to come first.
 * They are broken where a quote opens a cell and does not close right before a delimiter or line end.
 */
export function readQuoted(start: Start, dialect: Dialect): Cells | undefined {
  const cells: string[] = [];
  for (let from = start.at; ; ) {
    const cell = readCell(start, from, dialect);
    if (cell === undefined) return undefined;
    if (cell === 'open') return { cells, stop: from, broken: neverCloses };
    cells.push(cell.text);
    if (start.text[cell.end] !== dialect.delimiter) return { cells, stop: cell.end };
    from = cell.end + 1;
  }
}

const neverCloses =
  'a quote opens the cell and none closes it right before a delimiter or line end: quotes inside quotes have to be doubled';

/** A cell: its text and where it ends; `open` where a quote opens it that nothing closes. */
type Cell = { readonly text: string; readonly end: number } | 'open';

function readCell(start: Start, from: number, dialect: Dialect): Cell | undefined {
  const { text, ended } = start;
  if (text[from] === dialect.quote) return readQuotation(start, from, dialect);
  const ends = dialect.delimiter === ',' ? commaOrLineEnd : tabOrLineEnd;
  ends.lastIndex = from;
  const end = ends.exec(text)?.index ?? text.length;
  return end === text.length && !ended ? undefined : { text: text.slice(from, end), end };
}

const commaOrLineEnd = /[,\r\n]/g;
const tabOrLineEnd = /[\t\r\n]/g;

function readQuotation(start: Start, from: number, dialect: Dialect): Cell | undefined {
  const { text, ended, limit, styles } = start;
  for (const style of styles) {
    const close = closingQuote(text, from, style);
    const mayFollow = close === -1 ? text.length <= limit : close + 1 === text.length;
    if (mayFollow && !ended) return undefined;
    const follows = text[close + 1] ?? '\n';
    const isEnd = follows === dialect.delimiter || follows === '\n' || follows === '\r';
    if (close !== -1 && close <= limit && isEnd)
      return { text: quoted(text.slice(from, close + 1), style), end: close + 1 };
  }
  return 'open';
}
