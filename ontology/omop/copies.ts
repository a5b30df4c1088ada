import type { FieldModel, Properties, PropertyValue } from '../model.ts';
import { modelOf } from '../records.ts';
import { isWithin, spanOf } from '../span.ts';
import { toIsoDate } from '../time.ts';
import { type CdmType, cdmColumns, keyColumn } from './cdm.ts';
import { readDay, readFloat, readInteger } from './cell.ts';
import { type RecordTable, tableRecords } from './table-records.ts';

/** A column that properties of a record keep; what they cannot keep is no value to them. */
export type Copy = {
  readonly column: string;
  /** The property that is written. */
  readonly property: string;
  /** Sets what the cell says. */
  readonly fill: (cell: string, into: Record<string, PropertyValue>) => void;
  readonly write: (properties: Properties) => string;
};

/** Every column of a table that its records keep in a field or in a property of every row. */
export function copiesOf(table: RecordTable): readonly Copy[] {
  const types = new Map(cdmColumns(table).map(({ name, type }) => [name, type]));
  const of = (form: (column: string, type: CdmType) => Copy, column: string): readonly Copy[] => {
    const type = types.get(column);
    return type === undefined ? [] : [form(column, type)];
  };
  const fields = Object.entries(modelOf(tableRecords[table]).fields).flatMap(([name, field]) => {
    const column = columnOf(field, table);
    return column === undefined ? [] : of(copyOf(name, field), column);
  });
  // A death has no key of its own: one person, one death.
  return keyColumn(table) === undefined ? [...of(textCopy('omopKey'), 'person_id'), ...fields] : fields;
}

/** The column of a table that a field stands for; undefined where it stands for none of it. */
export function placeIn(table: RecordTable, { omop }: FieldModel): string | undefined {
  const [owner, column] = omop?.split('.') ?? [];
  return owner === table ? column : undefined;
}

/** The column of the table that keeps what a field says as it came. */
function columnOf(field: FieldModel, table: RecordTable): string | undefined {
  const column = placeIn(table, field);
  if (column === undefined) return undefined;
  switch (field.kind) {
    case 'coded':
      return sourceValues[column] ?? column.replace(/_concept_id$/, '_source_value');
    case 'text':
      return field.values === undefined && !field.list ? column : undefined;
    case 'number':
    case 'quantity':
    case 'date':
      return column;
    case 'flag':
    case 'reference':
    case 'derived':
      return undefined;
  }
}

/** Columns with the value as it came whose name does not follow from that of the concept. */
const sourceValues: Readonly<Record<string, string>> = { value_as_concept_id: 'value_source_value' };

function copyOf(name: string, field: FieldModel): (column: string, type: CdmType) => Copy {
  switch (field.kind) {
    case 'coded':
      return textCopy(`${name}Source`);
    case 'number':
      return numberCopy(name, (number) => isWithin(spanOf(field), number));
    case 'quantity':
      return numberCopy(name, Number.isFinite);
    case 'date':
      return dayCopy(name);
    case 'text':
    case 'flag':
    case 'reference':
    case 'derived':
      return textCopy(name);
  }
}

/** A text, and an integer of any size as its digits. */
function textCopy(property: string) {
  return (column: string, type: CdmType): Copy => ({
    column,
    property,
    fill: (cell, into) => {
      into[property] = (type === 'integer' ? readInteger(cell) : cell.trim().normalize('NFC')) || null;
    },
    write: (properties) => toText(properties[property]),
  });
}

function numberCopy(property: string, isKept: (number: number) => boolean) {
  return (column: string, type: CdmType): Copy => ({
    column,
    property,
    fill: (cell, into) => {
      const said = (type === 'integer' ? readInteger : readFloat)(cell);
      const number = typeof said === 'string' ? Number(said) : said;
      into[property] = typeof number === 'number' && isKept(number) ? number : null;
    },
    write: (properties) => toText(properties[property]),
  });
}

function dayCopy(name: string) {
  const [property, precision] = [`${name}Day`, `${name}Precision`];
  return (column: string): Copy => ({
    column,
    property,
    fill: (cell, into) => {
      const day = readDay(cell) ?? null;
      into[property] = day;
      into[precision] = day === null ? null : 'DAY';
    },
    write: (properties) => {
      const day = properties[property];
      return typeof day === 'number' ? toIsoDate(day) : '';
    },
  });
}

function toText(value: PropertyValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
