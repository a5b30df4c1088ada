import { type Cypher, cypher, name } from '../graph/cypher.ts';
import { isOfDatasets, type Reader } from '../graph/reader.ts';
import { type Evidence, factsOf } from '../ontology/decide.ts';
import type { Properties } from '../ontology/model.ts';
import { modelOf } from '../ontology/records.ts';
import { indexEvent, person } from '../ontology/roles.ts';

/** What the facts of a patient are decided from, and by which precedence, as JSON. */
export type StoredEvidence = Evidence & { readonly precedence: string | null };

/**
 * Whether `patient` has data outside some datasets: who may use these alone is told what follows from them alone. Of all
 * others the facts as they are stored are the right ones.
 */
export function isPartly(datasets: readonly string[]): Cypher {
  return cypher`any(dataset IN patient.datasets WHERE NOT dataset IN ${datasets})`;
}

/** What some datasets say of `patient`, as a map (`StoredEvidence`). */
export function evidenceIn(datasets: readonly string[]): Cypher {
  return cypher`{
    registrations: COLLECT {
      MATCH (patient)-[:${name(modelOf(person.record).relationship)}]->(record)
      WHERE ${isOfDatasets(datasets)}
      RETURN properties(record)
    },
    index: COLLECT {
      MATCH (patient)-[:${name(modelOf(indexEvent.record).relationship)}]->(record)
      WHERE record.${name(indexEvent.flag)} AND ${isOfDatasets(datasets)}
      RETURN properties(record)
    },
    precedence: head(COLLECT {
      MATCH (population:Population {id: patient.population})
      RETURN population.precedence
    })
  }`;
}

/** The facts that follow from what was read. */
export function toFacts({ precedence, ...evidence }: StoredEvidence): Properties {
  return factsOf(evidence, JSON.parse(precedence ?? '{}')); // a load wrote it
}

/** Facts of patients, by id, as they follow from the datasets that may be read. */
export async function factsInScope(
  { read, datasets }: Pick<Reader, 'read' | 'datasets'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Properties>> {
  if (ids.length === 0) return new Map();
  const rows = await read<{ id: string; evidence: StoredEvidence }>(cypher`
    MATCH (patient:Patient WHERE patient.id IN ${ids})
    RETURN patient.id AS id, ${evidenceIn(datasets)} AS evidence`);
  return new Map(rows.map(({ id, evidence }) => [id, toFacts(evidence)]));
}
