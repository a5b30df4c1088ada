import type { FieldModel, PropertyValue } from '../../ontology/model.ts';
import type { RecordType } from '../../ontology/records.ts';
import { createNumbers } from '../terminology/numbers.ts';
import { type Column, type DateColumn, type NumberColumn, nobody, noDay } from './column.ts';
import type { RecordIds } from './record-ids.ts';
import { toTexts } from './texts.ts';
import { type EntryColumn, finishValues } from './value-column.ts';

/** Takes the values of one field, record by record, and makes a column of them; none where nothing is known. */
export type Collector = {
  readonly add: (values: readonly PropertyValue[]) => void;
  readonly finish: (table: Owned) => Column | undefined;
};

/** Whose the records of a column are. */
export type Owned = { readonly owners: Uint32Array; readonly patients: number };

/** Ids of the records that a field refers to. */
export type TargetIds = (type: RecordType) => RecordIds;

/** The collector of a field of the catalogue; undefined where it is not stored. */
export function collectorOf(field: FieldModel, idsOf: TargetIds): Collector | undefined {
  switch (field.kind) {
    case 'coded':
      return collectValues(3);
    case 'flag':
      return collectValues(1);
    case 'text':
      return field.indexed === 'identity' ? collectIdentities() : collectValues(1);
    case 'number':
    case 'quantity':
      return collectNumbers();
    case 'date':
      return collectDates();
    case 'reference':
      return collectReferences(field.to, idsOf);
    case 'derived':
      return undefined;
  }
}

/** Values that repeat, of so many texts each. */
export function collectValues(parts: number): Collector {
  const entries = createNumbers();
  const known = new Map<string, number>();
  const texts: (string | null)[][] = Array.from({ length: parts }, () => [null]);
  const entryOf = (values: readonly (string | null)[]) => {
    const key = JSON.stringify(values);
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = known.size + 1;
    known.set(key, now);
    texts.forEach((part, at) => {
      part.push(values[at] ?? null);
    });
    return now;
  };
  return {
    add: (values) => {
      const shown = Array.from({ length: parts }, (_, at) => toText(values[at]));
      entries.push(shown.every((text) => text === null) ? 0 : entryOf(shown));
    },
    finish: (table) => {
      if (known.size === 0) return undefined;
      const column: EntryColumn = { entries: entries.toArray(), parts: texts.map(toTexts) };
      return finishValues(column, table);
    },
  };
}

function toText(value: PropertyValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function collectIdentities(): Collector {
  const classes = createNumbers();
  const known = new Map<string, number>();
  return {
    add: ([value]) => {
      const text = toText(value);
      const before = text === null ? 0 : known.get(text);
      if (before === undefined && text !== null) known.set(text, known.size + 1);
      classes.push(before ?? known.size);
    },
    finish: () => (known.size === 0 ? undefined : { kind: 'identities', classes: classes.toArray() }),
  };
}

function collectNumbers(): Collector {
  const numbers: number[] = [];
  return {
    add: ([value]) => {
      numbers.push(typeof value === 'number' ? value : Number.NaN);
    },
    finish: () => (numbers.every(Number.isNaN) ? undefined : toNumbers(numbers)),
  };
}

/** The narrowest array that holds the numbers as they are. */
function toNumbers(numbers: readonly number[]): NumberColumn {
  const fits = (low: number, high: number) =>
    numbers.every(
      (n) => Number.isNaN(n) || (Number.isInteger(n) && n > low && n < high && !Object.is(n, -0)),
    );
  const filled = (missing: number) => numbers.map((n) => (Number.isNaN(n) ? missing : n));
  if (fits(-1, 0xff)) return { kind: 'numbers', numbers: Uint8Array.from(filled(0xff)), missing: 0xff };
  const [small, middle] = [-0x8000, -0x8000_0000];
  if (fits(small, 0x8000))
    return { kind: 'numbers', numbers: Int16Array.from(filled(small)), missing: small };
  if (fits(middle, 0x8000_0000))
    return { kind: 'numbers', numbers: Int32Array.from(filled(middle)), missing: middle };
  return { kind: 'numbers', numbers: Float64Array.from(numbers), missing: Number.NaN };
}

/** Days with their precision. */
export function collectDates(): Collector & { readonly finish: () => DateColumn | undefined } {
  const days: number[] = [];
  const precise: number[] = [];
  return {
    add: ([day, precision]) => {
      days.push(typeof day === 'number' ? day : noDay);
      precise.push(typeof day === 'number' && precision === 'DAY' ? 1 : 0);
    },
    finish: () =>
      days.every((day) => day === noDay)
        ? undefined
        : { kind: 'dates', days: Int32Array.from(days), precise: Uint8Array.from(precise) },
  };
}

function collectReferences(to: string, idsOf: TargetIds): Collector {
  const ids = idsOf(to as RecordType); // the catalogue names record types only
  const targets = createNumbers();
  return {
    add: ([id]) => {
      targets.push(typeof id === 'string' ? ids.placeOf(id) : nobody);
    },
    finish: () => {
      const places = targets.toArray();
      if (places.every((place) => place === nobody)) return undefined;
      return { kind: 'references', to: to as RecordType, targets: ids.toNumbers(places) };
    },
  };
}
