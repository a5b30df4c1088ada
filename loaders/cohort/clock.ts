import { hasBit } from '../segment/bits.ts';
import type { Column, ValueColumn } from '../segment/column.ts';
import type { Segment, Table } from '../segment/segment.ts';
import { allTexts } from '../segment/texts.ts';

/** The timeline of the records of an entry: dates are compared on timelines of one name. */
export type Clock = { readonly name: string | null; readonly kind: string | null };

/** The timelines of the entries of a table's clock column. */
export function clocksOf({ parts: [names, kinds] }: ValueColumn): readonly Clock[] {
  if (names === undefined || kinds === undefined) return [];
  const kind = allTexts(kinds);
  return allTexts(names).map((name, entry) => ({ name, kind: kind[entry] ?? null }));
}

/** Days of records that can be compared: known to the day, on a timeline with a name. */
export type ComparableDays = {
  /** Number of the timeline's name in the segment; 0 where the record has no comparable day. */
  readonly clockAt: (record: number) => number;
  readonly dayAt: (record: number) => number;
  /** Whether a record's timeline counts from the index event. */
  readonly isFromIndex: (record: number) => boolean;
};

/** The comparable days of one end of the records of a table; undefined where none has any. */
export function comparableDays(
  segment: Segment,
  table: Table,
  end: 'start' | 'end',
): ComparableDays | undefined {
  const { clock } = table.columns;
  const dates = table.columns[end];
  if (dates?.kind !== 'dates' || clock?.kind !== 'values') return undefined;
  const fromIndex = clocksOf(clock).map(({ kind }) => kind === 'FROM_INDEX');
  const numberAt = clockNumbers(segment, clock);
  return {
    clockAt: (record) => (hasBit(dates.precise, record) ? numberAt(record) : 0),
    dayAt: (record) => dates.days[record] ?? 0,
    isFromIndex: (record) => fromIndex[clock.entries[record] ?? 0] ?? false,
  };
}

/** Numbers of the timelines' names of the records of a table; 0 where a record has none. */
export function clockNumbers(segment: Segment, clock: Column | undefined): (record: number) => number {
  if (clock?.kind !== 'values') return () => 0;
  const numbers = clocksOf(clock).map(({ name }) => (name === null ? 0 : numberOfClock(segment, name)));
  return (record) => numbers[clock.entries[record] ?? 0] ?? 0;
}

const numbered = new WeakMap<Segment, Map<string, number>>();

/** A number from 1 for the name of a timeline, the same throughout a segment. */
function numberOfClock(segment: Segment, name: string): number {
  const numbers = numbered.get(segment) ?? new Map<string, number>();
  numbered.set(segment, numbers);
  const number = numbers.get(name) ?? numbers.size + 1;
  numbers.set(name, number);
  return number;
}
