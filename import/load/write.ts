import { cypher, join, name } from '../../graph/cypher.ts';
import { toInteger, type Write } from '../../graph/graph.ts';
import { modelOf } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import type { BuiltRecord } from '../delivery.ts';
import { noteShared } from '../store/shares.ts';
import { toIntegers } from '../store/to-integers.ts';
import { byType, type Changes, findChanges, type Tally, tallyOf } from './changes.ts';
import { conceptLinks, linkChanged, linkFresh } from './links.ts';
import type { Deliverer } from './merge.ts';

/** Where the records of a batch come from, and in which population they are. */
export type Provenance = Deliverer & { readonly file: string; readonly population: string };

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
  const tallies: Record<string, Tally> = {};
  const touched: Changes[] = [];
  for (const some of byType(records)) {
    const changes = await findChanges(run, some, provenance);
    await create(run, changes, provenance);
    await update(run, changes, provenance);
    tallies[some.type] = tallyOf(some, changes);
    touched.push(changes);
  }
  await noteShared(
    run,
    provenance.population,
    touched.flatMap(({ shared }) => shared),
  );
  // A record may refer to one of a type that comes later.
  for (const changes of touched) {
    await linkFresh(run, changes);
    await linkChanged(run, changes);
  }
  return tallies;
}

async function create(run: Write, { type, fresh }: Changes, provenance: Provenance): Promise<void> {
  if (fresh.length === 0) return;
  const model = modelOf(type);
  const rows = fresh.map(({ id, patient, properties, row }) => ({
    patient,
    properties: { ...known(toIntegers(model.fields, properties)), id, ...originOf(row, provenance) },
  }));
  const concepts = conceptLinks(type, fresh);
  await run(cypher`
    UNWIND ${rows} AS row
    MATCH (patient:Patient {id: row.patient})
    CREATE (patient)-[:${name(model.relationship)}]->(record:${name(model.type)})
    SET record = row.properties
    ${concepts.length === 0 ? cypher`` : join(concepts, '\n')}`);
}

/** Properties without those that are null: a record that is new has none of them to lose. */
function known(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

async function update(run: Write, { type, changed }: Changes, provenance: Provenance): Promise<void> {
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
