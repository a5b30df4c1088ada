import { boundValues, type Cypher, cypher, join, name } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { isOfDatasets } from '../graph/reader.ts';
import type { PropertyValue } from '../ontology/model.ts';
import { modelOf, type RecordType } from '../ontology/records.ts';
import { evidenceIn, isPartly, type StoredEvidence, toFacts } from './facts-in-scope.ts';

/** Stored properties to be read: of patients, and of the records of each type. */
export type StreamColumns = {
  readonly patient: readonly string[];
  readonly records: readonly (readonly [type: RecordType, columns: readonly string[]])[];
};

/** A patient with all records, as lists of values: of records one list for each type, in the order that was asked for. */
export type PatientRow = {
  readonly patient: readonly PropertyValue[];
  readonly records: readonly (readonly (readonly PropertyValue[])[])[];
};

/** Patients that are fetched at once: they wait in memory, with all of their records. */
const fetchSize = 20;

/** Whose records are read, and which columns of them. */
export type Streamed = {
  readonly datasets: readonly string[];
  /** Datasets that the facts of patients are decided from: those that the reader may use. */
  readonly usable: readonly string[];
  readonly columns: StreamColumns;
};

/** A row of a stream; `evidence` only of patients whose facts are decided anew. */
type StreamRow = PatientRow & { readonly evidence?: StoredEvidence | null };

/**
 * Every patient with data in the datasets, in order of the id, with the records of these datasets. One row a patient:
 * the driver takes longer over a row than over a list in it. Rows are fetched as they are taken.
 */
export async function* streamPatients(
  graph: Pick<Graph, 'stream' | 'read'>,
  streamed: Streamed,
  timeoutMs: number,
): AsyncGenerator<PatientRow> {
  const { usable, columns } = streamed;
  const isPart = await isPartOfPopulation(graph, streamed);
  const rows = graph.stream<StreamRow>(statementOf(streamed, isPart), { timeoutMs, fetchSize });
  if (!isPart) return yield* rows;
  for await (const { evidence, ...row } of rows)
    yield evidence ? { ...row, patient: decidedAnew(row.patient, evidence, { usable, columns }) } : row;
}

/** Whether people of the datasets may have data that the reader may not use. */
async function isPartOfPopulation(
  graph: Pick<Graph, 'read'>,
  { datasets, usable }: Streamed,
): Promise<boolean> {
  const others = await graph.read<{ id: string }>(cypher`
    MATCH (dataset:Dataset WHERE dataset.id IN ${datasets})
    WITH DISTINCT dataset.population AS population
    MATCH (other:Dataset {population: population})
    WHERE NOT other.id IN ${usable}
    RETURN other.id AS id
    LIMIT 1`);
  return others.length > 0;
}

function statementOf({ datasets, usable, columns }: Streamed, isPart: boolean): Cypher {
  const lists = columns.records.map(([type, properties]) => {
    const { type: label, relationship } = modelOf(type);
    return cypher`COLLECT {
        MATCH (patient)-[:${name(relationship)}]->(record:${name(label)})
        WHERE ${isOfDatasets(datasets)}
        RETURN ${boundValues(cypher`record`, properties)}
      }`;
  });
  const evidence = isPart
    ? cypher`, CASE WHEN ${isPartly(usable)} THEN ${evidenceIn(usable)} END AS evidence`
    : cypher``;
  // The first condition is always true: by it the planner takes the patients from the index, in its order.
  return cypher`
    MATCH (patient:Patient)
    WHERE patient.id >= '' AND any(dataset IN patient.datasets WHERE dataset IN ${datasets})
    WITH patient ORDER BY patient.id
    RETURN ${boundValues(cypher`patient`, columns.patient)} AS patient, [${join(lists, ', ')}] AS records${evidence}`;
}

/** The columns of a patient as the usable datasets alone decide them. */
function decidedAnew(
  patient: PatientRow['patient'],
  evidence: StoredEvidence,
  { usable, columns }: Pick<Streamed, 'usable' | 'columns'>,
): PatientRow['patient'] {
  const facts = toFacts(evidence);
  return columns.patient.map((column, at) => {
    const stored = patient[at] ?? null;
    if (column === 'datasets' && Array.isArray(stored)) return stored.filter((one) => usable.includes(one));
    return facts[column] === undefined ? stored : facts[column];
  });
}
