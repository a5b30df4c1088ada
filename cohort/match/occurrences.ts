import type { Steps } from '../../graph/breathe.ts';
import {
  type Bits,
  eachBit,
  emptyBits,
  fullBits,
  hasBit,
  intersect,
  setBit,
} from '../../index/columns/bits.ts';
import { type Column, nobody, type ValueColumn } from '../../index/columns/column.ts';
import type { Table } from '../../index/columns/segment.ts';
import { textAt } from '../../index/columns/texts.ts';
import { timelineNumbers } from '../../index/timelines.ts';
import { tableOf, type View } from '../../index/view.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import type { Counted, RecordPlan } from '../plan.ts';
import { matchingRecords, patientsWith } from './match.ts';

/** Patients with as many matching records as a plan asks for. */
export function* patientsOfRecords(view: View, plan: RecordPlan): Steps<Bits> {
  const { min, max, distinct } = plan;
  if (max === undefined && min === 0) return fullBits(view.size);
  if (max === undefined && min <= 1 && distinct === 'RECORD') return yield* patientsWith(view, plan);
  const table = tableOf(view, plan.record);
  const records = yield* matchingRecords(view, plan);
  const counts =
    distinct === 'RECORD'
      ? countRecords(table, records)
      : countDistinct(table, records, keys(view, plan.record, distinct));
  const found = emptyBits(view.size);
  counts.forEach((count, patient) => {
    if (count >= min && count <= (max ?? count)) setBit(found, patient);
  });
  return intersect(found, fullBits(view.size));
}

/** How many of some records each patient has. */
function countRecords({ owners, offsets }: Table, records: Bits): Uint32Array {
  const counts = new Uint32Array(offsets.length - 1);
  eachBit(records, (record) => {
    const owner = owners[record] ?? 0;
    counts[owner] = (counts[owner] ?? 0) + 1;
  });
  return counts;
}

/** How many different things some records of each patient are; records that do not have it do not count. */
function countDistinct({ owners, offsets }: Table, records: Bits, keyOf: KeyOf): Uint32Array {
  const counts = new Uint32Array(offsets.length - 1);
  const seen = new Set<number | string>();
  let last = -1;
  eachBit(records, (record) => {
    const owner = owners[record] ?? 0;
    if (owner !== last) seen.clear();
    last = owner;
    const key = keyOf(record);
    if (key === null || seen.has(key)) return;
    seen.add(key);
    counts[owner] = (counts[owner] ?? 0) + 1;
  });
  return counts;
}

type KeyOf = (record: number) => number | string | null;

/** What makes two matching records of one patient the same. */
function keys(view: View, type: RecordType, distinct: Exclude<Counted, 'RECORD'>): KeyOf {
  const table = tableOf(view, type);
  const { columns } = table;
  switch (distinct) {
    case 'STUDY':
      return byReference(columns.study);
    case 'VISIT':
      return byReference(columns.visit);
    case 'ROOT': {
      const parentOf = byReference(columns.parent);
      return (record) => parentOf(record) ?? record;
    }
    case 'DAY':
      return byDay(view, table);
    case 'CONCEPT':
      return byConcept(columns[modelOf(type).concept ?? '']);
  }
}

function byReference(column: Column | undefined): KeyOf {
  if (column?.kind !== 'references') return () => null;
  return (record) => {
    const target = column.targets[record] ?? nobody;
    return target === nobody ? null : target;
  };
}

function byDay({ segment }: View, { columns: { start, clock: timeline } }: Table): KeyOf {
  if (start?.kind !== 'dates') return () => null;
  const timelineOf = timelineNumbers(segment, timeline);
  return (record) => (hasBit(start.precise, record) ? `${timelineOf(record)} ${start.days[record]}` : null);
}

function byConcept(column: Column | undefined): KeyOf {
  if (column?.kind !== 'values') return () => null;
  const codes = codesOf(column);
  return (record) => codes[column.entries[record] ?? 0] ?? null;
}

/** The standard concept of each entry, else its source concept. */
function codesOf({ parts: [, sources, standards] }: ValueColumn): readonly (string | null)[] {
  if (sources === undefined || standards === undefined) return [];
  return Array.from(sources.known, (_, entry) => textAt(standards, entry) ?? textAt(sources, entry));
}
