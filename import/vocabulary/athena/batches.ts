import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { bytesOf, longestLine } from './bytes.ts';
import type { AthenaForm } from './header.ts';

/**
 * Whole lines of a table, each with its line end, cells separated by tabs; the header is the first of all.
 * `lines`: their numbers in the file, where they do not simply go up by one.
 */
export type LineBatch = { readonly bytes: Buffer; readonly lines?: readonly number[] };

/** The lines of a file, many at a time. */
export function batchesOf(path: string, form: AthenaForm): AsyncGenerator<LineBatch> {
  switch (form) {
    case 'tab':
      return tabBatches(path);
    case 'comma':
      return commaBatches(path);
  }
}

async function* tabBatches(path: string): AsyncGenerator<LineBatch> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytesOf(path)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf('\n') + 1;
    if (end > 0) yield { bytes: bytes.subarray(0, end) };
    rest = bytes.subarray(end);
    if (rest.length > longestLine) throw new RangeError(`a line has more than ${longestLine} bytes`);
  }
  if (rest.length > 0) yield { bytes: Buffer.concat([rest, Buffer.from('\n')]) };
}

type Recorded = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

const recordsAtOnce = 2_000;

async function* commaBatches(path: string): AsyncGenerator<LineBatch> {
  const records: AsyncIterable<Recorded> = pipeline(
    bytesOf(path),
    parse({
      info: true,
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestLine,
    }),
    () => {}, // who reads sees the same error
  );
  let some: Recorded[] = [];
  for await (const recorded of records) {
    some.push(recorded);
    if (some.length < recordsAtOnce) continue;
    yield toBatch(some);
    some = [];
  }
  yield toBatch(some);
}

/** Records as lines: what would break one, inside of a cell, becomes a blank. */
function toBatch(some: readonly Recorded[]): LineBatch {
  const lines = some.map(({ record }) => `${record.map(toCell).join('\t')}\n`);
  return { bytes: Buffer.from(lines.join('')), lines: some.map(({ info }) => info.lines) };
}

function toCell(value: string): string {
  return value.replaceAll(/[\t\r\n]+/g, ' ');
}
