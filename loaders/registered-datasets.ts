import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import type { Description } from '../ontology/description.ts';

/** Ids of the datasets over which whoever is logged in may ask for counts, as their descriptions say; in their order. */
export async function readRegistered(reader: Pick<Reader, 'read'>): Promise<readonly string[]> {
  const rows = await reader.read<{ id: string; stated: string }>(cypher`
    MATCH (dataset:Dataset)
    WHERE dataset.stated CONTAINS '"counts"'
    RETURN dataset.id AS id, dataset.stated AS stated
    ORDER BY id`);
  return rows.flatMap(({ id, stated }) => (admitsRegistered(stated) ? [id] : []));
}

function admitsRegistered(stated: string): boolean {
  const { counts }: Description = JSON.parse(stated); // checked when it was written
  return counts === 'REGISTERED';
}
