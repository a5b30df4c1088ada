import type { PropertyValue } from '../../ontology/model.ts';
import { hasBit } from './bits.ts';
import { type Column, hasDay } from './column.ts';
import { placeOfProperty, type Subject } from './field-columns.ts';
import { numberAt } from './number-column.ts';
import type { Table } from './segment.ts';
import { allTexts } from './texts.ts';

/** The value of a property of a record, as a row of it would say it; a flag as text, of a date that is not known to the day no precision. */
export type ReadProperty = (record: number) => PropertyValue;

const unknown: ReadProperty = () => null;

/** Reads a property of the records of a table. */
export function propertyReader(subject: Subject, { columns }: Table, property: string): ReadProperty {
  const { column, part } = placeOfProperty(subject, property);
  return readerIn(columns[column], part);
}

function readerIn(column: Column | undefined, part: number): ReadProperty {
  switch (column?.kind) {
    case 'values': {
      const texts = column.parts[part];
      const all = texts === undefined ? [] : allTexts(texts);
      return (record) => all[column.entries[record] ?? 0] ?? null;
    }
    case 'numbers':
      return (record) => {
        const number = numberAt(column, record);
        return Number.isNaN(number) ? null : number;
      };
    case 'dates':
      return part === 0
        ? (record) => (hasDay(column, record) ? (column.days[record] ?? null) : null)
        : (record) => (hasBit(column.precise, record) ? 'DAY' : null);
    default:
      return unknown; // what is decided of patients has no identifiers and leads to no records
  }
}
