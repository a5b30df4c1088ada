import { type Found, isExcess, nextRecord } from './next-record.ts';
import type { Dialect } from './quotation.ts';

/** A record of delimited text. */
export type TextRecord = Pick<Found, 'cells' | 'broken'> & {
  /** Number of its first line, from 1. */
  readonly line: number;
};

/**
 * The records of a text that comes in pieces, the header first; records of blanks alone are passed over. Lines end in
 * LF, CR LF or CR, each as it likes. What cannot be read is one broken record, and reading goes on after it.
 */
export async function* recordsOf(
  pieces: AsyncIterable<string>,
  dialect: Dialect,
): AsyncGenerator<TextRecord> {
  const read = createReader(dialect);
  for await (const piece of pieces) yield* read(piece);
  yield* read(undefined);
}

/** Gives the records that a piece completes; those that are left where none follows. */
function createReader(dialect: Dialect): (piece: string | undefined) => Generator<TextRecord> {
  let text = '';
  let line = 1;
  let width: number | undefined;
  let cut = false;
  return function* read(piece) {
    text += piece ?? '';
    let at = 0;
    const next = () => nextRecord({ text, at, ended: piece === undefined, width, cut }, dialect);
    for (let found = next(); found !== undefined; found = next()) {
      const { cells, broken, end, lines } = found;
      const isBlank = broken === undefined && cells.every((cell) => cell.trim() === '');
      if (!isBlank) width ??= cells.length;
      if (!isBlank) yield { line, cells, ...(broken === undefined ? {} : { broken }) };
      at = end;
      line += lines;
      cut = false;
    }
    // Of a line that is too long its last sign is enough: where it is the half of an end, the other one is to come.
    text = text.slice(at);
    cut ||= isExcess(text);
    if (cut) text = text.slice(-1);
  };
}
