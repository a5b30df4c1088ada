import { cypher, name } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { type Evidence, factsOf, type Precedence } from '../../ontology/decide.ts';
import { modelOf } from '../../ontology/records.ts';
import { indexEvent, person } from '../../ontology/roles.ts';
import { toIntegers } from './to-integers.ts';

const { fields, relationship } = modelOf(person.record);
const { relationship: toIndex } = modelOf(indexEvent.record);

const atOnce = 2_000;

/** Decides what patients are from their registrations and index conditions, and in which datasets they have data. */
export async function settlePatients(
  graph: Graph,
  patients: Iterable<string>,
  precedence: Precedence,
): Promise<void> {
  const ids = [...patients];
  for (let start = 0; start < ids.length; start += atOnce)
    await settleSome(graph, ids.slice(start, start + atOnce), precedence);
}

async function settleSome(graph: Graph, ids: readonly string[], precedence: Precedence): Promise<void> {
  await graph.write(async (run) => {
    const known = await run<Evidence & { id: string; datasets: readonly string[] }>(cypher`
      MATCH (patient:Patient WHERE patient.id IN ${ids})
      RETURN patient.id AS id,
        COLLECT { MATCH (patient)-[:${name(relationship)}]->(registration) RETURN properties(registration) } AS registrations,
        COLLECT { MATCH (patient)-[:${name(toIndex)}]->(event) WHERE event.${name(indexEvent.flag)} RETURN properties(event) } AS index,
        COLLECT { MATCH (patient)-->(record) WHERE record.dataset IS NOT NULL RETURN DISTINCT record.dataset AS dataset ORDER BY dataset } AS datasets`);
    const gone = known.filter(({ datasets }) => datasets.length === 0).map(({ id }) => id);
    const rows = known
      .filter(({ datasets }) => datasets.length > 0)
      .map(({ id, datasets, ...evidence }) => {
        const properties = toIntegers(fields, factsOf(evidence, precedence));
        return { id, properties: { ...properties, datasets } };
      });
    await run(cypher`
      UNWIND ${rows} AS row
      MATCH (patient:Patient {id: row.id})
      SET patient += row.properties`);
    await run(cypher`MATCH (patient:Patient WHERE patient.id IN ${gone}) DETACH DELETE patient`);
  });
}
