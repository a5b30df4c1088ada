import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Identity } from './identity.ts';

/** A gene panel: `key` is its name at the source. */
export type GenePanel = { readonly key: string; readonly name: string; readonly genes: readonly string[] };

/** The id of a panel by its key. */
export function panelId(identity: Identity, key: string): string {
  return identity('genePanel', [key]);
}

/** Writes gene panels; one that is known takes the genes of this source. */
export async function writePanels(
  graph: Graph,
  panels: readonly GenePanel[],
  identity: Identity,
): Promise<void> {
  const rows = panels.map(({ key, name, genes }) => ({ id: panelId(identity, key), name, genes }));
  await graph.write((run) =>
    run(cypher`
      UNWIND ${rows} AS row
      MERGE (panel:GenePanel {id: row.id})
      SET panel.name = row.name, panel.genes = row.genes`),
  );
}
