import { toSssom } from '../import/vocabulary/sssom-write.ts';
import { streamMappings } from '../loaders/concepts.ts';
import { cypher } from '../loaders/cypher.ts';
import type { Graph } from '../loaders/graph.ts';
import { readGraphVersion } from '../loaders/version.ts';

/** Where the mappings of a graph are found if nobody says otherwise. */
const mappingSetId = 'https://w3id.org/oncograph/mappings';

/** SSSOM wants one licence; here each source has its own. */
const unspecified = 'https://w3id.org/sssom/license/unspecified';

/** The lines of an SSSOM/TSV file with every mapping of the graph. */
export async function* exportMappings(graph: Graph): AsyncGenerator<string> {
  const vocabularies = await graph.read<{ id: string }>(cypher`
    MATCH (vocabulary:Vocabulary)
    RETURN vocabulary.id AS id
    ORDER BY id`);
  yield* toSssom({
    id: mappingSetId,
    license: unspecified,
    version: await readGraphVersion(graph),
    prefixes: vocabularies.map(({ id }) => id),
    mappings: streamMappings(graph),
  });
}
