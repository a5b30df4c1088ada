import { type Bits, eachBit } from '../../index/columns/bits.ts';
import type { ValueColumn } from '../../index/columns/column.ts';
import type { Table } from '../../index/columns/segment.ts';
import { isListed } from '../../index/columns/value-column.ts';
import { type Ordered, type Spans, spansWithin } from '../../index/columns/value-order.ts';
import type { Conjunction, EntryFilter, RecordCheck } from './filter.ts';

/** Parts of a list of records, or of the records themselves. */
export type Places = { readonly records: Uint32Array | undefined; readonly spans: Spans };

/** A way to few records among which are all that pass. */
export type AccessPath = Places & {
  /** What holds for all of them. */
  readonly holds: readonly (EntryFilter | RecordCheck)[];
};

/** The way to the fewest records, where these are so few that it pays to look at them alone. */
export function accessPath(conjunction: Conjunction): AccessPath | undefined {
  const { table, entries, costly } = conjunction;
  const [least] = [
    ...entries
      .filter((filter) => isKnownBy(filter, isListed))
      .map((filter) => byEntries(filter, conjunction)),
    ...costly.flatMap(({ among }) => (among === undefined ? [] : [byPatients(among, table)])),
  ]
    .map((path) => ({ path, size: sizeOf(path.spans) }))
    .sort((a, b) => a.size - b.size);
  return least !== undefined && least.size * 2 < table.count ? least.path : undefined;
}

function byEntries(filter: EntryFilter, { checks, ordered }: Conjunction): AccessPath {
  const { column, selected } = filter;
  const { offsets, values: records } = column.records;
  const range = checks.find((check) => isOrderedBy(check, column, ordered));
  const spans: number[] = [];
  for (let entry = 1; entry < selected.length; entry += 1) {
    if (selected[entry] !== 1) continue;
    if (range?.range === undefined || ordered === undefined)
      addSpan(spans, offsets[entry] ?? 0, offsets[entry + 1] ?? 0);
    else spans.push(...spansWithin(ordered, entry, range.range));
  }
  return { records, spans, holds: [filter, ...(range === undefined ? [] : [range])] };
}

/** Whether the lists of a column are in the order of the numbers that a check is about. */
function isOrderedBy({ range }: RecordCheck, column: ValueColumn, ordered: Ordered | undefined): boolean {
  return ordered?.concept === column && ordered.value === range?.value && ordered.unit === range.unit;
}

/** All records of a table. */
export function wholeTable({ count }: Table): AccessPath {
  return { records: undefined, spans: [0, count], holds: [] };
}

/** Parts of at most `size` places together, which follow one another. */
export function* slicesOf(spans: Spans, size: number): Generator<Spans> {
  let slice: number[] = [];
  let left = size;
  for (let part = 0; part < spans.length; part += 2) {
    const end = spans[part + 1] ?? 0;
    for (let start = spans[part] ?? 0; start < end; ) {
      const stop = Math.min(end, start + left);
      slice.push(start, stop);
      left -= stop - start;
      start = stop;
      if (left > 0) continue;
      yield slice;
      slice = [];
      left = size;
    }
  }
  if (slice.length > 0) yield slice;
}

function byPatients(patients: Bits, { offsets }: Table): AccessPath {
  const spans: number[] = [];
  eachBit(patients, (patient) => addSpan(spans, offsets[patient] ?? 0, offsets[patient + 1] ?? 0));
  return { records: undefined, spans, holds: [] };
}

/** Adds a part behind all others; what follows without a gap makes the last one longer. */
function addSpan(spans: number[], start: number, end: number): void {
  if (spans.length > 0 && spans[spans.length - 1] === start) spans[spans.length - 1] = end;
  else if (start < end) spans.push(start, end);
}

function sizeOf(spans: Spans): number {
  return spans.reduce((size, place, at) => (at % 2 === 0 ? size - place : size + place), 0);
}

/** Whether all entries that pass are kept in a way that answers without a look at all records. */
export function isKnownBy(
  { column, selected }: EntryFilter,
  isKept: (column: EntryFilter['column'], entry: number) => boolean,
): boolean {
  return selected.every((one, entry) => one === 0 || (entry > 0 && isKept(column, entry)));
}
