import { type Cypher, cypher, name } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs } from '../../graph/graph.ts';
import { codedFields, modelOf, recordTypes } from '../../ontology/records.ts';
import type { VocabularyRelease } from './release.ts';

/** A line for each retired concept of the vocabularies that records still use, with what took its place. */
export async function retiredInUse(
  graph: Graph,
  vocabularies: readonly VocabularyRelease[],
): Promise<readonly string[]> {
  const retired = await graph.read<{ code: string; name: string | null; replacedBy: readonly string[] }>(
    cypher`
      MATCH (concept:Concept {used: true})
      WHERE concept.valid = false AND concept.vocabulary IN ${vocabularies.map(({ id }) => id)}
      RETURN concept.code AS code, concept.name AS name,
        COLLECT {
          MATCH (concept)-[:MAPS_TO {relationship: 'Concept replaced by'}]->(other:Concept)
          RETURN DISTINCT other.code AS replacement
          ORDER BY replacement
        } AS replacedBy
      ORDER BY code`,
    { timeoutMs: unhurriedMs },
  );
  const uses = await countUses(
    graph,
    retired.map(({ code }) => code),
  );
  return retired.map(({ code, name: label, replacedBy }) => {
    const where = uses.filter((use) => use.code === code).map(({ field, records }) => `${records} ${field}`);
    const instead = replacedBy.length === 0 ? 'nothing replaces it' : `replaced by ${replacedBy.join(', ')}`;
    return `retired and in use: ${code} ${label ?? ''} (${where.join(', ')}), ${instead}`;
  });
}

type Use = { readonly code: string; readonly field: string; readonly records: number };

async function countUses(graph: Graph, codes: readonly string[]): Promise<readonly Use[]> {
  if (codes.length === 0) return [];
  const counts = recordTypes.flatMap((type) =>
    codedFields(type).map((field) =>
      graph.read<Use>(usesOf(modelOf(type).type, field, codes), { timeoutMs: unhurriedMs }),
    ),
  );
  return (await Promise.all(counts)).flat();
}

function usesOf(label: string, field: string, codes: readonly string[]): Cypher {
  return cypher`
    MATCH (record:${name(label)})
    UNWIND [record.${name(`${field}SourceConcept`)}, record.${name(`${field}StandardConcept`)}] AS code
    WITH record, code
    WHERE code IN ${codes}
    WITH DISTINCT record, code
    RETURN code, ${`${label}.${field}`} AS field, count(*) AS records`;
}
