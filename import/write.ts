import { type Cypher, cypher, name } from '../loaders/cypher.ts';
import { toInteger, type Write } from '../loaders/graph.ts';
import type { FieldModel, Properties, PropertyValue } from '../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../ontology/records.ts';
import type { Dangling } from './known.ts';
import { toStored } from './stored.ts';
import type { BuiltRecord } from './table.ts';

/** How many records of a type a batch made or changed, and how many it found as they were. */
export type Tally = { readonly loaded: number; readonly unchanged: number };

/** Where the records of a batch come from. */
export type Provenance = { readonly load: string; readonly file: string; readonly population: string };

/** The patients whom registrations name. */
export async function writePatients(
  run: Write,
  records: readonly BuiltRecord[],
  population: string,
): Promise<void> {
  const registered = records.filter(({ type }) => type === 'registration');
  const rows = [
    ...new Map(registered.map(({ patient, sourceId }) => [patient, { id: patient, sourceId }])).values(),
  ];
  if (rows.length === 0) return;
  await run(cypher`
    UNWIND ${rows} AS row
    MERGE (patient:Patient {id: row.id})
    ON CREATE SET patient.population = ${population}, patient.sourceId = row.sourceId, patient.datasets = []`);
}

/** Writes records whose patients and references exist; a record that says nothing new is left alone. */
export async function writeRecords(
  run: Write,
  records: readonly BuiltRecord[],
  provenance: Provenance,
): Promise<Readonly<Record<string, Tally>>> {
  const tallies: Record<string, Tally> = {};
  const touched: BuiltRecord[] = [];
  for (const type of recordTypes) {
    const some = records.filter((record) => record.type === type);
    if (some.length === 0) continue;
    const written = await writeType(run, type, some, provenance);
    tallies[type] = { loaded: written.length, unchanged: some.length - written.length };
    touched.push(...written);
  }
  for (const type of recordTypes)
    await writeLinks(
      run,
      type,
      touched.filter((record) => record.type === type),
    );
  return tallies;
}

async function writeType(
  run: Write,
  type: RecordType,
  records: readonly BuiltRecord[],
  provenance: Provenance,
): Promise<readonly BuiltRecord[]> {
  const { fresh, changed } = await compare(run, type, records);
  await create(
    run,
    type,
    fresh.map((record) => toRow(record, provenance)),
  );
  await update(
    run,
    type,
    changed.map((record) => toRow(record, provenance)),
  );
  return [...fresh, ...changed];
}

/** Which records of one type the graph does not have, and which it has with other values. */
async function compare(run: Write, type: RecordType, records: readonly BuiltRecord[]) {
  const known = await run<{ properties: Properties & { readonly id: string } }>(cypher`
    MATCH (record:${name(modelOf(type).type)} WHERE record.id IN ${records.map(({ id }) => id)})
    RETURN properties(record) AS properties`);
  const stored = new Map(known.map(({ properties }) => [properties.id, properties]));
  const fresh = records.filter(({ id }) => !stored.has(id));
  const changed = records.filter(({ id, properties }) => {
    const old = stored.get(id);
    return old !== undefined && !sameIn(properties, old);
  });
  return { fresh, changed };
}

/** What writing `records` would do; nothing is written. */
export async function tallyRecords(
  run: Write,
  records: readonly BuiltRecord[],
): Promise<Readonly<Record<string, Tally>>> {
  const tallies: Record<string, Tally> = {};
  for (const type of recordTypes) {
    const some = records.filter((record) => record.type === type);
    if (some.length === 0) continue;
    const { fresh, changed } = await compare(run, type, some);
    const loaded = fresh.length + changed.length;
    tallies[type] = { loaded, unchanged: some.length - loaded };
  }
  return tallies;
}

/** Makes the references that had to wait for their records. */
export async function writeLate(run: Write, references: readonly Dangling[]): Promise<void> {
  for (const type of recordTypes) {
    const fields: Readonly<Record<string, FieldModel>> = modelOf(type).fields;
    for (const [field, model] of Object.entries(fields)) {
      const rows = references.filter((one) => one.type === type && one.field === field);
      if (model.kind !== 'reference' || rows.length === 0) continue;
      await run(cypher`
        UNWIND ${rows.map(({ id, target }) => ({ id, target }))} AS row
        MATCH (record:${name(modelOf(type).type)} {id: row.id})
        MATCH (target:${name(targetLabel(model.to))} {id: row.target})
        SET record.${name(`${field}Id`)} = row.target
        CREATE (record)-[:${name(model.relationship)}]->(target)`);
    }
  }
}

type StoredRow = {
  readonly id: string;
  readonly patient: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

function toRow({ type, id, patient, properties, row }: BuiltRecord, { load, file }: Provenance): StoredRow {
  return {
    id,
    patient,
    properties: { ...toStored(modelOf(type).fields, properties), id, load, file, row: toInteger(row) },
  };
}

/** Whether `stored` says all that `said` says. */
function sameIn(said: Properties, stored: Properties): boolean {
  return Object.entries(said).every(([key, value]) => sameValue(value, stored[key] ?? null));
}

function sameValue(a: PropertyValue, b: PropertyValue): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));
}

async function create(run: Write, type: RecordType, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return;
  const model = modelOf(type);
  await run(cypher`
    UNWIND ${rows.map(({ patient, properties }) => ({ patient, properties }))} AS row
    MATCH (patient:Patient {id: row.patient})
    CREATE (patient)-[:${name(model.relationship)}]->(record:${name(model.type)})
    SET record = row.properties`);
}

async function update(run: Write, type: RecordType, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return;
  await run(cypher`
    UNWIND ${rows.map(({ id, properties }) => ({ id, properties }))} AS row
    MATCH (record:${name(modelOf(type).type)} {id: row.id})
    SET record += row.properties`);
}

/** Relationships of references and standard concepts, as the properties of the records say. */
async function writeLinks(run: Write, type: RecordType, records: readonly BuiltRecord[]): Promise<void> {
  const fields: Readonly<Record<string, FieldModel>> = modelOf(type).fields;
  for (const [field, model] of Object.entries(fields)) {
    if (model.kind !== 'reference' && model.kind !== 'coded') continue;
    const property = model.kind === 'reference' ? `${field}Id` : `${field}StandardConcept`;
    const ids = records.filter(({ properties }) => Object.hasOwn(properties, property)).map(({ id }) => id);
    if (ids.length > 0) await run(linkStatement(type, model, property, ids));
  }
}

/** Makes the relationship agree with the property; a no-op where it does. */
function linkStatement(
  type: RecordType,
  model: Extract<FieldModel, { kind: 'reference' | 'coded' }>,
  property: string,
  ids: readonly string[],
): Cypher {
  const [label, key] = model.kind === 'coded' ? ['Concept', 'code'] : [targetLabel(model.to), 'id'];
  return cypher`
    MATCH (record:${name(modelOf(type).type)} WHERE record.id IN ${ids})
    OPTIONAL MATCH (record)-[link:${name(model.relationship)}]->(linked:${name(label)})
    WITH record, link, coalesce(linked.${name(key)} = record.${name(property)}, false) AS kept
    WHERE NOT kept
    DELETE link
    WITH record
    MATCH (target:${name(label)} {${name(key)}: record.${name(property)}})
    CREATE (record)-[:${name(model.relationship)}]->(target)`;
}

function targetLabel(type: string): string {
  const found = recordTypes.find((known) => known === type);
  if (found === undefined) throw new TypeError(`no record type ${type}`);
  return modelOf(found).type;
}
