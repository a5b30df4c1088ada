import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { isCurrentMapping } from '../terminology/read.ts';
import type { StoredMapping } from './concepts.ts';

/** The mappings of the first `size` concepts that have any and whose code comes after `after`, in order of the code. */
export function readMappingsAfter(
  { read }: Reader,
  after: string,
  size: number,
): Promise<readonly StoredMapping[]> {
  return read<StoredMapping>(cypher`
    MATCH (source:Concept WHERE source.code > ${after} AND EXISTS { (source)-[:MAPS_TO]->() })
    WITH source ORDER BY source.code LIMIT toInteger(${size})
    MATCH (source)-[mapping:MAPS_TO]->(target:Concept)
    WHERE ${isCurrentMapping}
    RETURN source.code AS from, target.code AS to, mapping.relationship AS relationship,
      coalesce(mapping.source, 'unknown') AS source
    ORDER BY from, to, relationship`);
}
