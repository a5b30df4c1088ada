import {
  addAll,
  type Bits,
  eachBit,
  emptyBits,
  fullBits,
  hasBit,
  intersect,
  setBit,
  subtract,
} from '../segment/bits.ts';
import type { Table } from '../segment/segment.ts';
import { addPatients, hasPatients, isListed } from '../segment/value-column.ts';
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
  eachThrough(sieveOf(view, related), tableOf(view, related.record), visit);
}

function eachThrough(
  { nothing, entries, checks }: Sieve,
  table: Table,
  visit: (record: number) => void,
): void {
  if (nothing) return;
  const driver = driverOf(entries, table);
  const [first, ...others] = entries;
  if (driver !== undefined) {
    const passes = passesAll([...entries.filter((filter) => filter !== driver).map(toCheck), ...checks]);
    eachRecordOf(driver, (record) => {
      if (passes(record)) visit(record);
    });
  } else if (first !== undefined) {
    eachScanned(first, passesAll([...others.map(toCheck), ...checks]), visit);
  } else {
    const passes = passesAll(checks);
    for (let record = 0; record < table.count; record += 1) if (passes(record)) visit(record);
  }
}

/** Patients who have a record in scope that passes all tests. */
export function patientsWith(view: View, related: Related): Bits {
  const table = tableOf(view, related.record);
  const { owners, offsets } = table;
  const found = emptyBits(view.size);
  const sieve = sieveOf(view, related);
  const { nothing, entries, checks } = sieve;
  if (nothing) return found;
  const [only] = entries;
  if (checks.length === 0 && entries.length === 0) {
    for (let patient = 0; patient < view.size; patient += 1)
      if (offsets[patient] !== offsets[patient + 1]) setBit(found, patient);
  } else if (
    checks.length === 0 &&
    entries.length === 1 &&
    only !== undefined &&
    isKnownBy(only, hasPatients)
  ) {
    only.selected.forEach((selected, entry) => {
      if (selected === 1) addPatients(only.column, entry, owners, found);
    });
  } else {
    const isNew: Check = { kind: 'check', passes: (record) => !hasBit(found, owners[record] ?? 0) };
    eachThrough(
      { nothing, entries, checks: checks.length === 0 ? [] : [isNew, ...checks] },
      table,
      (record) => setBit(found, owners[record] ?? 0),
    );
  }
  return found;
}

/** The records themselves, as a set. */
export function matchingRecords(view: View, related: Related): Bits {
  const table = tableOf(view, related.record);
  const sieve = sieveOf(view, related);
  const { nothing, entries, checks } = sieve;
  if (!nothing && entries.length + checks.length === 0) return fullBits(table.count);
  const found = emptyBits(table.count);
  eachThrough(sieve, table, (record) => setBit(found, record));
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
  const solved = entries.map((filter) => ({ filter, patients: patientsOf(filter, view) }));
  const slow = [...solved.flatMap(({ filter, patients }) => (patients ? [] : [toCheck(filter)])), ...checks];
  const among = solved.reduce(
    (left, { patients }) => (patients ? intersect(left, patients) : left),
    view.everybody,
  );
  if (slow.length === 0) return among;
  const passes = passesAll(slow);
  eachBit(among, (patient) => {
    if (passes(patient)) setBit(found, patient);
  });
  return found;
}

/** Patients that pass a filter of their own fields, where no look at all of them is needed. */
function patientsOf(filter: Entries, { size, segment }: View): Bits | undefined {
  const unite = ({ column, selected }: Entries) => {
    const found = emptyBits(size);
    selected.forEach((one, entry) => {
      if (one === 1) addPatients(column, entry, segment.persons.owners, found);
    });
    return found;
  };
  if (isKnownBy(filter, hasPatients)) return unite(filter);
  const others = { ...filter, selected: filter.selected.map((one) => 1 - one) };
  return isKnownBy(others, hasPatients) ? subtract(fullBits(size), unite(others)) : undefined;
}

function sieveOf(view: View, { record, tests }: Related): Sieve {
  const table = tableOf(view, record);
  return toSieve([
    ...scopeFilter(view, table),
    ...inOrderOfCost(tests).map((test) => filterOf(test, { subject: record, table, view })),
  ]);
}

/** Tests that look at other records come last: few records are left for them. */
function inOrderOfCost(tests: Related['tests']): Related['tests'] {
  const looksElsewhere = ({ kind }: Related['tests'][number]) =>
    kind === 'window' || kind === 'undecided' || kind === 'linked';
  return [...tests.filter((test) => !looksElsewhere(test)), ...tests.filter(looksElsewhere)];
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
    .filter((filter) => isKnownBy(filter, isListed))
    .map((filter) => ({ filter, size: sizeOf(filter) }))
    .sort((a, b) => a.size - b.size);
  const [least] = sized;
  return least !== undefined && least.size * 2 < count ? least.filter : undefined;
}

/** Whether all entries that pass are kept in a way that answers without a look at all records. */
function isKnownBy(
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

function eachRecordOf({ column: { records }, selected }: Entries, visit: (record: number) => void): void {
  const { offsets, values } = records;
  for (let entry = 1; entry < selected.length; entry += 1)
    if (selected[entry] === 1)
      for (let at = offsets[entry] ?? 0; at < (offsets[entry + 1] ?? 0); at += 1) visit(values[at] ?? 0);
}

/** Each record that passes a filter by a look at all of them, and the rest. */
function eachScanned(
  { column: { entries }, selected }: Entries,
  passes: (record: number) => boolean,
  visit: (record: number) => void,
): void {
  for (let record = 0; record < entries.length; record += 1)
    if (selected[entries[record] ?? 0] === 1 && passes(record)) visit(record);
}

function toCheck({ column: { entries }, selected }: Entries): Check {
  return { kind: 'check', passes: (record) => selected[entries[record] ?? 0] === 1 };
}

function passesAll(checks: readonly Check[]): (record: number) => boolean {
  const [first, second, ...others] = checks.map(({ passes }) => passes);
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (others.length === 0) return (record) => first(record) && second(record);
  const rest = passesAll(checks.slice(2));
  return (record) => first(record) && second(record) && rest(record);
}
