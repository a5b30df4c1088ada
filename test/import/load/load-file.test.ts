import { describe, expect, it } from 'vitest';
import type { BuiltRecord, OwnedRow } from '../../../import/delivery.ts';
import type { RecordBatch } from '../../../import/load/batch.ts';
import { loadFile } from '../../../import/load/load-file.ts';
import { identity } from '../compilation.ts';

const record = (row: number, patient: string): BuiltRecord => ({
  type: 'treatment',
  id: `t${row}`,
  patient,
  sourceId: patient,
  properties: { dataset: 'd' },
  loose: [],
  yielding: [],
  row,
});
const reject = { column: 'drug', value: '?', reason: 'no drug', record: 'treatment', kept: false };

/** A row that becomes a record and a reject. */
const rowOf = (row: number, patient: string): OwnedRow => ({
  origin: { row, sourceId: patient, patient, dataset: 'd' },
  build: () => ({ records: [record(row, patient)], rejects: [{ ...reject, row, patient }] }),
});

async function batchesOf(rows: readonly OwnedRow[], rest: readonly BuiltRecord[] = []) {
  const batches: RecordBatch[] = [];
  const read = () => ({
    rows: async function* () {
      yield* rows;
    },
    rest: () => rest,
  });
  await loadFile(
    { file: 'drugs', read },
    {
      identity,
      wanted: ({ origin }) => origin?.patient !== 'P1',
      write: async (batch) => void batches.push(batch),
      tell: () => {},
    },
  );
  return batches;
}

describe('loadFile', () => {
  it('leaves nothing of a row that is not wanted, neither records nor rejects', async () => {
    const [batch] = await batchesOf([rowOf(1, 'P1'), rowOf(2, 'P2')]);
    expect([batch?.records, batch?.rejects]).toEqual([
      [record(2, 'P2')],
      [{ ...reject, row: 2, patient: 'P2' }],
    ]);
  });
  it('does not even build what is not wanted', async () => {
    const build = () => {
      throw new TypeError('built all the same');
    };
    expect(await batchesOf([{ ...rowOf(1, 'P1'), build }])).toEqual([
      { file: 'drugs', records: [], rejects: [] },
    ]);
  });
  it('loads what only the whole file decides behind its rows', async () => {
    const [batch] = await batchesOf([rowOf(2, 'P2')], [record(1, 'P3')]);
    expect(batch?.records.map(({ id }) => id)).toEqual(['t2', 't1']);
  });
  it('writes full batches one after another', async () => {
    const rows = Array.from({ length: 2_500 }, (_, row) => rowOf(row, 'P2'));
    const sizes = (await batchesOf(rows)).map(({ records, rejects }) => records.length + rejects.length);
    expect(sizes).toEqual([2_000, 2_000, 1_000]);
  });
});
