import type { BuiltRecord, Origin, Reject } from '../delivery.ts';
import type { Compilation } from '../mapping/compilation.ts';
import type { Source } from '../mapping/sources.ts';
import { compileTable } from '../mapping/table.ts';
import type { Batch } from './batch.ts';

/** What the loading of one table works with. */
export type TableLoad = {
  readonly compilation: Compilation;
  readonly wanted: (origin: Origin) => boolean;
  readonly write: (batch: Batch) => Promise<void>;
  /** How many rows of a file were read. */
  readonly tell: (file: string, rows: number) => void;
};

/** Records in one transaction. */
const batchSize = 2_000;

/** Rows after which a table that makes its records at its end says how far it is. */
const rowsBetweenSteps = 50_000;

/** Loads one table; while a batch is written, the next one is read and built. */
export async function loadTable(
  { model, rows: readRows }: Source,
  { compilation, wanted, write, tell }: TableLoad,
): Promise<void> {
  const { build, rest } = compileTable(model, compilation, wanted);
  const { file } = model;
  const records: BuiltRecord[] = [];
  const rejects: Reject[] = [];
  let rows = 0;
  let written: Promise<void> = Promise.resolve();
  const flush = async () => {
    const batch = { file, records: records.splice(0), rejects: rejects.splice(0) };
    const read = rows;
    await written;
    written = write(batch).then(() => tell(file, read));
    written.catch(() => {}); // whoever waits for it sees the error
  };
  const flushIfFull = () => (records.length + rejects.length >= batchSize ? flush() : undefined);
  for await (const row of readRows()) {
    const built = build(row);
    records.push(...built.records);
    rejects.push(...built.rejects);
    rows += 1;
    if (rows % rowsBetweenSteps === 0) tell(file, rows);
    await flushIfFull();
  }
  for (const record of rest()) {
    records.push(record);
    await flushIfFull();
  }
  await flush();
  await written;
}
