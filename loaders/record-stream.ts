import { boundValues, cypher, join, name } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { isOfDatasets } from '../graph/reader.ts';
import type { PropertyValue } from '../ontology/model.ts';
import { modelOf, type RecordType } from '../ontology/records.ts';

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

/**
 * Every patient with data in the datasets, in order of the id, with the records of these datasets. One row a patient:
 * the driver takes longer over a row than over a list in it. Rows are fetched as they are taken.
 */
export function streamPatients(
  graph: Pick<Graph, 'stream'>,
  datasets: readonly string[],
  columns: StreamColumns,
  timeoutMs: number,
): AsyncGenerator<PatientRow> {
  const lists = columns.records.map(([type, properties]) => {
    const { type: label, relationship } = modelOf(type);
    return cypher`COLLECT {
        MATCH (patient)-[:${name(relationship)}]->(record:${name(label)})
        WHERE ${isOfDatasets(datasets)}
        RETURN ${boundValues(cypher`record`, properties)}
      }`;
  });
  // The first condition is always true: by it the planner takes the patients from the index, in its order.
  return graph.stream<PatientRow>(
    cypher`
      MATCH (patient:Patient)
      WHERE patient.id >= '' AND any(dataset IN patient.datasets WHERE dataset IN ${datasets})
      WITH patient ORDER BY patient.id
      RETURN ${boundValues(cypher`patient`, columns.patient)} AS patient, [${join(lists, ', ')}] AS records`,
    { timeoutMs, fetchSize },
  );
}
