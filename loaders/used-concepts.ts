import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { isCurrentMapping } from '../terminology/read.ts';

/** A concept that records use, with the concepts right above it and those that it is mapped to. */
export type UsedConcept = {
  readonly code: string;
  readonly name: string | null;
  readonly standard: boolean;
  readonly valid: boolean;
  readonly broader: readonly string[];
  readonly mappings: readonly {
    readonly to: string;
    readonly relationship: string;
    readonly source: string;
  }[];
};

/** The concepts that records of any of the datasets use, in order of their code, as they are taken. */
export function streamUsedConcepts(
  graph: Pick<Graph, 'stream'>,
  datasets: readonly string[],
): AsyncGenerator<UsedConcept> {
  return graph.stream<UsedConcept>(cypher`
    MATCH (concept:Concept {used: true})
    WHERE any(dataset IN concept.usedBy WHERE dataset IN ${datasets})
    RETURN concept.code AS code, concept.name AS name, coalesce(concept.standard, false) AS standard,
      coalesce(concept.valid, true) AS valid,
      COLLECT {
        MATCH (concept)-[mapping:IS_A]->(parent:Concept)
        WHERE ${isCurrentMapping}
        RETURN DISTINCT parent.code AS parent ORDER BY parent
      } AS broader,
      COLLECT {
        MATCH (concept)-[mapping:MAPS_TO]->(target:Concept)
        WHERE ${isCurrentMapping}
        RETURN {to: target.code, relationship: mapping.relationship, source: coalesce(mapping.source, 'unknown')} AS said
        ORDER BY target.code, mapping.relationship
      } AS mappings
    ORDER BY code`);
}
