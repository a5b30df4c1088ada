import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { graphVersionOf, readGraphState } from '../graph/version.ts';
import { type Publishing, publishesExact } from '../ontology/access.ts';

type Named = Publishing & { readonly population: string; readonly id: string };

/**
 * The version of the graph as it may be told to who may be told of the open datasets and of `granted` ones: nothing of populations
 * that have others alone, as a change of them would be one exact bit about their records.
 */
export async function readToldVersion(
  reader: Pick<Reader, 'read'>,
  granted: readonly string[],
): Promise<string> {
  const [state, datasets] = await Promise.all([
    readGraphState(reader),
    reader.read<Named>(cypher`
      MATCH (dataset:Dataset)
      RETURN dataset.population AS population, dataset.id AS id, dataset.accessRights AS accessRights,
        dataset.publishes AS publishes`),
  ]);
  const isTold = (dataset: Named) => publishesExact(dataset) || granted.includes(dataset.id);
  const told = new Set(datasets.filter(isTold).map(({ population }) => population));
  return graphVersionOf({ ...state, populations: state.populations.filter(({ id }) => told.has(id)) });
}
