import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { type CdmTable, cdmColumns } from '../../ontology/omop/cdm.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';
import { datasetTables, recordTables } from '../../ontology/omop/table-records.ts';
import { ddlOf } from './ddl.ts';
import { datasetRows, recordRows } from './rows.ts';
import { createWriter } from './writer.ts';

/** How many rows of a table were written. */
export type ExportedTable = { readonly table: CdmTable; readonly rows: number };

/**
 * Writes a dataset that came as OMOP as the tables of CDM 5.4 with MI-CDM, a CSV file each, and the statements that make
 * them (`ddl.sql`). The folder must not have files yet. @throws KnownError
 */
export async function exportOmop(
  graph: Graph,
  dataset: string,
  folder: string,
): Promise<readonly ExportedTable[]> {
  const more = await omopColumns(graph, dataset);
  if (more === null)
    throw new KnownError('ARGUMENT_INVALID', `The dataset ${dataset} did not come as OMOP (load omop).`);
  await makeEmpty(folder);
  const sources = sourcesOf(graph, dataset);
  const tables: { readonly table: CdmTable; readonly more: readonly string[] }[] = [];
  const written: ExportedTable[] = [];
  for (const [table, rows] of sources) {
    const beyond = more
      .filter((column) => column.startsWith(`${table}.`))
      .map((column) => column.slice(table.length + 1));
    tables.push({ table, more: beyond });
    const columns = [...cdmColumns(table).map(({ name }) => name), ...beyond];
    written.push({ table, rows: await writeTable(join(folder, `${table}.csv`), columns, rows()) });
  }
  await writeFile(join(folder, 'ddl.sql'), ddlOf(tables));
  return written;
}

/** Every table that is written, with its rows. */
function sourcesOf(
  graph: Graph,
  dataset: string,
): readonly (readonly [CdmTable, () => AsyncIterable<Cells>])[] {
  return [
    ...datasetTables.map((table) => [table, () => datasetRows(graph, dataset, table)] as const),
    ...recordTables.map((table) => [table, () => recordRows(graph, dataset, table)] as const),
  ];
}

/** Columns that the CDM does not have, as `table.column`; null where the dataset did not come as OMOP. @throws KnownError NOT_FOUND */
export async function omopColumns(graph: Graph, dataset: string): Promise<readonly string[] | null> {
  const [found] = await graph.read<{ columns: readonly string[] | null }>(cypher`
    MATCH (dataset:Dataset {id: ${dataset}})
    RETURN dataset.omopColumns AS columns`);
  if (found === undefined) throw new KnownError('NOT_FOUND', `There is no dataset ${dataset}.`);
  return found.columns;
}

/** Makes a folder, unless it is there and empty. @throws KnownError where it has files */
export async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const [file] = await readdir(folder);
  if (file !== undefined)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `The folder ${folder} is not empty (it has ${file}): name another one.`,
    );
}

async function writeTable(
  path: string,
  columns: readonly string[],
  rows: AsyncIterable<Cells>,
): Promise<number> {
  const { write, end, rows: count } = await createWriter(path, columns);
  for await (const row of rows) await write(row);
  await end();
  return count();
}
