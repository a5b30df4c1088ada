import type { Table } from '../segment/segment.ts';
import { isListed } from '../segment/value-column.ts';
import { type Filter, filterOf, toFilter } from './filter.ts';
import type { Related } from './plan.ts';
import { datasetsInScope, tableOf, type View } from './view.ts';

/** A filter by the entry of a record. */
export type Entries = Extract<Filter, { kind: 'entries' }>;
/** A filter by a look at a record. */
export type Check = Extract<Filter, { kind: 'check' }>;

/**
 * What decides for the records of a table, in the order in which it is cheap: `costly` are those that look at other
 * records. `nothing` passes no record at all.
 */
export type Sieve = {
  readonly nothing: boolean;
  readonly entries: readonly Entries[];
  readonly checks: readonly Check[];
  readonly costly: readonly Check[];
};

/** Calls `isLast` for each record that passes, until one is. */
export function findThrough(sieve: Sieve, table: Table, isLast: (record: number) => boolean): void {
  const { nothing, entries, checks, costly } = sieve;
  if (nothing) return;
  const driver = driverOf(entries, table);
  const passes = passesAll([
    ...entries.filter((filter) => filter !== driver).map(toCheck),
    ...checks,
    ...costly,
  ]);
  if (driver === undefined) {
    for (let record = 0; record < table.count; record += 1) if (passes(record) && isLast(record)) return;
    return;
  }
  const { selected, column } = driver;
  const { offsets, values } = column.records;
  for (let entry = 1; entry < selected.length; entry += 1) {
    if (selected[entry] !== 1) continue;
    const end = offsets[entry + 1] ?? 0;
    for (let at = offsets[entry] ?? 0; at < end; at += 1) {
      const record = values[at] ?? 0;
      if (passes(record) && isLast(record)) return;
    }
  }
}

/** What decides for the records of a type. */
export function sieveOf(view: View, { record, tests }: Related): Sieve {
  const table = tableOf(view, record);
  const filters = (some: Related['tests']) =>
    some.map((test) => filterOf(test, { subject: record, table, view }));
  const near = tests.filter((test) => !looksElsewhere(test));
  return toSieve([...scopeFilter(view, table), ...filters(near)], filters(tests.filter(looksElsewhere)));
}

/** Whether a test looks at other records. */
function looksElsewhere({ kind }: Related['tests'][number]): boolean {
  return ['window', 'undecided', 'possible', 'linked'].includes(kind);
}

function scopeFilter(view: View, table: Table): readonly Filter[] {
  const selected = datasetsInScope(view, table);
  const column = table.columns.dataset;
  return selected === undefined || column?.kind !== 'values' ? [] : [toFilter(column, selected)];
}

/** Filters in the order in which they are put to a record; `elsewhere` look at other records. */
export function toSieve(near: readonly Filter[], elsewhere: readonly Filter[] = []): Sieve {
  return {
    nothing: [...near, ...elsewhere].some(({ kind }) => kind === 'nothing'),
    entries: [...near, ...elsewhere].filter((filter) => filter.kind === 'entries'),
    checks: near.filter((filter) => filter.kind === 'check'),
    costly: elsewhere.filter((filter) => filter.kind === 'check'),
  };
}

/** The filter whose records are so few that it pays to look at these alone. */
export function driverOf(entries: readonly Entries[], { count }: Table): Entries | undefined {
  const sized = entries
    .filter((filter) => isKnownBy(filter, isListed))
    .map((filter) => ({ filter, size: sizeOf(filter) }))
    .sort((a, b) => a.size - b.size);
  const [least] = sized;
  return least !== undefined && least.size * 2 < count ? least.filter : undefined;
}

/** Whether all entries that pass are kept in a way that answers without a look at all records. */
export function isKnownBy(
  { column, selected }: Entries,
  isKept: (column: Entries['column'], entry: number) => boolean,
): boolean {
  return selected.every((one, entry) => one === 0 || (entry > 0 && isKept(column, entry)));
}

function sizeOf({ column: { records }, selected }: Entries): number {
  return selected.reduce(
    (sum, one, entry) =>
      one === 1 ? sum + (records.offsets[entry + 1] ?? 0) - (records.offsets[entry] ?? 0) : sum,
    0,
  );
}

/** The same by a look at a record. */
export function toCheck({ column: { entries }, selected }: Entries): Check {
  return { kind: 'check', passes: (record) => selected[entries[record] ?? 0] === 1 };
}

/** Whether a record passes all checks. */
export function passesAll(checks: readonly Check[]): (record: number) => boolean {
  const [first, second, ...others] = checks.map(({ passes }) => passes);
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (others.length === 0) return (record) => first(record) && second(record);
  const rest = passesAll(checks.slice(2));
  return (record) => first(record) && second(record) && rest(record);
}
