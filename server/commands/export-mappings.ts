import type { Caller } from '../../disclosure/caller.ts';
import { mayName } from '../../disclosure/names.ts';
import { unspecifiedLicense } from '../../fair/sssom/routes.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { readGraphVersion } from '../../graph/version.ts';
import { toSssom } from '../../import/vocabulary/sssom/write.ts';
import { type NamedMapping, streamMappings } from '../../loaders/concepts.ts';
import { readTold, type Shown } from '../../loaders/told-concepts.ts';
import { readToldVersion } from '../../loaders/told-version.ts';

/** Where the mappings of a graph are found if nobody says otherwise. */
const mappingSetId = 'https://w3id.org/oncograph/mappings';

/** The lines of an SSSOM/TSV file with every mapping of the graph, for its operator. */
export async function* exportMappings(graph: Graph): AsyncGenerator<string> {
  yield* toSssom({
    ...common,
    version: await readGraphVersion(graph),
    prefixes: await readPrefixes(graph),
    mappings: streamMappings(graph),
  });
}

/** The same with the mappings and names that a caller may be told, to whom the datasets of `shown` may be shown. */
export async function* tellMappings(graph: Graph, caller: Caller, shown: Shown): AsyncGenerator<string> {
  const granted = await shown();
  const told = await readTold(graph, granted);
  const prefixes = await readPrefixes(graph);
  yield* toSssom({
    ...common,
    version: await readToldVersion(graph, granted),
    prefixes: prefixes.filter((id) => !told.hiddenVocabularies.has(id)),
    mappings: withNames(streamMappings(graph, told), caller),
  });
}

const common = { id: mappingSetId, license: unspecifiedLicense };

async function readPrefixes(graph: Graph): Promise<readonly string[]> {
  const vocabularies = await graph.read<{ id: string }>(cypher`
    MATCH (vocabulary:Vocabulary)
    RETURN vocabulary.id AS id
    ORDER BY id`);
  return vocabularies.map(({ id }) => id);
}

async function* withNames(
  mappings: AsyncIterable<NamedMapping>,
  caller: Caller,
): AsyncGenerator<NamedMapping> {
  const shown = (code: string, name: string | null) => (mayName(caller, code) ? name : null);
  for await (const mapping of mappings)
    yield {
      ...mapping,
      fromLabel: shown(mapping.from, mapping.fromLabel),
      toLabel: shown(mapping.to, mapping.toLabel),
    };
}
