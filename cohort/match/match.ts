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
} from '../../index/columns/bits.ts';
import { addPatients, hasPatients } from '../../index/columns/value-column.ts';
import { tableOf, type View } from '../../index/view.ts';
import type { Related } from '../plan.ts';
import { driverOf, isKnownBy } from './access-path.ts';
import {
  type Check,
  type Entries,
  findThrough,
  passesAll,
  type Sieve,
  sieveOf,
  toCheck,
  toSieve,
} from './conjunction.ts';
import { filterOf } from './filter.ts';

/** Calls `visit` for each record in scope that passes all tests, in no order. */
export function eachMatch(view: View, related: Related, visit: (record: number) => void): void {
  findMatch(view, related, (record) => {
    visit(record);
    return false;
  });
}

/** The same until a record is the last that is wanted. */
export function findMatch(view: View, related: Related, isLast: (record: number) => boolean): void {
  findThrough(sieveOf(view, related), tableOf(view, related.record), isLast);
}

/** Patients who have a record in scope that passes all tests. */
export function patientsWith(view: View, related: Related, sieve = sieveOf(view, related)): Bits {
  const table = tableOf(view, related.record);
  const { owners, offsets } = table;
  const found = emptyBits(view.size);
  const { nothing, entries, checks, costly } = sieve;
  if (nothing) return found;
  const [only] = entries;
  const others = checks.length + costly.length;
  if (others === 0 && entries.length === 0) {
    for (let patient = 0; patient < view.size; patient += 1)
      if (offsets[patient] !== offsets[patient + 1]) setBit(found, patient);
  } else if (others === 0 && entries.length === 1 && only !== undefined && isKnownBy(only, hasPatients)) {
    only.selected.forEach((selected, entry) => {
      if (selected === 1) addPatients(only.column, entry, owners, found);
    });
  } else {
    const isOpen: Check = { kind: 'check', passes: (record) => !hasBit(found, owners[record] ?? 0) };
    findThrough({ ...sieve, costly: costly.length === 0 ? [] : [isOpen, ...costly] }, table, (record) => {
      setBit(found, owners[record] ?? 0);
      return false;
    });
  }
  return found;
}

/** The records themselves, as a set. */
export function matchingRecords(view: View, related: Related, sieve = sieveOf(view, related)): Bits {
  const table = tableOf(view, related.record);
  const { nothing, entries, checks, costly } = sieve;
  const others = checks.length + costly.length;
  if (!nothing && entries.length + others === 0) return fullBits(table.count);
  const [only] = entries;
  if (
    !nothing &&
    others === 0 &&
    entries.length === 1 &&
    only !== undefined &&
    driverOf(sieve, table) === undefined
  )
    return recordsOf(only);
  const found = emptyBits(table.count);
  findThrough(sieve, table, (record) => {
    setBit(found, record);
    return false;
  });
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

/** The records of a filter's entries, by a look at all records, 32 at a time. */
function recordsOf({ column: { entries }, selected }: Entries): Bits {
  const found = emptyBits(entries.length);
  for (let word = 0; word < found.length; word += 1) {
    const start = word << 5;
    const end = Math.min(start + 32, entries.length);
    let bits = 0;
    for (let record = start; record < end; record += 1)
      bits |= (selected[entries[record] ?? 0] ?? 0) << (record & 31);
    found[word] = bits;
  }
  return found;
}

/** Patients outside of whom no record passes, where they are found without a look at all records. */
export function patientsAtHand(view: View, related: Related, sieve: Sieve): Bits | undefined {
  const { nothing, entries, checks, costly } = sieve;
  const [only] = entries;
  const isKnown =
    only !== undefined && entries.length === 1 && checks.length === 0 && isKnownBy(only, hasPatients);
  const isFew = nothing || isKnown || driverOf(sieve, tableOf(view, related.record)) !== undefined;
  return costly.length === 0 && isFew ? patientsWith(view, related, sieve) : undefined;
}

/** Whether a record passes all tests: found by a look at it, until it pays to work it out for all. */
export function isMatching(view: View, related: Related, sieve: Sieve): (record: number) => boolean {
  const { nothing, entries, checks, costly } = sieve;
  if (nothing) return () => false;
  const passes = passesAll([...entries.map(toCheck), ...checks, ...costly]);
  let left = tableOf(view, related.record).count;
  let matches: Bits | undefined;
  return (record) => {
    if (matches === undefined) {
      left -= 1;
      if (left >= 0) return passes(record);
      matches = matchingRecords(view, related, sieve);
    }
    return hasBit(matches, record);
  };
}
