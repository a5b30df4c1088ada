import type DataLoader from 'dataloader';
import { oneByKey } from '../graph/batch.ts';
import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';

/** A named list of genes that an assay examines. */
export type StoredPanel = { readonly id: string; readonly name: string; readonly genes: readonly string[] };

/** Gene panels by id. */
export function panelById({ read, batching }: Reader): DataLoader<string, StoredPanel | null> {
  return oneByKey(
    (ids) =>
      read<StoredPanel>(cypher`
        MATCH (panel:GenePanel WHERE panel.id IN ${ids})
        RETURN panel.id AS id, panel.name AS name, panel.genes AS genes`),
    (panel) => panel.id,
    batching,
  );
}

/** How many gene panels there are. */
export async function countPanels(reader: Pick<Reader, 'read'>): Promise<number> {
  const [row] = await reader.read<{ panels: number }>(cypher`
    MATCH (panel:GenePanel)
    RETURN count(panel) AS panels`);
  return row?.panels ?? 0;
}
