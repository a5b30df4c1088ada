import { type Cypher, cypher, join, name } from '../../graph/cypher.ts';
import { toInteger, type Write } from '../../graph/graph.ts';
import { modelOf } from '../../ontology/records.ts';
import { person } from '../../ontology/roles.ts';
import type { BuiltRecord } from '../delivery.ts';
import { noteShared } from '../store/shares.ts';
import { toIntegers } from '../store/to-integers.ts';
import { byType, type Changes, findChanges, type Tally, tallyOf } from './changes.ts';
import { freshLinks, type IsHere, linkChanged, linkFresh } from './links.ts';
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
  const groups = byType(records);
  const isHere: IsHere = (type) => groups.some((some) => some.type === type);
  for (const some of groups) {
    const changes = await findChanges(run, some, provenance);
    await create(run, changes, { ...provenance, isHere });
    await update(run, changes, provenance);
    tallies[some.type] = tallyOf(some, changes);
    touched.push(changes);
  }
  await noteShared(
    run,
    provenance.population,
    touched.flatMap(({ shared }) => shared),
  );
  // A record may refer to one that comes later, of its own type or of another.
  for (const changes of touched) {
    await linkFresh(run, changes, isHere);
    await linkChanged(run, changes);
  }
  return tallies;
}

type Creating = Provenance & { readonly isHere: IsHere };

async function create(run: Write, { type, fresh }: Changes, provenance: Creating): Promise<void> {
  if (fresh.length === 0) return;
  const model = modelOf(type);
  const rows = fresh.map(({ id, properties, row }) => ({
    ...toIntegers(model.fields, properties),
    id,
    ...originOf(row, provenance),
  }));
  const links = freshLinks({ type, fresh }, provenance.isHere);
  await run(cypher`
    UNWIND range(0, ${toInteger(fresh.length - 1)}) AS at
    MATCH (patient:Patient {id: ${fresh.map(({ patient }) => patient)}[at]})
    CREATE (patient)-[:${name(model.relationship)}]->(record:${name(model.type)} ${propertiesAt(rows)})
    ${links.length === 0 ? cypher`` : join(links, '\n')}`);
}

type Stored = Readonly<Record<string, unknown>>;

/**
 * The properties of the row that `at` counts, as a map of Cypher: what all rows say is sent once, and no name with each of
 * them. What is null in all is left out: a record that is new has none of it to lose.
 */
function propertiesAt(rows: readonly Stored[]): Cypher {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  const entries = names.flatMap((property) => {
    const values = rows.map((row) => row[property] ?? null);
    const [first] = values;
    if (values.some((value) => value !== first)) return [cypher`${name(property)}: ${values}[at]`];
    return first === null ? [] : [cypher`${name(property)}: ${first}`];
  });
  return cypher`{${join(entries, ', ')}}`;
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
