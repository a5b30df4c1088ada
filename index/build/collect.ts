import { type FieldModel, isIndexed, type PropertyValue } from '../../ontology/model.ts';
import type { RecordType } from '../../ontology/records.ts';
import { createNumbers } from '../../terminology/numbers.ts';
import { type Bits, emptyBits, fullBits, setBit, subtract } from '../columns/bits.ts';
import { type Column, type DateColumn, nobody, noDay, noShortDay, type Owned } from '../columns/column.ts';
import { toNumbers } from '../columns/number-column.ts';
import { toTexts } from '../columns/texts.ts';
import { finishValues } from '../columns/value-column.ts';
import { createEntries } from './entries.ts';
import type { RecordIds } from './record-ids.ts';
import { createPlaced } from './sparse-array.ts';

/** Takes one field of rows, record by record, and makes a column of it; none where nothing is known. */
export type Collector = {
  readonly add: (row: readonly PropertyValue[]) => void;
  readonly finish: (table: Owned) => Column | undefined;
};

/** Ids of the records that a field refers to. */
export type TargetIds = (type: RecordType) => RecordIds;

/** The collector of a field of the model, values of which stand at `places` of a row; undefined where it has no column. */
export function collectorOf(
  field: FieldModel,
  places: readonly number[],
  idsOf: TargetIds,
): Collector | undefined {
  switch (field.kind) {
    case 'coded':
    case 'flag':
      return collectValues(places);
    case 'text':
      if (!isIndexed(field)) return undefined;
      return field.indexed === 'identity' ? collectIdentities(places) : collectValues(places);
    case 'number':
    case 'quantity':
      return collectNumbers(places);
    case 'date':
      return collectDates(places);
    case 'reference':
      return collectReferences(places, field.to, idsOf);
    case 'derived':
      return undefined;
  }
}

/** Values that repeat, of as many texts as there are places. */
export function collectValues(places: readonly number[], listed?: number): Collector {
  const { entryOf, texts } = createEntries(places);
  const entries = createPlaced((length) => new Uint32Array(length), 0);
  let count = 0;
  return {
    add: (row) => {
      const entry = entryOf(row);
      if (entry > 0) entries.put(count, entry);
      count += 1;
    },
    finish: (table) =>
      entries.isEmpty()
        ? undefined
        : finishValues({ entries: entries.toArray(count), parts: texts.map(toTexts) }, table, listed),
  };
}

function collectIdentities([place = 0]: readonly number[]): Collector {
  const { entryOf, texts } = createEntries([place]);
  const classes = createPlaced((length) => new Uint32Array(length), 0);
  let count = 0;
  return {
    add: (row) => {
      const known = entryOf(row);
      if (known > 0) classes.put(count, known);
      count += 1;
    },
    finish: () => {
      if (classes.isEmpty()) return undefined;
      const isOwn = texts[0]?.length === count + 1;
      return { kind: 'identities', classes: isOwn ? new Uint32Array(0) : classes.toArray(count) };
    },
  };
}

function collectNumbers([place = 0]: readonly number[]): Collector {
  const numbers = createPlaced((length) => new Float64Array(length), Number.NaN);
  let count = 0;
  return {
    add: (row) => {
      const value = row[place];
      if (typeof value === 'number' && !Number.isNaN(value)) numbers.put(count, value);
      count += 1;
    },
    finish: () => (numbers.isEmpty() ? undefined : toNumbers(numbers.toArray(count))),
  };
}

/** Days with their precision, which stand at two places. */
export function collectDates([dayPlace = 0, precisionPlace = 0]: readonly number[]): Collector & {
  readonly finish: () => DateColumn | undefined;
} {
  const days = createPlaced((length) => new Int32Array(length), noDay);
  const imprecise = createNumbers();
  let count = 0;
  return {
    add: (row) => {
      const day = row[dayPlace];
      if (typeof day === 'number') {
        days.put(count, day);
      }
      if (typeof day !== 'number' || row[precisionPlace] !== 'DAY') imprecise.push(count);
      count += 1;
    },
    finish: () =>
      days.isEmpty()
        ? undefined
        : {
            kind: 'dates',
            days: toShort(days.toArray(count)),
            precise: allBut(imprecise.toArray(), count),
          },
  };
}

/** The numbers below `size` without some. */
function allBut(some: Uint32Array, size: number): Bits {
  const others = emptyBits(size);
  for (const n of some) setBit(others, n);
  return subtract(fullBits(size), others);
}

/** Days of some 90 years before and after 1970 in half the room. */
function toShort(days: Int32Array): Int32Array | Int16Array {
  return days.every((day) => day === noDay || (day > noShortDay && day <= 0x7fff))
    ? Int16Array.from(days, (day) => (day === noDay ? noShortDay : day))
    : days;
}

function collectReferences([place = 0]: readonly number[], to: string, idsOf: TargetIds): Collector {
  const type = to as RecordType; // the model names record types only
  const ids = idsOf(type);
  const targets = createPlaced((length) => new Uint32Array(length), nobody);
  let count = 0;
  return {
    add: (row) => {
      const id = row[place];
      if (typeof id === 'string') targets.put(count, ids.placeOf(id));
      count += 1;
    },
    finish: () =>
      targets.isEmpty()
        ? undefined
        : { kind: 'references', to: type, targets: ids.toNumbers(targets.toArray(count)) },
  };
}
