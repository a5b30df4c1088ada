import type { Table } from '../../index/columns/segment.ts';
import { type Ordered, orderedIn, type Spans } from '../../index/columns/value-order.ts';
import { datasetsInScope, tableOf, type View } from '../../index/view.ts';
import type { Related } from '../plan.ts';
import { allOf, driverOf, type Places } from './access-path.ts';
import { type Filter, filterOf, toFilter } from './filter.ts';

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
  readonly ordered?: Ordered | undefined;
};

/** Calls `isLast` for each record that passes, until one is; in no order. */
export function findThrough(sieve: Sieve, table: Table, isLast: (record: number) => boolean): void {
  const { nothing, entries, checks, costly } = sieve;
  if (nothing) return;
  const { records, spans, holds } = driverOf(sieve, table) ?? allOf(table);
  const isOpen = (filter: Entries | Check) => !holds.includes(filter);
  const [first, ...others] = entries.filter(isOpen);
  const passes = passesAll([...others.map(toCheck), ...checks.filter(isOpen), ...costly]);
  const isFound = (record: number) => passes(record) && isLast(record);
  if (first === undefined) findAmong(records, spans, isFound);
  else findOfEntries(first, { records, spans }, isFound);
}

type Says = (record: number) => boolean;

function findAmong(records: Uint32Array | undefined, spans: Spans, isFound: Says): void {
  for (let part = 0; part < spans.length; part += 2) {
    const end = spans[part + 1] ?? 0;
    for (let at = spans[part] ?? 0; at < end; at += 1)
      if (isFound(records === undefined ? at : (records[at] ?? 0))) return;
  }
}

/** The same of some entries: most records are left out before anything is called for them. */
function findOfEntries({ column, selected }: Entries, { records, spans }: Places, isFound: Says): void {
  const { entries } = column;
  for (let part = 0; part < spans.length; part += 2) {
    const end = spans[part + 1] ?? 0;
    for (let at = spans[part] ?? 0; at < end; at += 1) {
      const record = records === undefined ? at : (records[at] ?? 0);
      if (selected[entries[record] ?? 0] === 1 && isFound(record)) return;
    }
  }
}

/** What decides for the records of a type. */
export function sieveOf(view: View, { record, tests }: Related): Sieve {
  const table = tableOf(view, record);
  const filters = (some: Related['tests']) =>
    some.map((test) => filterOf(test, { subject: record, table, view }));
  const near = tests.filter((test) => !looksElsewhere(test));
  return {
    ...toSieve([...scopeFilter(view, table), ...filters(near)], filters(tests.filter(looksElsewhere))),
    ordered: orderedIn(record, table.columns),
  };
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
