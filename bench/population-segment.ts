import { createSegmentBuilder } from '../index/build/builder.ts';
import { rowProperties } from '../index/build/table.ts';
import type { Segment } from '../index/columns/segment.ts';
import type { PropertyValue } from '../ontology/model.ts';
import { drawPopulation, geneCount, type Person } from './population.ts';
import {
  type DrawnRecord,
  geneOf,
  type Kind,
  panelId,
  patientId,
  personOf,
  population,
  recordsOf,
  sites,
} from './population-records.ts';

/** The state that a drawn segment says of itself. */
export const drawnState = { id: population, version: 1, key: 'drawn' } as const;

/** The cohort index of a drawn population, made without a graph. */
export function buildSegment(size: number): Segment {
  const builder = createSegmentBuilder();
  const rowOf = createRows();
  const ofPatient = rowProperties('patient');
  for (const person of drawPopulation(size)) {
    const dataset = datasetOf(person);
    const own = personOf(person);
    builder.addPatient({
      id: patientId(person),
      sourceId: `P${person.n}`,
      datasets: [dataset],
      birth: { day: person.birthDay, precision: 'DAY', clock: population },
      row: ofPatient.map((property) => own[property] ?? null),
    });
    for (const record of recordsOf(person))
      builder.addRecord(record.kind.type, person.n, record.id, rowOf(record, dataset));
  }
  const genes = Array.from({ length: geneCount }, (_, gene) => geneOf(gene));
  return builder.finish(drawnState, [{ id: panelId, genes }]);
}

/** Rows as the index takes them; one is good until the next of its kind is asked for. */
function createRows(): (record: DrawnRecord, dataset: string) => readonly PropertyValue[] {
  const known = new Map<Kind, { readonly row: PropertyValue[]; readonly places: readonly number[] }>();
  const prepare = (kind: Kind) => {
    const properties = rowProperties(kind.type);
    const row = properties.map((property) => (property === 'file' ? fileOf(kind.type) : null));
    const places = ['dataset', ...kind.properties].map((property) => properties.indexOf(property));
    const prepared = { row, places };
    known.set(kind, prepared);
    return prepared;
  };
  return ({ kind, values }, dataset) => {
    const { row, places } = known.get(kind) ?? prepare(kind);
    row[places[0] ?? 0] = dataset;
    for (let at = 0; at < values.length; at += 1) row[places[at + 1] ?? 0] = values[at] ?? null;
    return row;
  };
}

export const datasetOf = ({ site }: Person) => sites[site] ?? '';
export const fileOf = (type: string) => `${type}.csv`;
