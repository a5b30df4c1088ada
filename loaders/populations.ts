import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { KnownError } from '../ontology/errors.ts';
import type { ReleasedDescription } from '../ontology/released-description.ts';

/** Of whom a dataset is, and what was released of it. */
export type DatasetPopulation = {
  readonly id: string;
  readonly population: string;
  readonly released: ReleasedDescription | null;
};

/** The populations that datasets are of, each once, in order. */
export function populationsAmong(datasets: readonly DatasetPopulation[]): readonly string[] {
  return [...new Set(datasets.map(({ population }) => population))].sort();
}

/** The populations of datasets, in the order of their ids. @throws KnownError CONFLICT of a dataset that is not there any more */
export async function readPopulationsOf(
  reader: Pick<Reader, 'read'>,
  datasets: readonly string[],
): Promise<readonly DatasetPopulation[]> {
  const rows = await reader.read<{ id: string; population: string; said: string | null }>(cypher`
    MATCH (dataset:Dataset WHERE dataset.id IN ${datasets})
    OPTIONAL MATCH (description:ReleasedDescription {id: dataset.id, population: dataset.population})
    RETURN dataset.id AS id, dataset.population AS population, description.said AS said
    ORDER BY id`);
  if (rows.length < datasets.length)
    throw new KnownError('CONFLICT', 'A dataset that was asked over has been removed: ask again.');
  return rows.map(({ said, ...of }) => ({ ...of, released: JSON.parse(said ?? 'null') })); // the ledger wrote it
}
