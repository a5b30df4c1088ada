import type { Caller } from '../../disclosure/caller.ts';
import { mayName } from '../../disclosure/names.ts';
import { unspecifiedLicense } from '../../fair/sssom/routes.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { readGraphVersion } from '../../graph/version.ts';
import { toSssom } from '../../import/vocabulary/sssom/write.ts';
import { type NamedMapping, streamMappings } from '../../loaders/concepts.ts';

/** Where the mappings of a graph are found if nobody says otherwise. */
const mappingSetId = 'https://w3id.org/oncograph/mappings';

/** The lines of an SSSOM/TSV file with every mapping of the graph; a caller sees only the names that are for that caller. */
export async function* exportMappings(graph: Graph, caller?: Caller): AsyncGenerator<string> {
  const vocabularies = await graph.read<{ id: string }>(cypher`
    MATCH (vocabulary:Vocabulary)
    RETURN vocabulary.id AS id
    ORDER BY id`);
  yield* toSssom({
    id: mappingSetId,
    license: unspecifiedLicense,
    version: await readGraphVersion(graph),
    prefixes: vocabularies.map(({ id }) => id),
    mappings: withNames(streamMappings(graph), caller),
  });
}

async function* withNames(
  mappings: AsyncIterable<NamedMapping>,
  caller?: Caller,
): AsyncGenerator<NamedMapping> {
  const shown = (code: string, name: string | null) =>
    caller === undefined || mayName(caller, code) ? name : null;
  for await (const mapping of mappings)
    yield {
      ...mapping,
      fromLabel: shown(mapping.from, mapping.fromLabel),
      toLabel: shown(mapping.to, mapping.toLabel),
    };
}
