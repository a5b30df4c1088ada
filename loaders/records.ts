import type DataLoader from 'dataloader';
import { manyByKey, oneByKey } from '../graph/batch.ts';
import { type Cypher, cypher, join, name } from '../graph/cypher.ts';
import type { Page } from '../graph/page.ts';
import { isOfDatasets, type Reader } from '../graph/reader.ts';
import type { Properties, PropertyValue } from '../ontology/model.ts';
import { isRecordType, modelOf, type RecordType, storedProperties } from '../ontology/records.ts';

/** A record as it is stored: the properties of its fields (`propertiesOf`) and those of every record. */
export type StoredRecord = Properties & {
  readonly id: string;
  readonly dataset: string;
  readonly load: string;
  readonly file: string;
  readonly row: number;
};

/** Where a record stands in the order of its list: the day of its start, null when undated, and its id. */
export type RecordKey = readonly [day: number | null, id: string];

/** Which of an owner's records: those with one of `values` in each field, in any case; all of them, or one page. */
export type Selection = {
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly page?: Page<RecordKey>;
  /** What is read of them; without it everything that is stored. */
  readonly properties?: readonly string[];
};

/** A record with the id of the patient or record that it was asked for. */
export type OwnedRecord = StoredRecord & { readonly owner: string };

/** Position of a record in the order of every list of records: by start, undated last, then by id. */
export function recordKey(record: StoredRecord): RecordKey {
  return [typeof record.startDay === 'number' ? record.startDay : null, record.id];
}

/** Whether `value` is such a position. */
export function isRecordKey(value: unknown): value is RecordKey {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [day, id] = value;
  return (day === null || typeof day === 'number') && typeof id === 'string';
}

/** Values of properties of a record, in the order of these: faster to read than a map. */
type Values = readonly PropertyValue[];

function valuesOf(properties: readonly string[]): Cypher {
  const values = properties.map((property) => cypher`record.${name(property)}`);
  return cypher`[${join(values, ', ')}]`;
}

function toRecord(properties: readonly string[], values: Values): StoredRecord {
  const record: Record<string, PropertyValue> = {};
  for (let at = 0; at < properties.length; at += 1) record[properties[at] ?? ''] = values[at] ?? null;
  return record as StoredRecord; // every record has the common properties
}

/** Records of one type by id. */
export function recordById(
  { read, datasets, batching, note }: Reader,
  type: RecordType,
  properties: readonly string[] = storedProperties(type),
): DataLoader<string, StoredRecord | null> {
  return oneByKey(
    async (ids) => {
      const rows = await read<{ values: Values }>(cypher`
        MATCH (record:${label(type)} WHERE record.id IN ${ids} AND ${isOfDatasets(datasets)})
        RETURN ${valuesOf(properties)} AS values`);
      const records = rows.map(({ values }) => toRecord(properties, values));
      note(
        modelOf(type).type,
        records.map(({ id }) => id),
      );
      return records;
    },
    (record) => record.id,
    batching,
  );
}

/** Records of one type by patient id. With a page: one more than it holds, if there are more. */
export function recordsByPatient(
  reader: Reader,
  type: RecordType,
  selection: Selection = {},
): DataLoader<string, readonly OwnedRecord[]> {
  return ownedBy(reader, selection, {
    type,
    owner: 'Patient',
    path: cypher`(owner)-[:${name(modelOf(type).relationship)}]->(record:${label(type)})`,
  });
}

/** Records of one type by the id of the record that their `field` refers to. Pages as `recordsByPatient`. */
export function recordsByReference(
  reader: Reader,
  reference: Reference,
  selection: Selection = {},
): DataLoader<string, readonly OwnedRecord[]> {
  return ownedBy(reader, selection, wayBack(reference));
}

/** How many records of one type refer to a record, by its id. */
export function countByReference(
  { read, datasets, batching }: Reader,
  reference: Reference,
): DataLoader<string, { readonly owner: string; readonly count: number } | null> {
  const { owner, path } = wayBack(reference);
  return oneByKey(
    (ids) =>
      read<{ owner: string; count: number }>(cypher`
        MATCH (owner:${name(owner)} WHERE owner.id IN ${ids})
        MATCH ${path}
        WHERE ${isOfDatasets(datasets)}
        RETURN owner.id AS owner, count(record) AS count`),
    (row) => row.owner,
    batching,
  );
}

/** A reference field of a record type. */
export type Reference = { readonly type: RecordType; readonly field: string };

/** A way to records of a type from their owner. */
type Way = { readonly type: RecordType; readonly owner: string; readonly path: Cypher };

function wayBack({ type, field }: Reference): Way {
  const model = modelOf(type).fields[field];
  if (model?.kind !== 'reference' || !isRecordType(model.to))
    throw new TypeError(`${type}.${field} is no reference`);
  return {
    type,
    owner: modelOf(model.to).type,
    path: cypher`(owner)<-[:${name(model.relationship)}]-(record:${label(type)})`,
  };
}

function ownedBy(
  { read, datasets, batching, note }: Reader,
  { values = {}, page, properties }: Selection,
  { type, owner, path }: Way,
): DataLoader<string, readonly OwnedRecord[]> {
  const conditions = [
    isOfDatasets(datasets),
    ...Object.entries(values).map(([field, among]) => isAmong(field, among)),
    ...(page?.after === undefined ? [] : [isAfter(page.after)]),
  ];
  const known = properties ?? storedProperties(type);
  return manyByKey(
    async (ids) => {
      const rows = await read<{ owner: string; records: readonly Values[] }>(cypher`
        UNWIND ${ids} AS id
        MATCH (owner:${name(owner)} {id: id})
        CALL (owner) {
          MATCH ${path}
          WHERE ${join(conditions, ' AND ')}
          WITH record
          ORDER BY record.startDay, record.id
          ${page === undefined ? cypher`` : firstOf(page)}
          RETURN collect(${valuesOf(known)}) AS records
        }
        RETURN id AS owner, records`);
      const owners = rows.filter(({ records }) => records.length > 0).map((row) => row.owner);
      note(owner, owners);
      return rows.flatMap(({ owner: id, records }) =>
        records.map((values) => Object.assign(toRecord(known, values), { owner: id })),
      );
    },
    (record) => record.owner,
    batching,
  );
}

/** One more than the page holds shows whether there is a next page. */
function firstOf({ first }: Page<RecordKey>): Cypher {
  return cypher`LIMIT toInteger(${first + 1})`;
}

function isAmong(field: string, among: readonly string[]): Cypher {
  return cypher`toLower(record.${name(field)}) IN ${among.map((value) => value.toLowerCase())}`;
}

function isAfter([day, id]: RecordKey): Cypher {
  if (day === null) return cypher`record.startDay IS NULL AND record.id > ${id}`;
  return cypher`(record.startDay > ${day} OR record.startDay IS NULL OR (record.startDay = ${day} AND record.id > ${id}))`;
}

function label(type: RecordType): Cypher {
  return name(modelOf(type).type);
}
