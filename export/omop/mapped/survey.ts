import { type Cypher, cypher, join, name } from '../../../graph/cypher.ts';
import { type Graph, unhurriedMs } from '../../../graph/graph.ts';
import { missingDate, placementsOf } from '../../../ontology/omop/placement.ts';
import { modelOf, type RecordType, recordTypes } from '../../../ontology/records.ts';
import { person } from '../../../ontology/roles.ts';
import type { TimelineKind } from '../../../ontology/time.ts';
import type { DatasetTimeline } from './times.ts';

/** What a dataset has: the types whose records become rows, the other ones, and the timelines of its dates. */
export type Survey = {
  readonly types: readonly RecordType[];
  readonly left: readonly LeftType[];
  readonly timelines: readonly DatasetTimeline[];
};

/** A type none of whose records can be a row, and why. */
export type LeftType = { readonly type: RecordType; readonly records: number; readonly reason: string };

type Counted = {
  readonly type: RecordType;
  readonly timeline: string | null;
  readonly kind: TimelineKind | null;
  readonly records: number;
  readonly dated: number;
};

/** Counts the records of a dataset by type and timeline. */
export async function surveyOf(graph: Graph, dataset: string): Promise<Survey> {
  const counts = recordTypes.map((type) =>
    graph.read<Counted>(countsOf(dataset, type), { timeoutMs: unhurriedMs }),
  );
  const counted = (await Promise.all(counts)).flat();
  const sums = new Map<RecordType, number>();
  for (const { type, records } of counted) sums.set(type, (sums.get(type) ?? 0) + records);
  sums.delete(person.record); // these together are the person
  const left = [...sums].flatMap(([type, records]) => {
    const reason = reasonToLeave(type);
    return reason === undefined ? [] : [{ type, records, reason }];
  });
  const types = [...sums.keys()].filter((type) => !left.some((one) => one.type === type));
  return { types, left, timelines: timelinesIn(counted) };
}

function reasonToLeave(type: RecordType): string | undefined {
  const placements = placementsOf(type);
  if (placements.length === 0) return 'no field has a place in OMOP';
  const missing = placements.map(missingDate);
  const [column] = missing;
  return missing.every((one) => one !== undefined) ? `no field is the ${column} that is required` : undefined;
}

function countsOf(dataset: string, type: RecordType): Cypher {
  const { type: label, relationship, fields } = modelOf(type);
  const days = Object.entries(fields).flatMap(([field, { kind }]) =>
    kind === 'date' ? [cypher`record.${name(`${field}Day`)}`] : [],
  );
  const day = days.length === 0 ? cypher`null` : cypher`coalesce(${join(days, ', ')}, null)`;
  return cypher`
    MATCH (patient:Patient WHERE ${dataset} IN patient.datasets)-[:${name(relationship)}]->(record:${name(label)})
    WHERE record.dataset = ${dataset}
    RETURN ${type} AS type, record.timelineName AS timeline, record.timeline AS kind, count(*) AS records, count(${day}) AS dated`;
}

function timelinesIn(counted: readonly Counted[]): readonly DatasetTimeline[] {
  const timelines = new Map<string, DatasetTimeline>();
  for (const { type, timeline, kind, dated } of counted) {
    if (timeline === null || kind === null || dated === 0) continue;
    const known = timelines.get(timeline);
    const births = type === person.record || known?.births === true;
    timelines.set(timeline, { name: timeline, kind, births, records: dated + (known?.records ?? 0) });
  }
  return [...timelines.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
