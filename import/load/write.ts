import { type Cypher, cypher, join, name } from '../../graph/cypher.ts';
import { toInteger, type Write } from '../../graph/graph.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import type { BuiltRecord } from '../delivery.ts';
import { toIntegers } from '../store/to-integers.ts';
import { type ChangedRecord, findChanges, type Tally } from './changes.ts';
import type { Deliverer } from './merge.ts';
import type { Dangling } from './references.ts';

/** Where the records of a batch come from. */
export type Provenance = Deliverer & { readonly file: string };

/** The patients whom registrations name. */
export async function writePatients(
  run: Write,
  records: readonly BuiltRecord[],
  population: string,
): Promise<void> {
  const registered = records.filter(({ type }) => type === person.record);
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
  const types = recordTypes.filter((type) => records.some((record) => record.type === type));
  const tallies: Record<string, Tally> = {};
  const touched = new Map<RecordType, Awaited<ReturnType<typeof findChanges>>>();
  for (const type of types) {
    const some = records.filter((record) => record.type === type);
    const compared = await findChanges(run, type, some, provenance);
    const { fresh, changed } = compared;
    await create(run, type, fresh, provenance);
    await update(run, type, changed, provenance);
    const loaded = fresh.length + changed.length;
    tallies[type] = { loaded, unchanged: some.length - loaded };
    touched.set(type, compared);
  }
  // A record may refer to one of a type that comes later.
  for (const [type, { fresh, changed }] of touched) {
    await linkFresh(run, type, fresh);
    await linkChanged(
      run,
      type,
      changed.map(({ record }) => record),
    );
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

async function create(
  run: Write,
  type: RecordType,
  records: readonly BuiltRecord[],
  provenance: Provenance,
): Promise<void> {
  if (records.length === 0) return;
  const model = modelOf(type);
  const rows = records.map(({ id, patient, properties, row }) => ({
    patient,
    properties: { ...toIntegers(model.fields, properties), id, ...originOf(row, provenance) },
  }));
  const concepts = linksOf(type).flatMap((link) => {
    if (link.model.kind !== 'coded' || idsWith(records, link.property).length === 0) return [];
    return [linkToConcept(link)];
  });
  await run(cypher`
    UNWIND ${rows} AS row
    MATCH (patient:Patient {id: row.patient})
    CREATE (patient)-[:${name(model.relationship)}]->(record:${name(model.type)})
    SET record = row.properties
    ${concepts.length === 0 ? cypher`` : join(concepts, '\n')}`);
}

function linkToConcept({ model, property }: Link): Cypher {
  return cypher`
    WITH record
    CALL (record) {
      MATCH (concept:Concept {code: record.${name(property)}})
      CREATE (record)-[:${name(model.relationship)}]->(concept)
    }`;
}

async function update(
  run: Write,
  type: RecordType,
  changed: readonly ChangedRecord[],
  provenance: Provenance,
): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ record: { id, row }, change: { properties, own } }) => ({
    id,
    properties: {
      ...toIntegers(modelOf(type).fields, properties),
      ...(own ? originOf(row, provenance) : {}),
    },
  }));
  await run(cypher`
    UNWIND ${rows} AS row
    MATCH (record:${name(modelOf(type).type)} {id: row.id})
    SET record += row.properties`);
}

function originOf(row: number, { load, file }: Provenance) {
  return { load, file, row: toInteger(row) };
}

/** Relationships of new records to those they refer to. */
async function linkFresh(run: Write, type: RecordType, records: readonly BuiltRecord[]): Promise<void> {
  for (const { model, property } of linksOf(type)) {
    const ids = idsWith(records, property);
    if (model.kind === 'reference' && ids.length > 0)
      await run(cypher`
        MATCH (record:${name(modelOf(type).type)} WHERE record.id IN ${ids})
        MATCH (target:${name(targetLabel(model.to))} {id: record.${name(property)}})
        CREATE (record)-[:${name(model.relationship)}]->(target)`);
  }
}

/** Relationships of references and standard concepts, as the properties of changed records say. */
async function linkChanged(run: Write, type: RecordType, records: readonly BuiltRecord[]): Promise<void> {
  for (const { model, property } of linksOf(type)) {
    const ids = records.filter(({ properties }) => Object.hasOwn(properties, property)).map(({ id }) => id);
    if (ids.length > 0) await run(linkStatement(type, model, property, ids));
  }
}

type LinkField = Extract<FieldModel, { kind: 'reference' | 'coded' }>;

type Link = { readonly model: LinkField; readonly property: string };

/** The fields of a type that are relationships, too, with the property that each agrees with. */
function linksOf(type: RecordType): readonly Link[] {
  return Object.entries(modelOf(type).fields).flatMap(([field, model]): readonly Link[] => {
    if (model.kind === 'reference') return [{ model, property: `${field}Id` }];
    return model.kind === 'coded' ? [{ model, property: `${field}StandardConcept` }] : [];
  });
}

function idsWith(records: readonly BuiltRecord[], property: string): readonly string[] {
  return records.filter(({ properties }) => properties[property] != null).map(({ id }) => id);
}

/** Makes the relationship agree with the property; a no-op where it does. */
function linkStatement(type: RecordType, model: LinkField, property: string, ids: readonly string[]): Cypher {
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
