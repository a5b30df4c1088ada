import { type Cypher, cypher, name } from '../../graph/cypher.ts';
import { isDeadlock, isThereAlready } from '../../graph/driver-errors.ts';
import type { Graph } from '../../graph/graph.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';

type Property = { readonly label: string; readonly property: string };

const labelsById = [
  'Patient',
  'Dataset',
  'DatasetRow',
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
  'HeldQuestion',
  'AskedQuestion',
  'SharedNumber',
  'SiteRecord',
  'Forgotten',
  'Grant',
  'AccessToken',
  'AuditHead',
  'AuditPatient',
  'Session',
  'Ledger',
  'Answer',
  'ReleasedDescription',
  'Meta',
  ...recordTypes.map((type) => modelOf(type).type),
];

/** What is unique, and what nodes are found by. */
export const constraints = {
  unique: [
    ...labelsById.map((label) => ({ label, property: 'id' })),
    { label: 'Concept', property: 'code' },
    { label: 'AccessToken', property: 'hash' },
    { label: 'Session', property: 'hash' },
    { label: 'Charge', property: 'number' },
  ],
  indexes: [
    ...recordTypes.flatMap(lookupsOf),
    { label: 'DatasetVersion', property: 'dataset' },
    { label: 'DatasetRow', property: 'dataset' },
    { label: 'Grant', property: 'subject' },
    { label: 'Grant', property: 'dataset' },
    { label: 'Charge', property: 'key' },
    { label: 'Charge', property: 'drawnOf' },
    { label: 'DescriptionCharge', property: 'describedOf' },
    { label: 'Charge', property: 'organisation' },
    { label: 'Charge', property: 'person' },
    { label: 'Patient', property: 'sourceId' },
    { label: 'Patient', property: 'population' },
    { label: 'Concept', property: 'used' },
    { label: 'Concept', property: 'conceptId' },
    { label: 'Concept', property: 'altCodes' },
  ],
} as const satisfies Readonly<Record<string, readonly Property[]>>;

function lookupsOf(type: RecordType): readonly Property[] {
  const { type: label, fields } = modelOf(type);
  const keys = Object.entries(fields).filter(([, field]) => field.kind === 'text' && field.key === true);
  return ['dataset', ...keys.map(([property]) => property)].map((property) => ({ label, property }));
}

/** Makes sure that every id is unique and every look-up has its index. Safe to repeat. */
export async function applyConstraints(graph: Graph): Promise<void> {
  for (const property of constraints.unique) await createUnique(graph, property);
  for (const property of constraints.indexes) await createIndex(graph, property);
  await graph.runAlone(cypher`CALL db.awaitIndexes(1800)`, 1_800_000);
}

async function createUnique(graph: Graph, { label, property }: Property): Promise<void> {
  await makeOnce(
    graph,
    cypher`
    CREATE CONSTRAINT ${name(`${label}_${property}_unique`)} IF NOT EXISTS
    FOR (node:${name(label)}) REQUIRE node.${name(property)} IS UNIQUE`,
  );
}

async function createIndex(graph: Graph, { label, property }: Property): Promise<void> {
  await makeOnce(
    graph,
    cypher`
    CREATE INDEX ${name(`${label}_${property}`)} IF NOT EXISTS
    FOR (node:${name(label)}) ON (node.${name(property)})`,
  );
}

/** Two processes that open an empty store make the same at once: one of them is told so, or has to try again. */
async function makeOnce(graph: Graph, statement: Cypher, triesLeft = 20): Promise<void> {
  try {
    await graph.runAlone(statement);
  } catch (error) {
    if (isThereAlready(error)) return;
    if (triesLeft === 0 || !isDeadlock(error)) throw error;
    await makeOnce(graph, statement, triesLeft - 1);
  }
}
