import { cypher, name } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { modelOf, recordTypes } from '../../ontology/records.ts';

const labelsById = [
  'Patient',
  'Dataset',
  'RemovedDataset',
  'DatasetVersion',
  'Catalogue',
  'Load',
  'LoadBatch',
  'GenePanel',
  'Population',
  'Vocabulary',
  'Terminology',
  'ReviewedValue',
  'SavedCohort',
  'Forgotten',
  'Meta',
];

/** Makes sure that every id is unique and every look-up has its index. Safe to repeat. */
export async function applyConstraints(graph: Graph): Promise<void> {
  const records = recordTypes.map((type) => modelOf(type).type);
  for (const label of [...labelsById, ...records]) await unique(graph, label, 'id');
  await unique(graph, 'Concept', 'code');
  for (const label of records) await index(graph, label, 'dataset');
  await index(graph, 'DatasetVersion', 'dataset');
  await index(graph, 'Patient', 'sourceId');
  await index(graph, 'Patient', 'population');
  await index(graph, 'ImagingStudy', 'studyInstanceUid');
  await index(graph, 'Concept', 'used');
  await graph.runAlone(cypher`CALL db.awaitIndexes(120)`);
}

async function unique(graph: Graph, label: string, property: string): Promise<void> {
  await graph.runAlone(cypher`
    CREATE CONSTRAINT ${name(`${label}_${property}_unique`)} IF NOT EXISTS
    FOR (node:${name(label)}) REQUIRE node.${name(property)} IS UNIQUE`);
}

async function index(graph: Graph, label: string, property: string): Promise<void> {
  await graph.runAlone(cypher`
    CREATE INDEX ${name(`${label}_${property}`)} IF NOT EXISTS
    FOR (node:${name(label)}) ON (node.${name(property)})`);
}
