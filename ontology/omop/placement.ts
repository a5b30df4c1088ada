import { decidedFields } from '../decide.ts';
import { type FieldModel, type Properties, propertiesOf, type RecordModel } from '../model.ts';
import { isRecordType, modelOf, type RecordType, recordTypes } from '../records.ts';
import { person } from '../roles.ts';
import { cdmColumns } from './cdm.ts';
import { placeIn } from './copies.ts';
import { isRecordTable, type RecordTable } from './table-records.ts';

/** A field of a record, the properties that hold it, and the column that says it. */
export type Placed = {
  readonly name: string;
  readonly field: FieldModel;
  readonly properties: readonly string[];
  readonly column: string;
};

/** Where records go that did not come as OMOP: the row of a table, by the catalogue. */
export type Placement = {
  readonly table: RecordTable;
  readonly own: readonly Placed[];
  /** Fields of a record that it cannot do without, which its own row says, too: the study of a series. */
  readonly behind: readonly (Placed & { readonly reference: string })[];
  /** Fields that make a row of another table. */
  readonly asides: readonly (Placed & { readonly table: RecordTable })[];
};

type Fields = readonly (readonly [name: string, field: FieldModel])[];

/** Where a person goes: what its registrations together say. */
export const personPlacement: Placement = placementIn(tableOf(modelOf(person.record).omop), decidedFields);

/** Where a record goes; undefined where no field of its type has a place in the table of the type. */
export function placementOf(type: RecordType, properties: Properties): Placement | undefined {
  const { omopBy } = modelOf(type);
  const value = omopBy === undefined ? undefined : properties[omopBy.field];
  return placements.get(`${type} ${value}`) ?? placements.get(type);
}

/** Every place that records of a type may have. */
export function placementsOf(type: RecordType): readonly Placement[] {
  return [...placements].filter(([key]) => key.split(' ')[0] === type).map(([, placement]) => placement);
}

/** The properties of records of a type from which rows are made, those of other types that refer to it included. */
export function propertiesPlaced(type: RecordType): readonly string[] {
  const { fields, omopBy } = modelOf(type);
  const own = placementsOf(type).flatMap((placement) => [...placement.own, ...placement.asides]);
  const behind = [...placements.values()].flatMap((placement) =>
    placement.behind.filter(({ field }) => Object.values(fields).includes(field)),
  );
  const references = placementsOf(type).flatMap((placement) =>
    placement.behind.map(({ reference }) => `${reference}Id`),
  );
  const placed = [...own, ...behind].flatMap(({ properties }) => properties);
  const ruling = omopBy === undefined ? [] : [omopBy.field];
  return [...new Set(['id', 'timelineName', ...ruling, ...references, ...placed])];
}

/** A column of a date that a table requires and no field of the records is: none of them can be a row there. */
export function missingDate({ table, own }: Placement): string | undefined {
  const dates = cdmColumns(table).filter(({ type, required }) => required && type === 'date');
  return dates.find(({ name }) => !own.some(({ column }) => column === name))?.name;
}

const placements: ReadonlyMap<string, Placement> = new Map(
  recordTypes.filter((type) => type !== person.record).flatMap(placementsIn),
);

/** By the type, and by the type and a value where that has another place. */
function placementsIn(type: RecordType): readonly (readonly [string, Placement])[] {
  const model = modelOf(type);
  const usual = placementIn(tableOf(model.omop), Object.entries(model.fields), type);
  const others = Object.entries(model.omopBy?.places ?? {}).map(([value, { table, columns }]) => {
    const own = columns.flatMap(([name, column]) => {
      const field = model.fields[name];
      return field === undefined ? [] : [placedAt(column, name, field)];
    });
    return [`${type} ${value}`, { table: tableOf(table), own, behind: [], asides: [] }] as const;
  });
  return usual.own.length === 0 ? others : [[type, usual], ...others];
}

function placementIn(table: RecordTable, fields: Fields, type?: RecordType): Placement {
  return {
    table,
    own: placedIn(table, fields),
    behind: fields.flatMap(([reference, field]) =>
      placedIn(table, fieldsBehind(field)).map((placed) => ({ reference, ...placed })),
    ),
    asides: fields.flatMap(([name, field]) => {
      const [other = '', column = ''] = field.omop?.split('.') ?? [];
      if (other === table || !isRecordTable(other) || isSaidBefore(other, type)) return [];
      return [{ ...placedAt(column, name, field), table: other }];
    }),
  };
}

function placedIn(table: RecordTable, fields: Fields): readonly Placed[] {
  return fields.flatMap(([name, field]) => {
    const column = placeIn(table, field);
    return column === undefined || isRowId(field) ? [] : [placedAt(column, name, field)];
  });
}

function placedAt(column: string, name: string, field: FieldModel): Placed {
  return { name, field, column, properties: propertiesOf(name, field) };
}

/** Whether a field is the id of a row as others have it: rows that are made anew have ids of their own. */
function isRowId(field: FieldModel): boolean {
  return field.kind === 'text' && field.indexed === 'identity' && !isText(field.omop);
}

function isText(omop: string | undefined): boolean {
  const [table = '', column] = omop?.split('.') ?? [];
  return isRecordTable(table) && cdmColumns(table).find(({ name }) => name === column)?.type === 'text';
}

/** The fields of the record that a record refers to and cannot do without. */
function fieldsBehind(field: FieldModel): Fields {
  if (field.kind !== 'reference' || field.required !== true || !isRecordType(field.to)) return [];
  return Object.entries(modelOf(field.to).fields);
}

/** Whether rows of a table are of records that refer to a record of this type and cannot do without: they say its fields. */
function isSaidBefore(table: RecordTable, type: RecordType | undefined): boolean {
  return recordTypes.some((one) => {
    const model: RecordModel = modelOf(one);
    return (
      model.omop === table &&
      Object.values(model.fields).some(
        (field) => field.kind === 'reference' && field.required && field.to === type,
      )
    );
  });
}

function tableOf(table: string): RecordTable {
  if (isRecordTable(table)) return table;
  throw new TypeError(`no table of records: ${table}`);
}
