import { type Graph, unhurriedMs } from '../../../graph/graph.ts';
import { streamPatients } from '../../../loaders/record-stream.ts';
import { decidedFields } from '../../../ontology/decide.ts';
import { type Properties, type PropertyValue, propertiesOf } from '../../../ontology/model.ts';
import { propertiesPlaced } from '../../../ontology/omop/placement.ts';
import type { RecordType } from '../../../ontology/records.ts';
import type { Person } from './drafts.ts';

/** What is read of a patient. */
const ofPatient = ['id', ...decidedFields.flatMap(([name, field]) => propertiesOf(name, field))];

/** On which timeline the day of a decided date stands. */
const timelines = decidedFields.flatMap(([name, { kind }]) => (kind === 'date' ? [`${name}Timeline`] : []));

/**
 * Everybody of a dataset in order of the id, with the records that the dataset has of them, in order of type and id. What a person
 * is, is decided by this dataset alone.
 */
export async function* streamPeople(
  graph: Graph,
  dataset: string,
  types: readonly RecordType[],
): AsyncGenerator<Person> {
  if (types.length === 0) return;
  const columns = {
    patient: [...ofPatient, ...timelines],
    records: types.map((type) => [type, propertiesPlaced(type)] as const),
  };
  const streamed = { datasets: [dataset], usable: [dataset], columns };
  for await (const { patient, records } of streamPatients(graph, streamed, unhurriedMs)) {
    const properties = toProperties(columns.patient, patient);
    yield {
      properties: { ...properties, timelineName: timelines.map((name) => properties[name])[0] ?? null },
      records: columns.records.flatMap(([type, names], at) =>
        (records[at] ?? [])
          .map((values) => ({ type, properties: toProperties(names, values) }))
          .toSorted((a, b) => (String(a.properties.id) < String(b.properties.id) ? -1 : 1)),
      ),
    };
  }
}

/** What is known: most properties of most records are not. */
function toProperties(names: readonly string[], values: readonly PropertyValue[]): Properties {
  const properties: Record<string, PropertyValue> = {};
  names.forEach((name, at) => {
    const value = values[at];
    if (value !== null && value !== undefined) properties[name] = value;
  });
  return properties;
}
