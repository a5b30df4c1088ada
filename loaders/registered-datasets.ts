import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import type { Description } from '../ontology/description.ts';
import { KnownError } from '../ontology/errors.ts';

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

/** Ids of the populations of datasets, by their own. @throws KnownError CONFLICT of a dataset that is not there any more */
export async function readPopulationsOf(
  reader: Pick<Reader, 'read'>,
  datasets: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.read<{ id: string; population: string }>(cypher`
    MATCH (dataset:Dataset WHERE dataset.id IN ${datasets})
    RETURN dataset.id AS id, dataset.population AS population`);
  if (rows.length < datasets.length)
    throw new KnownError('CONFLICT', 'A dataset that was asked over has been removed: ask again.');
  return new Map(rows.map(({ id, population }) => [id, population]));
}
