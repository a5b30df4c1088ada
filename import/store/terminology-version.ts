import { cypher } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';

/** Says that concepts, or how they lie to each other, are others: what was kept of them is read again. */
export async function raiseTerminology(run: Write): Promise<void> {
  await run(cypher`
    MERGE (terminology:Terminology {id: 'terminology'})
    SET terminology.version = coalesce(terminology.version, 0) + 1, terminology.key = randomUUID()`);
}

/** Counts what was loaded of vocabularies: everybody may be told of that, and of what records bring into the terminology not. */
export async function countRelease(run: Write): Promise<void> {
  await run(cypher`
    MATCH (terminology:Terminology {id: 'terminology'})
    SET terminology.releases = coalesce(terminology.releases, 0) + 1`);
}

/** Says that the next `raiseTerminologyIfGrown` has a reason to. */
export async function noteTerminologyChange(run: Write): Promise<void> {
  await run(cypher`
    MATCH (terminology:Terminology {id: 'terminology'})
    REMOVE terminology.size`);
}

/**
 * The same as `raiseTerminology`, unless nothing was noted and there are as many concepts and relationships of them as when
 * this was asked last.
 */
export async function raiseTerminologyIfGrown(run: Write): Promise<void> {
  await run(cypher`
    CALL () { MATCH (concept:Concept) RETURN count(concept) AS concepts }
    CALL () { MATCH ()-[isA:IS_A]->() RETURN count(isA) AS links }
    CALL () { MATCH ()-[mapping:MAPS_TO]->() RETURN count(mapping) AS mappings }
    WITH [concepts, links, mappings] AS size
    MERGE (terminology:Terminology {id: 'terminology'})
    WITH terminology, size
    WHERE terminology.size IS NULL OR terminology.size <> size
    SET terminology.version = coalesce(terminology.version, 0) + 1, terminology.key = randomUUID(),
      terminology.size = size`);
}
