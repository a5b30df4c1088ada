import { type Exported, exportDataset } from '../../export/omop/dataset.ts';
import { softwareVersion } from '../../import/store/software.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';

/** Options of `export omop`. */
export type OmopExportFlags = {
  readonly dataset: string;
  readonly anchor?: string;
  readonly timeline?: readonly string[];
};

/** Writes a dataset as a folder of tables of OMOP, and says how many rows each has, and what has none. @throws KnownError */
export async function writeOmop(
  surroundings: Surroundings,
  folder: string,
  { dataset, anchor, timeline }: OmopExportFlags,
): Promise<void> {
  const session = createSession(surroundings);
  const asked = {
    dataset,
    folder,
    software: softwareVersion,
    today: new Date().toISOString().slice(0, 10),
    ...(anchor === undefined ? {} : { anchor }),
    ...(timeline === undefined ? {} : { timelines: timeline }),
  };
  const exported = await withGraph(session, (graph) => exportDataset(graph, asked));
  surroundings.stdout.write(linesOf(exported).join(''));
}

function linesOf({ tables, mapped }: Exported): readonly string[] {
  const { rejected = [], left = [], cut = [] } = mapped ?? {};
  return [
    ...tables.map(({ table, rows }) => `${table.padEnd(20)} ${rows}\n`),
    ...(rejected.length === 0 ? [] : ['\nNot written, for want of what CDM requires (rejects.csv):\n']),
    ...rejected.map(
      ({ table, record, column, reason, rows }) =>
        `${record}: ${counted(rows)}, as ${table}.${column} ${reason}\n`,
    ),
    ...[...cut].map(([column, rows]) => `${column}: ${counted(rows)}, cut to the length that CDM allows\n`),
    ...(left.length === 0 ? [] : ['\nNot written, as OMOP has no row for them by the catalogue:\n']),
    ...left.map(({ type, records, reason }) => `${type}: ${records} records, ${reason}\n`),
  ];
}

function counted(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}
