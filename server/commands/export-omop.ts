import { exportOmop } from '../../export/omop/export.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';

/** Options of `export omop`. */
export type OmopExportFlags = { readonly dataset: string };

/** Writes a dataset as a folder of tables of OMOP, and says how many rows each has. @throws KnownError */
export async function writeOmop(
  surroundings: Surroundings,
  folder: string,
  { dataset }: OmopExportFlags,
): Promise<void> {
  const session = createSession(surroundings);
  const tables = await withGraph(session, (graph) => exportOmop(graph, dataset, folder));
  const lines = tables.map(({ table, rows }) => `${table.padEnd(20)} ${rows}\n`);
  surroundings.stdout.write(lines.join(''));
}
