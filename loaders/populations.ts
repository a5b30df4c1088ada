import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { KnownError } from '../ontology/errors.ts';

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
