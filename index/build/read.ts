import { setImmediate } from 'node:timers/promises';
import { boundValues, cypher, name } from '../../graph/cypher.ts';
import { type Graph, unhurriedMs } from '../../graph/graph.ts';
import { isSameState, type PopulationState } from '../../graph/version.ts';
import type { Precedence } from '../../ontology/decide.ts';
import type { PropertyValue } from '../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import { examination } from '../../ontology/roles.ts';
import type { Segment, SegmentPanel } from '../columns/segment.ts';
import { createSegmentBuilder, type SegmentBuilder, type SegmentRow } from './builder.ts';
import { rowProperties } from './table.ts';

/** Patients whose records are read at once. */
const atOnce = 2_000;

/** The versions of all populations of the graph. */
export function readPopulations(graph: Pick<Graph, 'read'>): Promise<readonly PopulationState[]> {
  return graph.read<PopulationState>(cypher`
    MATCH (population:Population)
    RETURN population.id AS id, coalesce(population.version, 0) AS version, coalesce(population.key, '') AS key
    ORDER BY id`);
}

/** How often a population is read again because it changed meanwhile. */
const attempts = 3;

/**
 * The segment of a population, of one version: where that changed while it was read, it is read again. `state` is the
 * version that was seen last.
 */
export async function readSettledSegment(
  graph: Graph,
  state: PopulationState,
  left = attempts,
): Promise<Segment> {
  const segment = await readSegment(graph, state);
  const now = (await readPopulations(graph)).find(({ id }) => id === state.id) ?? state;
  return isSameState(now, state) || left === 0 ? segment : readSettledSegment(graph, now, left - 1);
}

/** The segment of a population as the graph has it now. */
export async function readSegment(graph: Graph, state: PopulationState): Promise<Segment> {
  const builder = createSegmentBuilder();
  const patients = await readPatients(graph, state.id);
  for (const patient of patients) builder.addPatient(patient);
  for (const type of recordTypes) await addRecords(graph, builder, type, patients);
  return builder.finish(state, await readPanels(graph, state.id), await readPrecedence(graph, state.id));
}

type StoredPatient = Omit<SegmentRow, 'birth'> & {
  readonly birthDay: number | null;
  readonly birthPrecision: string | null;
  readonly birthTimeline: string | null;
};

async function readPatients(graph: Graph, population: string): Promise<readonly SegmentRow[]> {
  const rows: SegmentRow[] = [];
  const statement = cypher`
    MATCH (patient:Patient {population: ${population}})
    RETURN patient.id AS id, patient.sourceId AS sourceId, patient.datasets AS datasets,
      patient.birthDay AS birthDay, patient.birthPrecision AS birthPrecision, patient.birthTimeline AS birthTimeline,
      ${boundValues(cypher`patient`, rowProperties('patient'))} AS row`;
  for await (const { birthDay, birthPrecision, birthTimeline, ...patient } of graph.stream<StoredPatient>(
    statement,
  ))
    rows.push({ ...patient, birth: { day: birthDay, precision: birthPrecision, clock: birthTimeline } });
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The id of a record and the values of `rowProperties`. */
type Row = readonly [id: string, ...values: PropertyValue[]];

async function addRecords(
  graph: Graph,
  builder: SegmentBuilder,
  type: RecordType,
  patients: readonly SegmentRow[],
): Promise<void> {
  for (let start = 0; start < patients.length; start += atOnce) {
    const ids = patients.slice(start, start + atOnce).map(({ id }) => id);
    const found = await readRecords(graph, type, ids);
    ids.forEach((id, at) => {
      for (const [record, ...row] of found.get(id) ?? []) builder.addRecord(type, start + at, record, row);
    });
    await setImmediate();
  }
}

async function readRecords(
  graph: Graph,
  type: RecordType,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const { type: label, relationship } = modelOf(type);
  const rows = await graph.read<{ id: string; rows: Row[] }>(
    cypher`
      MATCH (patient:Patient WHERE patient.id IN ${ids})-[:${name(relationship)}]->(record:${name(label)})
      RETURN patient.id AS id, collect(${boundValues(cypher`record`, ['id', ...rowProperties(type)])}) AS rows`,
    { timeoutMs: unhurriedMs },
  );
  return new Map(rows.map(({ id, rows: records }) => [id, records.sort(([a], [b]) => (a < b ? -1 : 1))]));
}

/** Panels that examinations of the population name. */
function readPanels(graph: Graph, population: string): Promise<readonly SegmentPanel[]> {
  const { type, relationship } = modelOf(examination.record);
  return graph.read<SegmentPanel>(
    cypher`
      MATCH (panel:GenePanel)
      WHERE EXISTS {
        MATCH (patient:Patient {population: ${population}})-[:${name(relationship)}]->(record:${name(type)})
        WHERE record.${name(examination.panel)} = panel.id
      }
      RETURN panel.id AS id, panel.genes AS genes
      ORDER BY id`,
    { timeoutMs: unhurriedMs },
  );
}

/** By what it was decided what patients are. */
async function readPrecedence(graph: Graph, population: string): Promise<Precedence> {
  const [row] = await graph.read<{ precedence: string | null }>(cypher`
    MATCH (population:Population {id: ${population}})
    RETURN population.precedence AS precedence`);
  return JSON.parse(row?.precedence ?? '{}'); // a load wrote it
}
