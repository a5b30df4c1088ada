import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { type ExportedTable, exportOmop } from './export.ts';
import { exportMapped, type Mapped, type MappedExport } from './mapped/export.ts';

/** What was written: of a dataset that came as OMOP its own rows, of any other one also what was not. */
export type Exported = { readonly tables: readonly ExportedTable[]; readonly mapped?: Mapped };

/** Writes a dataset as a folder of tables of OMOP, as it came where it came as OMOP, else by the catalogue. @throws KnownError */
export async function exportDataset(graph: Graph, asked: MappedExport): Promise<Exported> {
  const { dataset, folder } = asked;
  if (!(await cameAsOmop(graph, dataset))) {
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

async function cameAsOmop(graph: Graph, dataset: string): Promise<boolean> {
  const [found] = await graph.read<{ came: boolean }>(cypher`
    MATCH (dataset:Dataset {id: ${dataset}})
    RETURN dataset.omopColumns IS NOT NULL AS came`);
  if (found === undefined) throw new KnownError('NOT_FOUND', `There is no dataset ${dataset}.`);
  return found.came;
}
