import { atOnce, type Steps } from '../../graph/breathe.ts';
import { type Bits, emptyBits, fullBits, hasBit, setBit } from '../../index/columns/bits.ts';
import { addPatients, hasPatients } from '../../index/columns/value-column.ts';
import { accessPath, isKnownBy } from './access-path.ts';
import { findPassing, passesAll, toCheck } from './conjunction.ts';
import type { Conjunction, EntryFilter, RecordCheck } from './filter.ts';

/** Patients who have a record that passes. */
export function* patientsIn(conjunction: Conjunction): Steps<Bits> {
  const { table, nothing, entries } = conjunction;
  const size = table.offsets.length - 1;
  if (nothing) return emptyBits(size);
  if (!hasChecks(conjunction)) {
    if (entries.length === 0) return patientsWithAny(conjunction);
    const [only, ...others] = entries;
    if (only !== undefined && others.length === 0 && isKnownBy(only, hasPatients))
      return patientsOfEntries(only, conjunction);
  }
  return yield* patientsFound(conjunction, emptyBits(size));
}

function hasChecks({ checks, costly }: Conjunction): boolean {
  return checks.length + costly.length > 0;
}

function patientsWithAny({ table: { offsets } }: Conjunction): Bits {
  const size = offsets.length - 1;
  const found = emptyBits(size);
  for (let patient = 0; patient < size; patient += 1)
    if (offsets[patient] !== offsets[patient + 1]) setBit(found, patient);
  return found;
}

/** Who has a record of an entry that passes, where patients are kept by entry. */
export function patientsOfEntries({ column, selected }: EntryFilter, { table }: Conjunction): Bits {
  const found = emptyBits(table.offsets.length - 1);
  selected.forEach((one, entry) => {
    if (one === 1) addPatients(column, entry, table.owners, found);
  });
  return found;
}

/** By a look at records; at what looks further only for patients who are not found yet. */
function* patientsFound(conjunction: Conjunction, found: Bits): Steps<Bits> {
  const { table, costly } = conjunction;
  const isOpen: RecordCheck = {
    kind: 'check',
    passes: (record) => !hasBit(found, table.owners[record] ?? 0),
  };
  const guarded = costly.length === 0 ? [] : [isOpen, ...costly];
  yield* findPassing({ ...conjunction, costly: guarded }, (record) => {
    setBit(found, table.owners[record] ?? 0);
    return false;
  });
  return found;
}

/** The records that pass. */
export function* recordsIn(conjunction: Conjunction): Steps<Bits> {
  const { table, nothing, entries } = conjunction;
  const [only, ...others] = entries;
  if (!nothing && !hasChecks(conjunction)) {
    if (only === undefined) return fullBits(table.count);
    if (others.length === 0 && accessPath(conjunction) === undefined) return recordsOfEntries(only);
  }
  const found = emptyBits(table.count);
  yield* findPassing(conjunction, (record) => {
    setBit(found, record);
    return false;
  });
  return found;
}

/** The records of entries that pass, by a look at all records, 32 at a time. */
function recordsOfEntries({ column: { entries }, selected }: EntryFilter): Bits {
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
export function patientsAtHand(conjunction: Conjunction): Bits | undefined {
  const { nothing, entries, checks, costly } = conjunction;
  const [only] = entries;
  const isKnown =
    only !== undefined && entries.length === 1 && checks.length === 0 && isKnownBy(only, hasPatients);
  const isFew = nothing || isKnown || accessPath(conjunction) !== undefined;
  return costly.length === 0 && isFew ? atOnce(patientsIn(conjunction)) : undefined;
}

/** Whether a record passes: found by a look at it, until it pays to work it out for all; what is costly, once a record. */
export function passesIn(conjunction: Conjunction): (record: number) => boolean {
  const { table, nothing, entries, checks, costly } = conjunction;
  if (nothing) return () => false;
  const passes = passesAll([...entries.map(toCheck), ...checks, ...costly]);
  if (costly.length > 0) return onceEach(table.count, passes);
  let left = table.count;
  let matches: Bits | undefined;
  return (record) => {
    if (matches === undefined) {
      left -= 1;
      if (left >= 0) return passes(record);
      matches = atOnce(recordsIn(conjunction));
    }
    return hasBit(matches, record);
  };
}

function onceEach(records: number, passes: (record: number) => boolean): (record: number) => boolean {
  const known = emptyBits(records);
  const passing = emptyBits(records);
  return (record) => {
    if (!hasBit(known, record)) {
      setBit(known, record);
      if (passes(record)) setBit(passing, record);
    }
    return hasBit(passing, record);
  };
}
