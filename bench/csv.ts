import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Tables without header in a folder; a table begins with its first row. */
export type CsvFolder = {
  readonly add: (table: string, cells: readonly Cell[]) => void;
  /** Names of the tables, all on disk. */
  readonly finish: () => readonly string[];
};

/** Null is an empty cell. */
export type Cell = string | number | boolean | null | undefined;

const atOnce = 5_000;

/** Writes tables as CSV, some rows at once. */
export function createCsvFolder(folder: string): CsvFolder {
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, { readonly file: number; rows: string[] }>();
  const open = (table: string) => {
    const opened = { file: openSync(join(folder, `${table}.csv`), 'w'), rows: [] };
    files.set(table, opened);
    return opened;
  };
  const flush = (table: { readonly file: number; rows: string[] }) => {
    if (table.rows.length > 0) writeSync(table.file, `${table.rows.join('\n')}\n`);
    table.rows = [];
  };
  return {
    add: (name, cells) => {
      const table = files.get(name) ?? open(name);
      if (table.rows.push(cells.map(toCell).join(',')) >= atOnce) flush(table);
    },
    finish: () => {
      for (const table of files.values()) {
        flush(table);
        closeSync(table.file);
      }
      return [...files.keys()];
    },
  };
}

function toCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null || cell === undefined ? '' : String(cell);
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
