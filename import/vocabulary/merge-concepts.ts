import { cypher } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';
import { broaderByStructure, splitCurie } from '../../ontology/curie.ts';

/** What a record or a mapping says of a concept that no release need have brought. */
export type NamedConcept = {
  readonly code: string;
  readonly name: string | null;
  readonly standard?: boolean;
};

/**
 * Concepts by code, with the vocabulary and the broader code that their structure says; what the graph has of them
 * stays, and whether a concept of a release is standard is said by that release alone. `since` is the version of the terminology from which on new ones are seen. Gives how many others have a name now,
 * or are standard, that had and were not.
 */
export async function mergeConcepts(
  run: Write,
  concepts: readonly NamedConcept[],
  since = 0,
): Promise<number> {
  const rows = concepts.map(({ code, name, standard = false }) => ({
    code,
    name,
    standard,
    vocabulary: splitCurie(code).prefix,
    broader: broaderByStructure(code) ?? null,
  }));
  const [changed] = await run<{ count: number }>(cypher`
    UNWIND ${rows} AS row
    MERGE (concept:Concept {code: row.code})
    ON CREATE SET concept.vocabulary = row.vocabulary, concept.name = row.name, concept.synonyms = [],
      concept.standard = false, concept.valid = true, concept.since = ${since}
    WITH concept, row, row.standard AND concept.release IS NULL AND NOT coalesce(concept.standard, false) AS standard
    WHERE concept.name IS NULL AND row.name IS NOT NULL OR standard
    SET concept.name = coalesce(concept.name, row.name), concept.standard = coalesce(concept.standard, false) OR standard
    RETURN count(DISTINCT concept) AS count`);
  await run(cypher`
    UNWIND ${rows.filter(({ broader }) => broader !== null)} AS row
    MATCH (concept:Concept {code: row.code})
    MATCH (broader:Concept {code: row.broader})
    MERGE (concept)-[isA:IS_A]->(broader)
    ON CREATE SET isA.since = ${since}`);
  return changed?.count ?? 0;
}
