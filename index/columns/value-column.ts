import type { Lists } from '../../terminology/lists.ts';
import { addAll, type Bits, countBits, emptyBits, setBit } from './bits.ts';
import { type FrequentPatients, type Narrow, type Owned, toNarrow, type ValueColumn } from './column.ts';
import { type Texts, textCount } from './texts.ts';

/** Entries of records before it is worked out who has which. */
export type EntryColumn = { readonly entries: Uint32Array; readonly parts: readonly Texts[] };

/** An entry that more than one record in so many has is found as fast by looking at all records. */
const usuallyListed = 16;

/** The column with the patients of its entries, and the records of those that fewer than one record in `listed` has. */
export function finishValues(
  { entries, parts }: EntryColumn,
  table: Owned,
  listed = usuallyListed,
): ValueColumn {
  const [first] = parts;
  const size = first === undefined ? 0 : textCount(first);
  const counts = countEntries(entries, size);
  const most = entries.length / listed;
  const column = { entries: toNarrow(entries, size), parts };
  return {
    kind: 'values',
    ...column,
    records: listRecords(entries, counts, { most }),
    patients: findFrequent(entries, counts, table),
  };
}

/** How many records have each entry; of entry 0 none. */
function countEntries(entries: Narrow, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let record = 0; record < entries.length; record += 1) {
    const entry = entries[record] ?? 0;
    if (entry > 0) counts[entry] = (counts[entry] ?? 0) + 1;
  }
  return counts;
}

/** The records of every entry, in the order in which `order` has them. */
export function listAllEntries({ entries, parts: [first] }: ValueColumn, order: Uint32Array): Lists {
  const size = first === undefined ? 0 : textCount(first);
  return listRecords(entries, countEntries(entries, size), { most: entries.length, order });
}

/** Records of the entries that at most `most` records have: ascending, unless an order is given. */
function listRecords(
  entries: Narrow,
  counts: Uint32Array,
  { most, order }: { readonly most: number; readonly order?: Uint32Array },
): Lists {
  const size = counts.length;
  const offsets = new Uint32Array(size + 1);
  for (let entry = 0; entry < size; entry += 1) {
    const count = counts[entry] ?? 0;
    offsets[entry + 1] = (offsets[entry] ?? 0) + (count <= most ? count : 0);
  }
  const next = offsets.slice();
  const values = new Uint32Array(offsets[size] ?? 0);
  for (let at = 0; at < entries.length; at += 1) {
    const record = order?.[at] ?? at;
    const entry = entries[record] ?? 0;
    const place = next[entry] ?? 0;
    if (entry === 0 || place === offsets[entry + 1]) continue;
    values[place] = record;
    next[entry] = place + 1;
  }
  return { offsets, values };
}

/** Patients whose set is at most as long as their list would be. */
function findFrequent(
  entries: Uint32Array,
  counts: Uint32Array,
  { owners, patients }: Owned,
): FrequentPatients {
  const found = new Map<number, Bits>();
  for (let entry = 1; entry < counts.length; entry += 1)
    if ((counts[entry] ?? 0) * 32 >= patients) found.set(entry, emptyBits(patients));
  if (found.size > 0)
    for (let record = 0; record < entries.length; record += 1) {
      const bits = found.get(entries[record] ?? 0);
      if (bits !== undefined) setBit(bits, owners[record] ?? 0);
    }
  const places = new Uint32Array(counts.length);
  const sets: Bits[] = [];
  for (const [entry, bits] of found) if (countBits(bits) * 32 >= patients) places[entry] = sets.push(bits);
  return { places: toNarrow(places, sets.length), sets: joinSets(sets) };
}

/** Whether the records of an entry are there as a list; where they are not, all records have to be looked at. */
export function isListed({ records: { offsets } }: ValueColumn, entry: number): boolean {
  return offsets[entry] !== offsets[entry + 1];
}

/** Whether the patients of an entry are found without a look at all records. */
export function hasPatients(column: ValueColumn, entry: number): boolean {
  return (column.patients.places[entry] ?? 0) > 0 || isListed(column, entry);
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

/** Each record of an entry, in the order of its list. */
export function eachRecordOf(
  { entries, records: { offsets, values } }: ValueColumn,
  entry: number,
  visit: (record: number) => void,
): void {
  const [start = 0, end = 0] = [offsets[entry], offsets[entry + 1]];
  for (let at = start; at < end; at += 1) visit(values[at] ?? 0);
  if (start === end)
    for (let record = 0; record < entries.length; record += 1) if (entries[record] === entry) visit(record);
}
