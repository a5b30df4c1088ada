import { rememberBy } from '../graph/remember-by.ts';
import { type Bits, hasBit } from './columns/bits.ts';
import type { Column, DateColumn, Narrow, ValueColumn } from './columns/column.ts';
import type { Segment, Table } from './columns/segment.ts';
import { allTexts } from './columns/texts.ts';

/** The timeline of the records of an entry: dates are compared on timelines of one name. */
export type Timeline = { readonly name: string | null; readonly kind: string | null };

/** The timelines of the entries of a table's timeline column. */
export function timelinesOf({ parts: [names, kinds] }: ValueColumn): readonly Timeline[] {
  if (names === undefined || kinds === undefined) return [];
  const kind = allTexts(kinds);
  return allTexts(names).map((name, entry) => ({ name, kind: kind[entry] ?? null }));
}

/** Days of records, of which those can be compared that are known to the day on a timeline with a name. */
export type ComparableDays = {
  readonly days: DateColumn['days'];
  readonly precise: Bits;
  /** The timeline of each record, as an entry. */
  readonly timelines: Narrow;
  /** By entry: number of the timeline's name in the segment, 0 without a name; and whether it counts from the index event. */
  readonly numbers: Uint32Array;
  readonly fromIndex: Uint8Array;
};

/** The days of one end of the records of a table; undefined where none can be compared. */
export function comparableDays(
  segment: Segment,
  table: Table,
  end: 'start' | 'end',
): ComparableDays | undefined {
  const { clock: timeline } = table.columns;
  const dates = table.columns[end];
  if (dates?.kind !== 'dates' || timeline?.kind !== 'values') return undefined;
  return {
    days: dates.days,
    precise: dates.precise,
    timelines: timeline.entries,
    numbers: numbersOf(segment, timeline),
    fromIndex: Uint8Array.from(timelinesOf(timeline), ({ kind }) => (kind === 'FROM_INDEX' ? 1 : 0)),
  };
}

/** Number of the name of a record's timeline; 0 where the record has no comparable day. */
export function timelineAt({ precise, timelines, numbers }: ComparableDays, record: number): number {
  return hasBit(precise, record) ? (numbers[timelines[record] ?? 0] ?? 0) : 0;
}

/** Numbers of the timelines' names of the records of a table; 0 where a record has none. */
export function timelineNumbers(segment: Segment, timeline: Column | undefined): (record: number) => number {
  if (timeline?.kind !== 'values') return () => 0;
  const numbers = numbersOf(segment, timeline);
  return (record) => numbers[timeline.entries[record] ?? 0] ?? 0;
}

function numbersOf(segment: Segment, timeline: ValueColumn): Uint32Array {
  return Uint32Array.from(timelinesOf(timeline), ({ name }) =>
    name === null ? 0 : numberOfTimeline(segment, name),
  );
}

const numberedIn = rememberBy<[Segment], Map<string, number>>(() => new Map());

/** A number from 1 for the name of a timeline, the same throughout a segment. */
function numberOfTimeline(segment: Segment, name: string): number {
  const numbers = numberedIn(segment);
  const number = numbers.get(name) ?? numbers.size + 1;
  numbers.set(name, number);
  return number;
}
