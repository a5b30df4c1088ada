import { isUtf8 } from 'node:buffer';
import { KnownError } from '../../../ontology/errors.ts';
import { batchesOf, type LineBatch } from './batches.ts';
import type { AthenaTable } from './files.ts';

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const hyphen = 45;
const zero = 48;

const largestNumber = 0xffff_ffff;

/**
 * The rows of a table, one at a time: a cursor, so that millions of rows leave no objects behind. Cells are named by
 * their place, which `AthenaTable.at` gives. What is wrong with a row is thrown as a KnownError with file and line.
 */
export class Rows {
  bytes: Buffer = Buffer.alloc(0);
  private readonly table: AthenaTable;
  /** Where the separators of the row stand: cell k lies between the k-th and the next. */
  private readonly bounds: Int32Array;
  private at = 0;
  private count = 0;
  private lines: LineBatch['lines'];
  private garbled = false;

  constructor(table: AthenaTable) {
    this.table = table;
    this.bounds = new Int32Array(table.width + 1);
  }

  load({ bytes, lines }: LineBatch): void {
    this.bytes = bytes;
    this.at = 0;
    this.lines = lines;
    if (lines !== undefined) this.count = 0;
    this.garbled = !isUtf8(bytes);
  }

  /** Moves to the next row; false when the batch is at its end. */
  next(): boolean {
    const { bytes, bounds } = this;
    const { width } = this.table;
    const start = this.at;
    if (start >= bytes.length) return false;
    let at = start;
    let cells = 0;
    bounds[0] = start - 1;
    for (let byte = bytes[at]; byte !== lineFeed; byte = bytes[++at])
      if (byte === tab && ++cells < width) bounds[cells] = at;
    this.at = at + 1;
    this.count += 1;
    bounds[width] = bytes[at - 1] === carriageReturn && at > start ? at - 1 : at;
    if (cells + 1 !== width) this.failWidth(cells + 1);
    if (this.garbled && !isUtf8(bytes.subarray(start, at))) throw this.fault('it is not UTF-8');
    return true;
  }

  /** Number of the row's line in the file. */
  get line(): number {
    return this.lines === undefined ? this.count : (this.lines[this.count - 1] ?? 0);
  }

  start(place: number): number {
    return (this.bounds[place] ?? 0) + 1;
  }

  end(place: number): number {
    return this.bounds[place + 1] ?? 0;
  }

  isEmpty(place: number): boolean {
    return this.start(place) === this.end(place);
  }

  text(place: number): string {
    return this.bytes.toString('utf8', this.start(place), this.end(place));
  }

  /** A whole number of 32 bits. */
  number(place: number): number {
    const { bytes } = this;
    const end = this.end(place);
    let value = 0;
    for (let at = this.start(place); at < end; at++) {
      const digit = (bytes[at] ?? 0) - zero;
      if (digit < 0 || digit > 9) this.failNumber(place);
      value = value * 10 + digit;
    }
    if (value > largestNumber || this.isEmpty(place)) this.failNumber(place);
    return value;
  }

  /** The one letter of a cell, out of `letters`; empty where the cell is. */
  letter(place: number, letters: readonly string[]): string {
    if (this.isEmpty(place)) return '';
    const start = this.start(place);
    const letter = letters.find((one) => one.charCodeAt(0) === this.bytes[start]);
    if (letter !== undefined && this.end(place) === start + 1) return letter;
    throw this.fault(
      `${this.nameOf(place)} is "${this.text(place)}"; ${letters.join(', ')} or nothing is expected`,
    );
  }

  /** Sees that a cell is a date of the form of the file. */
  checkDate(place: number): void {
    const dashed = this.table.form === 'comma';
    const start = this.start(place);
    const gap = dashed ? 1 : 0;
    const isDate =
      this.end(place) - start === (dashed ? 10 : 8) &&
      this.areDigits(start, 4) &&
      isWithin(this.twoDigits(start + 4 + gap), 1, 12) &&
      isWithin(this.twoDigits(start + 6 + 2 * gap), 1, 31) &&
      (!dashed || (this.bytes[start + 4] === hyphen && this.bytes[start + 7] === hyphen));
    if (isDate) return;
    const form = dashed ? 'yyyy-mm-dd' : 'yyyymmdd';
    throw this.fault(`${this.nameOf(place)} is "${this.text(place)}"; a date as ${form} is expected`);
  }

  fault(what: string, cause?: unknown): KnownError {
    return faultAt(this.table, this.line, what, cause);
  }

  private areDigits(start: number, length: number): boolean {
    for (let at = start; at < start + length; at++)
      if (!isWithin(this.bytes[at] ?? 0, zero, zero + 9)) return false;
    return true;
  }

  private twoDigits(start: number): number {
    if (!this.areDigits(start, 2)) return -1;
    return ((this.bytes[start] ?? 0) - zero) * 10 + (this.bytes[start + 1] ?? 0) - zero;
  }

  private nameOf(place: number): string {
    return Object.entries(this.table.at).find(([, other]) => other === place)?.[0] ?? '';
  }

  private failWidth(cells: number): never {
    throw this.fault(
      `${cells} columns where the header has ${this.table.width}; the file may be truncated or edited by hand`,
    );
  }

  private failNumber(place: number): never {
    throw this.fault(
      `${this.nameOf(place)} is "${this.text(place)}"; a whole number up to ${largestNumber} is expected`,
    );
  }
}

function isWithin(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}

/** What is wrong at a line of a table. */
export function faultAt({ file }: AthenaTable, line: number, what: string, cause?: unknown): KnownError {
  return new KnownError('ARGUMENT_INVALID', `The file ${file}, line ${line}: ${what}.`, { cause });
}

/**
 * The rows of a table below its header, some at a time: one cursor that `next` moves through each lot.
 * @throws KnownError where the file cannot be read to its end
 */
export async function* readLots(table: AthenaTable): AsyncGenerator<Rows> {
  const rows = new Rows(table);
  try {
    for await (const batch of batchesOf(table.path, table.form)) {
      const isFirst = rows.line === 0;
      rows.load(batch);
      if (isFirst) rows.next();
      yield rows;
    }
  } catch (error) {
    if (error instanceof KnownError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw faultAt(table, lineOf(error) ?? rows.line + 1, `it cannot be read on from here (${reason})`, error);
  }
}

/** The line that the reader of RFC 4180 stopped at. */
function lineOf(error: unknown): number | undefined {
  return error instanceof Error && 'lines' in error && typeof error.lines === 'number'
    ? error.lines
    : undefined;
}
