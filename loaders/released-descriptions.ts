import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import type { ReleasedDescription } from '../ontology/released-description.ts';

/** The released descriptions of datasets that are there, in the population of which they were drawn, by id of the dataset. */
export async function readReleased(
  reader: Pick<Reader, 'read'>,
  datasets: readonly string[],
): Promise<ReadonlyMap<string, ReleasedDescription>> {
  const rows = await reader.read<{ id: string; said: string }>(cypher`
    MATCH (description:ReleasedDescription WHERE description.id IN ${datasets})
    MATCH (:Dataset {id: description.id, population: description.population})
    RETURN description.id AS id, description.said AS said
    ORDER BY id`);
  return new Map(rows.map(({ id, said }) => [id, JSON.parse(said)])); // the ledger wrote it
}
