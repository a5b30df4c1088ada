import type { CdmColumn } from '../../../ontology/omop/cdm.ts';
import { parseDate } from '../../../ontology/time.ts';

const wholeNumber = /^[+-]?\d+$/;
const decimalNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const midnight = /^[ T]00:00(?::00(?:\.0+)?)?$/;
const timeOfDay = /^[ T](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/;

/** Whether a cell that is not empty is what its column holds. A date may be a midnight, and a time may be its day alone. */
export function isOfType({ type, length }: CdmColumn, cell: string): boolean {
  switch (type) {
    case 'integer':
      return wholeNumber.test(cell);
    case 'float':
      return decimalNumber.test(cell);
    case 'date':
      return isDay(cell, midnight);
    case 'datetime':
      return isDay(cell, timeOfDay);
    case 'text':
      return length === undefined || cell.length <= length || [...cell].length <= length;
  }
}

const charactersOfDay = '2013-07-05'.length;

function isDay(cell: string, rest: RegExp): boolean {
  return (
    dayOf(cell) !== undefined && (cell.length <= charactersOfDay || rest.test(cell.slice(charactersOfDay)))
  );
}

const daysRead = new Map<string, number | undefined>();

/** More days than the records of people have. */
const daysKept = 100_000;

/** The day of a date or time, as days since 1970-01-01: `2013-07-05`, `2013-07-05 08:30:00` or `20130705`; undefined for what is none. */
export function dayOf(cell: string): number | undefined {
  const text = cell.length > charactersOfDay ? cell.slice(0, charactersOfDay) : cell;
  const read = daysRead.get(text);
  if (read !== undefined || daysRead.has(text)) return read;
  const found = parseDate(text);
  const day = found?.precision === 'DAY' ? found.day : undefined;
  if (daysRead.size < daysKept) daysRead.set(text, day);
  return day;
}
