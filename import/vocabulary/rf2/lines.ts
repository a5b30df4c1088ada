import { Buffer, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { KnownError } from '../../../ontology/errors.ts';

/** One line of a file, without its end. */
export type Line = {
  readonly file: string;
  /** From 1, the header. */
  readonly number: number;
  readonly bytes: Buffer;
  /** Whether nothing follows. */
  readonly last: boolean;
  /** Whether a line feed ends it, as a release ends every line. */
  readonly ended: boolean;
};

/**
 * Reads a text file line by line: UTF-8, lines that end in LF or CR LF, a byte order mark or none.
 * @throws KnownError where it is not so
 */
export async function eachLine(file: string, onLine: (line: Line) => void): Promise<void> {
  let number = 0;
  for await (const { block, last } of blocks(file)) {
    let start = 0;
    for (let end = block.indexOf(lineFeed); end !== -1; end = block.indexOf(lineFeed, start)) {
      number += 1;
      const bytes = withoutMarks(block.subarray(start, end), number);
      if (!isUtf8(bytes)) throw lineFault({ file, number }, 'the line is not UTF-8');
      start = end + 1;
      onLine({ file, number, bytes, last: last && start === block.length, ended: true });
    }
    if (start === block.length) continue;
    number += 1;
    onLine({ file, number, bytes: withoutMarks(block.subarray(start), number), last: true, ended: false });
  }
  if (number === 0) throw lineFault({ file, number: 1 }, 'the file is empty');
}

/** A file in blocks of whole lines; only what follows the last line end stands in a block after it. */
async function* blocks(file: string): AsyncGenerator<{ readonly block: Buffer; readonly last: boolean }> {
  const handle = await open(file).catch((cause: unknown) => {
    throw new KnownError('ARGUMENT_INVALID', `The file ${file} cannot be read.`, { cause });
  });
  const { size } = await handle.stat();
  const chunks: AsyncIterable<Buffer> = handle.createReadStream({ highWaterMark: chunkBytes });
  let rest: Buffer = Buffer.alloc(0);
  let read = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    read += chunk.length;
    rest = bytes.subarray(end);
    if (end > 0) yield { block: bytes.subarray(0, end), last: read === size && rest.length === 0 };
  }
  if (rest.length > 0) yield { block: rest, last: true };
}

const chunkBytes = 2 ** 20;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = Buffer.from('\uFEFF');

function withoutMarks(bytes: Buffer, number: number): Buffer {
  const marked = number === 1 && bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark);
  return bytes.subarray(
    marked ? byteOrderMark.length : 0,
    bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length,
  );
}

/** That something is wrong in a line. */
export function lineFault({ file, number }: Pick<Line, 'file' | 'number'>, what: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', `The file ${file}, line ${number}: ${what}.`);
}
