import type { Graph } from '../../graph/graph.ts';
import { readDumpState, refuseChanging } from '../../loaders/dump-state.ts';
import { KnownError } from '../../ontology/errors.ts';
import { type ExportedTable, exportOmop, omopColumns } from './export.ts';
import { exportMapped, type Mapped, type MappedExport } from './mapped/export.ts';

/** What was written: of a dataset that came as OMOP its own rows, of any other one also what was not. */
export type Exported = { readonly tables: readonly ExportedTable[]; readonly mapped?: Mapped };

/** Writes a dataset as a folder of tables of OMOP, as it came where it came as OMOP, else by the catalogue. @throws KnownError */
export async function exportDataset(graph: Graph, asked: MappedExport): Promise<Exported> {
  const { dataset, folder } = asked;
  refuseChanging(await readDumpState({ read: (...asked) => graph.read(...asked), datasets: [dataset] }));
  if ((await omopColumns(graph, dataset)) === null) {
    const mapped = await exportMapped(graph, asked);
    return { tables: mapped.tables, mapped };
  }
  if (asked.anchor !== undefined || asked.timelines !== undefined)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `The dataset ${dataset} came as OMOP, and its dates go out as they came: leave out --anchor and --timeline.`,
    );
  return { tables: await exportOmop(graph, dataset, folder) };
}
