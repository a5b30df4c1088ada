import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { createReader, type Reader } from '../graph/reader.ts';
import { isCurrentMapping } from '../terminology/read.ts';
import type { StoredMapping } from './concepts.ts';
import { isToldMapping, nothingShown, readTold, type Shown, type ToldConcepts } from './told-concepts.ts';
import { readToldVersion } from './told-version.ts';

/** Mappings of some concepts, and the version of the graph that they are of. */
export type MappingPage = { readonly version: string; readonly mappings: readonly StoredMapping[] };

/** Reads the mappings of the first `size` concepts after a code. */
export type MappingPages = (after: string, size: number) => Promise<MappingPage>;

/** The mappings of the graph that everybody may be told, page by page. */
export function mappingPages(graph: Graph, shown: Shown = nothingShown): MappingPages {
  const reader = createReader(graph, { records: [] }, new AbortController().signal);
  return async (after, size) => {
    const granted = await shown();
    const told = await readTold(graph, granted);
    const [version, mappings] = await Promise.all([
      readToldVersion(reader, granted),
      readMappingsAfter(reader, told, { after, size }),
    ]);
    return { version, mappings };
  };
}

/** The mappings of the first `size` concepts that have any and whose code comes after `after`, in order of the code. */
function readMappingsAfter(
  { read }: Reader,
  told: ToldConcepts,
  { after, size }: { readonly after: string; readonly size: number },
): Promise<readonly StoredMapping[]> {
  return read<StoredMapping>(cypher`
    MATCH (source:Concept WHERE source.code > ${after} AND EXISTS {
      (source)-[mapping:MAPS_TO]->() WHERE ${isToldMapping(told)}
    })
    WITH source ORDER BY source.code LIMIT toInteger(${size})
    MATCH (source)-[mapping:MAPS_TO]->(target:Concept)
    WHERE ${isCurrentMapping} AND ${isToldMapping(told)}
    RETURN source.code AS from, target.code AS to, mapping.relationship AS relationship,
      coalesce(mapping.source, 'unknown') AS source
    ORDER BY from, to, relationship`);
}
