import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Cells } from '../../../ontology/omop/cell-faults.ts';

/** A CSV file that rows are written to as they come. */
export type Writer = {
  /** @throws what writing the file throws */
  readonly write: (cells: Cells) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly rows: () => number;
};

/** Begins a file with its header. */
export function createWriter(path: string, columns: readonly string[]): Writer {
  const lines = stringify({ header: true, columns: [...columns] });
  const done = pipeline(lines, createWriteStream(path, { mode: 0o600 }));
  done.catch(() => {}); // told by whoever writes next, or by the end
  let rows = 0;
  return {
    write: async (cells) => {
      rows += 1;
      if (lines.write(columns.map((column) => cells[column] ?? ''))) return;
      await Promise.race([once(lines, 'drain'), done]);
    },
    end: async () => {
      lines.end();
      await done;
    },
    rows: () => rows,
  };
}
