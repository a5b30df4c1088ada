import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { raiseTerminology } from './terminology-version.ts';

/** Of a statement over all concepts. */
const timeoutMs = 60_000;

/**
 * Removes what nothing but records and value maps of datasets that are gone said: mappings of value maps by which no dataset
 * is loaded any more, concepts that no release defines or names and that no record uses, itself or below, and vocabularies
 * without any other. Where nobody knows any more whose they were, nobody could say who may be told of them.
 */
export async function removeUnknownConcepts(graph: Graph): Promise<void> {
  await graph.write(async (run) => {
    const rows = await run<{ licensesBy: string | null }>(cypher`
      MATCH (dataset:Dataset)
      RETURN dataset.licensesBy AS licensesBy`);
    const titles = rows.flatMap(({ licensesBy }) => Object.keys(JSON.parse(licensesBy ?? '{}')));
    await run(cypher`
      MATCH (:Concept)-[mapping:MAPS_TO]->(:Concept)
      WHERE mapping.release STARTS WITH 'map:'
        AND none(title IN ${titles} WHERE mapping.release STARTS WITH 'map:' + title + '/')
      DELETE mapping`);
    await run(cypher`
      MATCH (concept:Concept)
      WHERE concept.release IS NULL AND concept.since IS NOT NULL AND concept.used IS NULL
        AND NOT EXISTS {
          MATCH (concept)<-[:IS_A*0..8]-(below:Concept)
          WHERE below.used IS NOT NULL OR below.release IS NOT NULL OR below.since IS NULL
            OR EXISTS { (below)-[link]-(:Concept) WHERE link.release IS NOT NULL }
        }
      DETACH DELETE concept`);
    await run(cypher`
      MATCH (vocabulary:Vocabulary)
      WHERE vocabulary.release IS NULL
        AND NOT EXISTS { (concept:Concept WHERE concept.code STARTS WITH vocabulary.id + ':') }
      DELETE vocabulary`);
    await raiseTerminology(run);
  }, timeoutMs);
}
