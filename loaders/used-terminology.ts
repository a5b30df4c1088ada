import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { createReader } from '../graph/reader.ts';
import { isCurrentMapping } from '../terminology/read.ts';
import { readToldVocabularies, type StoredVocabulary } from './concepts.ts';
import { isToldMapping, readTold, type ToldConcepts } from './told-concepts.ts';
import { readToldVersion } from './told-version.ts';

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

/** The terminology that records use, as it is in one version of the graph. */
export type UsedTerminology = {
  readonly version: string;
  readonly vocabularies: readonly StoredVocabulary[];
  /** In order of their code, as they are taken. */
  readonly concepts: () => AsyncGenerator<UsedConcept>;
  /** The version of the graph by now. */
  readonly versionNow: () => Promise<string>;
};

/** Reads what records of public datasets use, and of those that somebody may count over. */
export type ReadUsedTerminology = (counts: readonly string[]) => Promise<UsedTerminology>;

/** The terminology that records of the graph use. */
export function usedTerminology(graph: Graph): ReadUsedTerminology {
  const reader = createReader(graph, { records: [] }, new AbortController().signal);
  return async (counts) => {
    const told = await readTold(graph, counts);
    const versionNow = () => readToldVersion(reader, counts);
    const [vocabularies, version, rows] = await Promise.all([
      readToldVocabularies(reader, async () => told),
      versionNow(),
      reader.read<{ id: string }>(cypher`
        MATCH (dataset:Dataset WHERE dataset.accessRights = 'PUBLIC' OR dataset.publishes = 'exact' OR dataset.id IN ${counts})
        RETURN dataset.id AS id
        ORDER BY id`),
    ]);
    const datasets = rows.map(({ id }) => id);
    return {
      version,
      vocabularies,
      concepts: () => streamUsedConcepts(graph, datasets, told),
      versionNow,
    };
  };
}

/** The concepts that records of any of the datasets use, in order of their code, as they are taken. */
function streamUsedConcepts(
  graph: Pick<Graph, 'stream'>,
  datasets: readonly string[],
  told: ToldConcepts,
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
        WHERE ${isCurrentMapping} AND ${isToldMapping(told)}
        RETURN {to: target.code, relationship: mapping.relationship, source: coalesce(mapping.source, 'unknown')} AS said
        ORDER BY target.code, mapping.relationship
      } AS mappings
    ORDER BY code`);
}
