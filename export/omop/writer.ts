import { open } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { KnownError } from '../../ontology/errors.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';

/** A CSV file that rows are written to as they come, some at once. */
export type Writer = {
  /** @throws KnownError where the file takes no more */
  readonly write: (cells: Cells) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly rows: () => number;
};

/** Rows that wait to be written. */
const atOnce = 500;

/** Begins a new file with its header. */
export async function createWriter(path: string, columns: readonly string[]): Promise<Writer> {
  const file = await open(path, 'wx', 0o600);
  const waiting: string[][] = [[...columns]];
  const count = { rows: 0 };
  const flush = async () => {
    try {
      await file.appendFile(stringify(waiting.splice(0)));
    } catch (error) {
      await file.close();
      const reason = error instanceof Error ? error.message : String(error);
      throw new KnownError('ARGUMENT_INVALID', `${path} cannot be written: ${reason}.`, { cause: error });
    }
  };
  return {
    write: async (cells) => {
      count.rows += 1;
      if (waiting.push(columns.map((column) => cells[column] ?? '')) >= atOnce) await flush();
    },
    end: async () => {
      await flush();
      await file.close();
    },
    rows: () => count.rows,
  };
}
