import { unhurried } from '../../graph/breathe.ts';
import type { Built, BuiltRecord, OwnedRow, Reject } from '../delivery.ts';
import type { Identity } from '../store/identity.ts';
import type { RecordBatch } from './batch.ts';
import type { SourceFile } from './source.ts';

/** What the loading of one file works with. */
export type FileLoad = {
  readonly identity: Identity;
  /** Of a row that is not wanted nothing is left. */
  readonly wanted: (row: OwnedRow, file: string) => boolean;
  readonly write: (batch: RecordBatch) => Promise<void>;
  /** How many rows of a file were read. */
  readonly tell: (file: string, rows: number) => void;
};

/** Records in one transaction. */
const batchSize = 2_000;

/** Rows after which a file that makes its records at its end says how far it is. */
const rowsBetweenSteps = 50_000;

const nothing: Built = { records: [], rejects: [] };

/** Loads one file; while a batch is written, the next one is read and built, and what the database answers is heard in between. */
export async function loadFile(
  { file, read }: SourceFile,
  { identity, wanted, write, tell }: FileLoad,
): Promise<void> {
  const reading = read(identity);
  const records: BuiltRecord[] = [];
  const rejects: Reject[] = [];
  let rows = 0;
  let written: Promise<void> = Promise.resolve();
  const flush = async () => {
    const batch = { file, records: records.splice(0), rejects: rejects.splice(0) };
    const soFar = rows;
    await written;
    written = write(batch).then(() => tell(file, soFar));
    written.catch(() => {}); // whoever waits for it sees the error
  };
  const flushIfFull = () => (records.length + rejects.length >= batchSize ? flush() : undefined);
  for await (const row of reading.rows()) {
    const built = wanted(row, file) ? row.build() : nothing;
    records.push(...built.records);
    rejects.push(...built.rejects);
    rows += 1;
    if (rows % rowsBetweenSteps === 0) tell(file, rows);
    await unhurried();
    await flushIfFull();
  }
  for (const record of reading.rest()) {
    records.push(record);
    await flushIfFull();
  }
  await flush();
  await written;
}
