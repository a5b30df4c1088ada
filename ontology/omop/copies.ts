import type { FieldModel, Properties, PropertyValue } from '../model.ts';
import { modelOf } from '../records.ts';
import { isWithin, spanOf } from '../span.ts';
import { toIsoDate } from '../time.ts';
import { byCell } from './by-cell.ts';
import { type CdmType, cdmColumns, keyColumn } from './cdm.ts';
import { isSameCell, readDay, readFloat, readInteger } from './cell.ts';
import { type RecordTable, tableRecords } from './table-records.ts';

/** A column that properties of a record keep; what they cannot keep is no value to them. */
export type Copy = {
  readonly column: string;
  /** The property that is written. */
  readonly property: string;
  /** Sets what the cell says. */
  readonly fill: (cell: string, into: Record<string, PropertyValue>) => void;
  readonly write: (properties: Properties) => string;
  /** Whether the cell is what these properties write. */
  readonly gives: (cell: string, properties: Properties) => boolean;
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
      return sourceColumn(column);
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

/** The column with the value as it came, of a column of concepts; not every table has it. */
export function sourceColumn(column: string): string {
  return sourceValues[column] ?? column.replace(/_concept_id$/, '_source_value');
}

/** The column with the source concept, of a column of concepts; not every table has it. */
export function sourceConceptColumn(column: string): string {
  return column.replace(/_concept_id$/, '_source_concept_id');
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

/** How one property keeps a cell. */
type Keeping = {
  readonly property: string;
  readonly read: (cell: string, type: CdmType) => PropertyValue;
  readonly write: (value: PropertyValue) => string;
  /** The precision of a day, which is a property of its own. */
  readonly precision?: string;
};

function keepWith({ property, read, write, precision }: Keeping) {
  return (column: string, type: CdmType): Copy => {
    const readCell = byCell((cell) => {
      const value = read(cell, type);
      return { value, given: isSameCell(type, cell, write(value)) };
    });
    return {
      column,
      property,
      fill: (cell, into) => {
        const { value } = readCell(cell);
        into[property] = value;
        if (precision !== undefined) into[precision] = value === null ? null : 'DAY';
      },
      write: (properties) => write(properties[property] ?? null),
      gives: (cell, properties) => {
        const { value, given } = readCell(cell);
        const kept = properties[property] ?? null;
        return kept === value ? given : isSameCell(type, cell, write(kept));
      },
    };
  };
}

/** A text, and an integer of any size as its digits. */
function textCopy(property: string) {
  return keepWith({
    property,
    read: (cell, type) => (type === 'integer' ? readInteger(cell) : cell.trim().normalize('NFC')) || null,
    write: toText,
  });
}

function numberCopy(property: string, isKept: (number: number) => boolean) {
  const read = (cell: string, type: CdmType) => {
    const said = (type === 'integer' ? readInteger : readFloat)(cell);
    const number = typeof said === 'string' ? Number(said) : said;
    return typeof number === 'number' && isKept(number) ? number : null;
  };
  return keepWith({ property, read, write: toText });
}

function dayCopy(name: string) {
  return keepWith({
    property: `${name}Day`,
    precision: `${name}Precision`,
    read: (cell) => readDay(cell) ?? null,
    write: (day) => (typeof day === 'number' ? toIsoDate(day) : ''),
  });
}

function toText(value: PropertyValue): string {
  return value === null ? '' : String(value);
}
