import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CdmTable, cdmColumns } from '../../../ontology/omop/cdm.ts';
import type { Cells } from '../../../ontology/omop/cell-faults.ts';
import { datasetTables, isRecordTable, recordTables } from '../../../ontology/omop/table-records.ts';
import type { RecordType } from '../../../ontology/records.ts';
import { ddlOf } from '../ddl.ts';
import { createWriter, type Writer } from '../writer.ts';
import { columnsBeyond } from './beyond.ts';
import type { Rejected } from './draft.ts';
import { formOf, type TableForm } from './table-form.ts';

/** How many rows of a table are not written for want of a column, and why, of the records of a type. */
export type RejectedCount = Pick<Rejected, 'column' | 'reason'> & {
  readonly table: CdmTable;
  readonly record: string;
  readonly rows: number;
};

/** The files of an export while it is written. */
export type Files = {
  readonly write: (table: CdmTable, cells: Cells) => Promise<void>;
  readonly reject: (rejected: Rejected) => Promise<void>;
  /** Ends all of them, and says how many rows each has. */
  readonly end: () => Promise<Written>;
};

/** What was written, and what was not. */
export type Written = {
  readonly tables: readonly { readonly table: CdmTable; readonly rows: number }[];
  readonly rejected: readonly RejectedCount[];
  /** Columns (`table.column`) whose texts were cut to the length that CDM allows, and in how many rows. */
  readonly cut: ReadonlyMap<string, number>;
};

/** Where rows that are not written are told. */
const rejectFile = 'rejects.csv';

/** Begins a file for each table, with the columns that records of `types` need, and `rejects.csv`. */
export async function openFiles(folder: string, types: readonly RecordType[]): Promise<Files> {
  const tables = [...datasetTables, ...recordTables].map((table) => ({
    table,
    more: isRecordTable(table) ? columnsBeyond(table, types) : [],
  }));
  const writers = new Map<CdmTable, Writer>();
  for (const { table, more } of tables) {
    const columns = [...cdmColumns(table).map(({ name }) => name), ...more];
    writers.set(table, await createWriter(join(folder, `${table}.csv`), columns));
  }
  const rejects = await createWriter(join(folder, rejectFile), ['table', 'record', 'id', 'column', 'reason']);
  const counts = new Map<string, RejectedCount>();
  const cut = new Map<string, number>();
  return {
    write: async (table, cells) => {
      const long = formOf(table).short.filter(({ name, length }) => isLonger(cells[name], length));
      for (const { name } of long) cut.set(`${table}.${name}`, (cut.get(`${table}.${name}`) ?? 0) + 1);
      await writers.get(table)?.write(long.length === 0 ? cells : { ...cells, ...shortened(cells, long) });
    },
    reject: async ({ draft: { table, record, id }, column, reason }) => {
      const key = `${table} ${record} ${column} ${reason}`;
      counts.set(key, { table, record, column, reason, rows: (counts.get(key)?.rows ?? 0) + 1 });
      await rejects.write({ table, record, id, column, reason });
    },
    end: async () => {
      await Promise.all([...writers.values(), rejects].map(({ end }) => end()));
      await writeFile(join(folder, 'ddl.sql'), ddlOf(tables));
      return {
        tables: [...writers].map(([table, { rows }]) => ({ table, rows: rows() })),
        rejected: [...counts.values()].toSorted((a, b) => (a.record < b.record ? -1 : 1)),
        cut,
      };
    },
  };
}

function isLonger(cell: string | undefined, length: number): boolean {
  return cell !== undefined && cell.length > length && [...cell].length > length;
}

function shortened(cells: Cells, long: TableForm['short']): Cells {
  return Object.fromEntries(
    long.map(({ name, length }) => [name, [...(cells[name] ?? '')].slice(0, length).join('')]),
  );
}
