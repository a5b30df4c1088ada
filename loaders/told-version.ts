import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { graphVersionOf, readGraphState } from '../graph/version.ts';
import { type Publishing, publishesExact } from '../ontology/access.ts';

type Named = Publishing & { readonly population: string; readonly id: string };

/**
 * The version of the graph as it may be told to who may be told of the open datasets and of `granted` ones: nothing of populations
 * that have others alone, as a change of them would be one exact bit about their records. Nor of concepts that records brought, where
 * there are others: the terminology has then the number of releases that were loaded.
 */
export async function readToldVersion(
  reader: Pick<Reader, 'read'>,
  granted: readonly string[],
): Promise<string> {
  const [state, [row]] = await Promise.all([
    readGraphState(reader),
    reader.read<{ releases: number; datasets: readonly Named[] }>(cypher`
      RETURN coalesce(head(COLLECT {
          MATCH (terminology:Terminology {id: 'terminology'})
          RETURN toInteger(terminology.releases)
        }), 0) AS releases,
        COLLECT {
          MATCH (dataset:Dataset)
          RETURN dataset {.population, .id, .accessRights, .publishes}
        } AS datasets`),
  ]);
  const { releases = 0, datasets = [] } = row ?? {};
  const isTold = (dataset: Named) => publishesExact(dataset) || granted.includes(dataset.id);
  const told = new Set(datasets.filter(isTold).map(({ population }) => population));
  const { terminology } = state;
  return graphVersionOf({
    ...state,
    populations: state.populations.filter(({ id }) => told.has(id)),
    terminology: datasets.every(isTold) ? terminology : { ...terminology, version: releases },
  });
}
