import { cypher } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs } from '../../graph/graph.ts';
import type { Reject } from '../delivery.ts';
import type { Tally } from './changes.ts';

/** A row that belongs to a dataset and to nobody in it. */
export type DatasetRow = {
  readonly row: number;
  /** JSON: its cells that are not empty, by column; of a vocabulary what it says of a concept. */
  readonly cells: string;
  /** Rows of tables that it is about, as domain and key: it is erased with who they are of. */
  readonly concerns: readonly string[];
  /** Source ids of the persons whom these rows are of. */
  readonly persons: readonly string[];
};

/** A table of such rows. */
export type DatasetRows = {
  readonly table: string;
  readonly file: string;
  readonly rows: () => AsyncIterable<DatasetRow | Reject>;
};

/** What of a dataset that came as OMOP is nobody's; `columns` are those that the CDM does not have, as `table.column`. */
export type OmopDataset = {
  readonly dataset: string;
  readonly tables: readonly DatasetRows[];
  readonly columns: readonly string[];
  /** Tables that were not delivered. */
  readonly absent: readonly string[];
};

/** Notes that a dataset came as OMOP, and the columns that it has beyond the CDM. */
export async function noteColumns(graph: Graph, { dataset, columns }: OmopDataset): Promise<void> {
  await graph.write((run) =>
    run(cypher`
      MATCH (dataset:Dataset {id: ${dataset}})
      WITH dataset, coalesce(dataset.omopColumns, []) AS known
      SET dataset.omopColumns = known + [column IN ${columns} WHERE NOT column IN known]`),
  );
}

const atOnce = 5_000;

/** Keeps the rows of a table of a dataset as they are now, and none that is gone; gives the rejects. */
export async function keepDatasetRows(
  graph: Graph,
  dataset: string,
  {
    table,
    rows,
    isWanted,
  }: Pick<DatasetRows, 'table' | 'rows'> & {
    readonly isWanted: (row: DatasetRow) => boolean;
  },
): Promise<{ readonly tally: Tally; readonly rejects: readonly Reject[] }> {
  const rejects: Reject[] = [];
  const batch: DatasetRow[] = [];
  let kept = 0;
  let changed = 0;
  const flush = async () => {
    const numbered = batch
      .splice(0)
      .map(({ persons: _, ...row }, at) => ({ ...row, id: `${dataset}/${table}/${kept + at}` }));
    kept += numbered.length;
    changed += await writeRows(graph, { dataset, table }, numbered);
  };
  for await (const row of rows()) {
    if ('reason' in row) rejects.push(row);
    else if (isWanted(row)) batch.push(row);
    if (batch.length === atOnce) await flush();
  }
  await flush();
  changed += await removeFrom(graph, { dataset, table }, kept);
  return { tally: { loaded: changed, unchanged: Math.max(0, kept - changed) }, rejects };
}

type Owner = { readonly dataset: string; readonly table: string };

async function writeRows(
  graph: Graph,
  { dataset, table }: Owner,
  rows: readonly (Omit<DatasetRow, 'persons'> & { readonly id: string })[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const [found] = await graph.write((run) =>
    run<{ changed: number }>(cypher`
      UNWIND ${rows} AS given
      MERGE (row:DatasetRow {id: given.id})
      WITH row, given
      WHERE row.cells IS NULL OR row.cells <> given.cells
      SET row.dataset = ${dataset}, row.table = ${table}, row.cells = given.cells, row.concerns = given.concerns,
        row.row = toInteger(given.row)
      RETURN count(*) AS changed`),
  );
  return found?.changed ?? 0;
}

/** Removes the rows that a table has from the place `kept` on; gives their number. */
export async function removeFrom(graph: Graph, { dataset, table }: Owner, kept: number): Promise<number> {
  const rows = await graph.read<{ id: string }>(
    cypher`
      MATCH (row:DatasetRow {dataset: ${dataset}, table: ${table}})
      RETURN row.id AS id`,
    { timeoutMs: unhurriedMs },
  );
  const gone = rows.map(({ id }) => id).filter((id) => Number(id.slice(id.lastIndexOf('/') + 1)) >= kept);
  for (let start = 0; start < gone.length; start += atOnce)
    await graph.write((run) =>
      run(cypher`MATCH (row:DatasetRow WHERE row.id IN ${gone.slice(start, start + atOnce)}) DELETE row`),
    );
  return gone.length;
}
