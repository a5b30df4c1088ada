import { modelOf } from '../../ontology/records.ts';
import type { Lists } from '../../terminology/lists.ts';
import { firstWhere } from '../../terminology/numbers.ts';
import type { Column, Narrow, NumberColumn, ValueColumn } from './column.ts';
import type { Subject } from './field-columns.ts';
import { numberAt } from './number-column.ts';
import { listAllEntries } from './value-column.ts';

type Columns = Readonly<Record<string, Column>>;

/** Columns of a table of which the first lists its records in order of unit and value. */
export type Ordered = {
  readonly concept: ValueColumn;
  readonly value: NumberColumn;
  readonly unit: ValueColumn | undefined;
};

/** What records of a type are about, and the quantity that they state of it; undefined where there is no such pair. */
export function orderedIn(subject: Subject, columns: Columns): Ordered | undefined {
  if (subject === 'patient') return undefined;
  const { concept: about, fields } = modelOf(subject);
  const [name, quantity] = Object.entries(fields).find(([, { kind }]) => kind === 'quantity') ?? [];
  if (about === undefined || name === undefined || quantity?.kind !== 'quantity') return undefined;
  const [concept, value] = [columns[about], columns[name]];
  if (concept?.kind !== 'values' || value?.kind !== 'numbers') return undefined;
  const unit = 'property' in quantity.unit ? columns[quantity.unit.property] : undefined;
  return { concept, value, unit: unit?.kind === 'values' ? unit : undefined };
}

/** The same columns, the lists of the records' concept in order of unit and value: a range is then a part of a list. */
export function orderLists(subject: Subject, columns: Columns): Columns {
  const ordered = orderedIn(subject, columns);
  if (ordered === undefined) return columns;
  const { concept, value, unit } = ordered;
  const records = listAllEntries(concept, sortRecords(value, unit?.entries));
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      column === concept ? { ...concept, records } : column,
    ]),
  );
}

/** Records by unit, then value; those without a value last, equals ascending. */
function sortRecords(value: NumberColumn, unit: Narrow | undefined): Uint32Array {
  const keys = [...digitsOf(value), ...(unit === undefined ? [] : [unit])];
  return keys.reduce(
    sortBy,
    Uint32Array.from(value.numbers, (_, record) => record),
  );
}

/** Records in order of a key, equals as they were. */
function sortBy(records: Uint32Array, keys: Narrow): Uint32Array {
  let largest = 0;
  for (const key of keys) if (key > largest) largest = key;
  const next = new Uint32Array(largest + 2);
  for (const key of keys) next[key + 1] = (next[key + 1] ?? 0) + 1;
  for (let key = 1; key < next.length; key += 1) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  const sorted = new Uint32Array(records.length);
  for (const record of records) {
    const key = keys[record] ?? 0;
    const place = next[key] ?? 0;
    next[key] = place + 1;
    sorted[place] = record;
  }
  return sorted;
}

/** Digits of 16 bits of numbers, the lowest first, that sort as the numbers do; what is missing is the largest. */
function digitsOf({ numbers, missing }: NumberColumn): readonly Narrow[] {
  if (numbers instanceof Uint8Array) return [numbers];
  if (numbers instanceof Float64Array) return digitsOfFloats(numbers);
  if (numbers instanceof Int16Array)
    return [Uint16Array.from(numbers, (n) => (n === missing ? 0xffff : n - missing - 1))];
  const keys = Uint32Array.from(numbers, (n) => (n === missing ? 0xffff_ffff : n - missing - 1));
  return [Uint16Array.from(keys, (key) => key & 0xffff), Uint16Array.from(keys, (key) => key >>> 16)];
}

/** Floating-point numbers sort as their bits do, once the sign is turned round, and of negative ones all bits. */
function digitsOfFloats(numbers: Float64Array): readonly Narrow[] {
  const view = new DataView(new ArrayBuffer(8));
  const digits = [6, 4, 2, 0].map(() => new Uint16Array(numbers.length));
  numbers.forEach((n, record) => {
    view.setFloat64(0, n);
    const isNegative = view.getUint8(0) >= 0x80;
    [6, 4, 2, 0].forEach((at, digit) => {
      const bits = view.getUint16(at);
      const sorting = isNegative ? ~bits : at === 0 ? bits ^ 0x8000 : bits;
      const own = digits[digit] ?? new Uint16Array(0);
      own[record] = Number.isNaN(n) ? 0xffff : sorting;
    });
  });
  return digits;
}

/** Parts of a list: where each begins and ends, one after the other. */
export type Spans = readonly number[];

/** Bounds by the entry of the unit, by the first alone where there is no unit; NaN where no value passes. */
export type Bounds = { readonly least: Float64Array; readonly most: Float64Array };

/** The parts of an entry's list in which values lie within the bounds of their unit. */
export function spansWithin({ concept, value, unit }: Ordered, entry: number, bounds: Bounds): Spans {
  const { offsets, values: records }: Lists = concept.records;
  const unitAt = (place: number) => (unit === undefined ? 0 : (unit.entries[records[place] ?? 0] ?? 0));
  const valueAt = (place: number) => numberAt(value, records[place] ?? 0);
  const spans: number[] = [];
  const end = offsets[entry + 1] ?? 0;
  for (let start = offsets[entry] ?? 0; start < end; ) {
    const one = unitAt(start);
    const next = firstWhere(start, end, (place) => unitAt(place) > one);
    const known = firstWhere(start, next, (place) => Number.isNaN(valueAt(place)));
    const [least = Number.NaN, most = Number.NaN] = [bounds.least[one], bounds.most[one]];
    const from = firstWhere(start, known, (place) => valueAt(place) >= least);
    const to = firstWhere(from, known, (place) => !(valueAt(place) <= most));
    if (from < to) spans.push(from, to);
    start = next;
  }
  return spans;
}
