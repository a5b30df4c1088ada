import { createHash } from 'node:crypto';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { raiseTerminology } from '../../import/store/terminology-version.ts';

/**
 * Digest of everything a population holds: patients, records, datasets, and the relationships between them and to
 * concepts. Which load wrote a record does not count.
 */
export async function hashPopulation(graph: Graph, population: string): Promise<string> {
  const hash = createHash('sha256');
  const nodes = graph.stream<{ key: string; labels: readonly string[]; properties: object }>(cypher`
    MATCH (patient:Patient {population: ${population}})
    CALL (patient) {
      RETURN patient AS node
      UNION
      MATCH (patient)-->(record)
      RETURN record AS node
    }
    RETURN node.id AS key, labels(node) AS labels, properties(node) AS properties
    ORDER BY key
    UNION ALL
    MATCH (dataset:Dataset {population: ${population}})
    RETURN dataset.id AS key, labels(dataset) AS labels, properties(dataset) AS properties
    ORDER BY key`);
  for await (const { labels, properties } of nodes) hash.update(toLine([labels, withoutLoad(properties)]));
  const links = graph.stream<{ from: string; type: string; to: string }>(cypher`
    MATCH (patient:Patient {population: ${population}})
    CALL (patient) {
      MATCH (patient)-[link]->(target)
      RETURN patient AS node, link, target
      UNION
      MATCH (patient)-->(node)-[link]->(target)
      RETURN node, link, target
    }
    RETURN node.id AS from, type(link) AS type, coalesce(target.id, target.code) AS to
    ORDER BY from, type, to`);
  for await (const { from, type, to } of links) hash.update(toLine([from, type, to]));
  return hash.digest('hex');
}

function withoutLoad(properties: object): readonly (readonly [string, unknown])[] {
  return Object.entries(properties)
    .filter(([name]) => name !== 'load')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function toLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** Removes a population with everything that loads wrote for it. */
export async function clearPopulation(graph: Graph, population: string): Promise<void> {
  await graph.runAlone(cypher`
    MATCH (patient:Patient {population: ${population}})
    CALL (patient) {
      OPTIONAL MATCH (patient)-->(record)
      DETACH DELETE record, patient
    } IN TRANSACTIONS OF 50 ROWS`);
  await graph.write(async (run) => {
    await run(cypher`
      MATCH (node:Dataset|Population|Load|ReviewedValue WHERE node.population = ${population} OR node.id = ${population})
      OPTIONAL MATCH (other:LoadBatch|DatasetVersion|DatasetRow WHERE other.load = node.id OR other.dataset = node.id)
      DETACH DELETE node, other`);
    await run(cypher`MATCH (node:Forgotten) DELETE node`);
  });
}

/** Removes every vocabulary, for tests that say what all of them are. */
export async function clearTerminology(graph: Graph): Promise<void> {
  await graph.runAlone(cypher`
    MATCH (node:Concept|Vocabulary)
    CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 5000 ROWS`);
  await graph.write((run) => raiseTerminology(run));
}
