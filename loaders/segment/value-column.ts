import type { Lists } from '../terminology/lists.ts';
import { addAll, type Bits, countBits, emptyBits, setBit } from './bits.ts';
import type { Owned } from './collect.ts';
import { type FrequentPatients, toNarrow, type ValueColumn } from './column.ts';
import { type Texts, textCount } from './texts.ts';

/** Entries of records before it is worked out who has which. */
export type EntryColumn = { readonly entries: Uint32Array; readonly parts: readonly Texts[] };

/** The column with the records and the patients of each entry. */
export function finishValues({ entries, parts }: EntryColumn, table: Owned): ValueColumn {
  const [first] = parts;
  const size = first === undefined ? 0 : textCount(first);
  const records = recordsByEntry(entries, size);
  return {
    kind: 'values',
    entries: toNarrow(entries, size),
    parts,
    records,
    patients: findFrequent(records, table),
  };
}

/** Records by entry, ascending; of entry 0 none: nobody asks for them by list. */
function recordsByEntry(entries: Uint32Array, size: number): Lists {
  const offsets = new Uint32Array(size + 1);
  for (const entry of entries) if (entry > 0) offsets[entry + 1] = (offsets[entry + 1] ?? 0) + 1;
  for (let n = 0; n < size; n += 1) offsets[n + 1] = (offsets[n + 1] ?? 0) + (offsets[n] ?? 0);
  const next = offsets.slice();
  const values = new Uint32Array(offsets[size] ?? 0);
  for (let record = 0; record < entries.length; record += 1) {
    const entry = entries[record] ?? 0;
    if (entry === 0) continue;
    const place = next[entry] ?? 0;
    values[place] = record;
    next[entry] = place + 1;
  }
  return { offsets, values };
}

/** Patients whose set is at most as long as their list would be. */
function findFrequent({ offsets, values }: Lists, { owners, patients }: Owned): FrequentPatients {
  const size = offsets.length - 1;
  const places = new Uint32Array(size);
  const sets: Bits[] = [];
  for (let entry = 1; entry < size; entry += 1) {
    const [start = 0, end = 0] = [offsets[entry], offsets[entry + 1]];
    if ((end - start) * 32 < patients) continue;
    const bits = emptyBits(patients);
    for (let at = start; at < end; at += 1) setBit(bits, owners[values[at] ?? 0] ?? 0);
    if (countBits(bits) * 32 < patients) continue;
    sets.push(bits);
    places[entry] = sets.length;
  }
  return { places: toNarrow(places, sets.length), sets: joinSets(sets) };
}

function joinSets(sets: readonly Bits[]): Bits {
  const joined = new Uint32Array(sets.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const set of sets) {
    joined.set(set, end);
    end += set.length;
  }
  return joined;
}

/** Puts the patients of an entry into `into`. */
export function addPatients(column: ValueColumn, entry: number, owners: Uint32Array, into: Bits): void {
  const place = column.patients.places[entry] ?? 0;
  if (place > 0) {
    addAll(into, column.patients.sets, (place - 1) * into.length);
    return;
  }
  const { offsets, values } = column.records;
  for (let at = offsets[entry] ?? 0; at < (offsets[entry + 1] ?? 0); at += 1)
    setBit(into, owners[values[at] ?? 0] ?? 0);
}
