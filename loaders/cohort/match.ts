import { addAll, type Bits, emptyBits, setBit } from '../segment/bits.ts';
import type { Table } from '../segment/segment.ts';
import { addPatients } from '../segment/value-column.ts';
import { type Filter, filterOf, toFilter } from './filter.ts';
import type { Related } from './plan.ts';
import { datasetsInScope, tableOf, type View } from './view.ts';

type Entries = Extract<Filter, { kind: 'entries' }>;
type Check = Extract<Filter, { kind: 'check' }>;

/** What decides for the records of a table, in the order in which it is cheap; `nothing` passes no record at all. */
type Sieve = {
  readonly nothing: boolean;
  readonly entries: readonly Entries[];
  readonly checks: readonly Check[];
};

/** Calls `visit` for each record in scope that passes all tests, in no order. */
export function eachMatch(view: View, related: Related, visit: (record: number) => void): void {
  const table = tableOf(view, related.record);
  const sieve = sieveOf(view, related);
  if (sieve.nothing) return;
  const driver = driverOf(sieve.entries, table);
  const rest = sieve.entries.filter((filter) => filter !== driver);
  const passes = passesAll(rest, sieve.checks);
  const put = (record: number) => {
    if (passes(record)) visit(record);
  };
  if (driver === undefined) for (let record = 0; record < table.count; record += 1) put(record);
  else eachRecordOf(driver, put);
}

/** Patients who have a record in scope that passes all tests. */
export function patientsWith(view: View, related: Related): Bits {
  const { owners, offsets } = tableOf(view, related.record);
  const found = emptyBits(view.size);
  const { nothing, entries, checks } = sieveOf(view, related);
  if (nothing) return found;
  const [only] = entries;
  if (checks.length === 0 && entries.length === 0) {
    for (let patient = 0; patient < view.size; patient += 1)
      if (offsets[patient] !== offsets[patient + 1]) setBit(found, patient);
  } else if (checks.length === 0 && entries.length === 1 && only?.selected[0] === 0) {
    only.selected.forEach((selected, entry) => {
      if (selected === 1) addPatients(only.column, entry, owners, found);
    });
  } else {
    eachMatch(view, related, (record) => setBit(found, owners[record] ?? 0));
  }
  return found;
}

/** The records themselves, as a set. */
export function matchingRecords(view: View, related: Related): Bits {
  const found = emptyBits(tableOf(view, related.record).count);
  eachMatch(view, related, (record) => setBit(found, record));
  return found;
}

/** Patients for whom all tests of their own fields hold. */
export function patientsThat(view: View, tests: Related['tests']): Bits {
  const found = emptyBits(view.size);
  const { nothing, entries, checks } = toSieve(
    tests.map((test) => filterOf(test, { subject: 'patient', table: view.segment.persons, view })),
  );
  if (nothing) return found;
  if (entries.length === 0 && checks.length === 0) {
    addAll(found, view.everybody);
    return found;
  }
  const passes = passesAll(entries, checks);
  for (let patient = 0; patient < view.size; patient += 1) if (passes(patient)) setBit(found, patient);
  return found;
}

function sieveOf(view: View, { record, tests }: Related): Sieve {
  const table = tableOf(view, record);
  return toSieve([
    ...scopeFilter(view, table),
    ...tests.map((test) => filterOf(test, { subject: record, table, view })),
  ]);
}

function scopeFilter(view: View, table: Table): readonly Filter[] {
  const selected = datasetsInScope(view, table);
  const column = table.columns.dataset;
  return selected === undefined || column?.kind !== 'values' ? [] : [toFilter(column, selected)];
}

function toSieve(filters: readonly Filter[]): Sieve {
  return {
    nothing: filters.some(({ kind }) => kind === 'nothing'),
    entries: filters.filter((filter) => filter.kind === 'entries'),
    checks: filters.filter((filter) => filter.kind === 'check'),
  };
}

/** The filter whose records are so few that it pays to look at these alone. */
function driverOf(entries: readonly Entries[], { count }: Table): Entries | undefined {
  const sized = entries
    .filter(({ selected }) => selected[0] === 0)
    .map((filter) => ({ filter, size: sizeOf(filter) }))
    .sort((a, b) => a.size - b.size);
  const [least] = sized;
  return least !== undefined && least.size * 2 < count ? least.filter : undefined;
}

function sizeOf({ column: { records }, selected }: Entries): number {
  return selected.reduce(
    (sum, one, entry) =>
      one === 1 ? sum + (records.offsets[entry + 1] ?? 0) - (records.offsets[entry] ?? 0) : sum,
    0,
  );
}

function eachRecordOf({ column: { records }, selected }: Entries, visit: (record: number) => void): void {
  const { offsets, values } = records;
  for (let entry = 1; entry < selected.length; entry += 1)
    if (selected[entry] === 1)
      for (let at = offsets[entry] ?? 0; at < (offsets[entry + 1] ?? 0); at += 1) visit(values[at] ?? 0);
}

function passesAll(entries: readonly Entries[], checks: readonly Check[]): (record: number) => boolean {
  const byEntry = entries.map(
    ({ column, selected }) =>
      (record: number) =>
        selected[column.entries[record] ?? 0] === 1,
  );
  const all = [...byEntry, ...checks.map(({ passes }) => passes)];
  const [first, second, ...others] = all;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (others.length === 0) return (record) => first(record) && second(record);
  return (record) => all.every((passes) => passes(record));
}
