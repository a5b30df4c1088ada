import { cypher, join, name } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { PropertyValue } from '../../ontology/model.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';
import { rowForm } from '../../ontology/omop/row-form.ts';
import { type DatasetTable, type RecordTable, tableRecords } from '../../ontology/omop/table-records.ts';
import { modelOf } from '../../ontology/records.ts';

/** Persons that are fetched at once: they wait in memory, with their rows of one table. */
const fetchSize = 200;

type PersonRows = { readonly person: string; readonly rows: readonly (readonly PropertyValue[])[] };

/** The rows of a table that came as OMOP, as records of a dataset keep them; in no order. */
export async function* recordRows(graph: Graph, dataset: string, table: RecordTable): AsyncGenerator<Cells> {
  const { properties, write } = rowForm(table);
  for await (const { person, rows } of streamRows(graph, { dataset, table, properties }))
    for (const values of rows)
      yield write(
        Object.fromEntries(properties.map((property, at) => [property, values[at] ?? null])),
        person,
      );
}

type Asked = {
  readonly dataset: string;
  readonly table: RecordTable;
  readonly properties: readonly string[];
};

/** One row a person: the driver takes longer over a row than over a list in it. */
function streamRows(graph: Graph, { dataset, table, properties }: Asked): AsyncGenerator<PersonRows> {
  const { type, relationship } = modelOf(tableRecords[table]);
  const values = join(
    properties.map((property) => cypher`record.${name(property)}`),
    ', ',
  );
  return graph.stream<PersonRows>(
    cypher`
      MATCH (patient:Patient WHERE ${dataset} IN patient.datasets)
      WITH patient, COLLECT {
        MATCH (patient)-[:${name(relationship)}]->(record:${name(type)})
        WHERE record.dataset = ${dataset} AND record.omopTable = ${table}
        RETURN [${values}]
      } AS rows
      WHERE size(rows) > 0
      RETURN patient.sourceId AS person, rows`,
    { fetchSize },
  );
}

/** The rows of a table that belong to a dataset, in the order in which they came. */
export async function* datasetRows(
  graph: Graph,
  dataset: string,
  table: DatasetTable,
): AsyncGenerator<Cells> {
  const rows = graph.stream<{ cells: string }>(cypher`
    MATCH (row:DatasetRow {dataset: ${dataset}, table: ${table}})
    RETURN row.cells AS cells
    ORDER BY row.row`);
  for await (const { cells } of rows) yield JSON.parse(cells); // written by the importer alone
}
