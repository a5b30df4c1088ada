import { cypher, name } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import { raiseTerminology } from '../../import/store/terminology-version.ts';
import type { Properties } from '../../ontology/model.ts';
import { isRecordType, modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';

/** A record of a test: what it says, beside where it comes from. */
export type FixtureRecord = {
  readonly type: RecordType;
  readonly patient: string;
  readonly properties: Properties & { readonly id: string };
};

/** Nodes of a small graph. Codes and ids should be of the test alone: the database is shared. */
export type Fixture = {
  readonly patients: readonly (Properties & { readonly id: string })[];
  readonly records: readonly FixtureRecord[];
  /** Nodes without a patient, by label. */
  readonly others?: Readonly<Record<string, readonly Properties[]>>;
  /** Relationships between concepts, by code. */
  readonly isA?: readonly (readonly [narrower: string, broader: string])[];
  readonly mapsTo?: readonly (readonly [from: string, to: string, relationship: string])[];
};

/** A record of dataset `fx-a` on the clock `fx-diagnosis`; `row` 1 of `fx.tsv`, read by the load `fx-load`. */
export function aRecord(
  type: RecordType,
  patient: string,
  properties: Properties & { readonly id: string },
): FixtureRecord {
  const common = {
    dataset: 'fx-a',
    load: 'fx-load',
    file: 'fx.tsv',
    row: 1,
    timeline: 'FROM_INDEX',
    timelineName: 'fx-diagnosis',
    startPrecision: 'startDay' in properties ? 'DAY' : null,
  };
  return { type, patient, properties: { ...common, ...properties } };
}

/** Replaces what an earlier fixture wrote. */
export async function seedGraph(graph: Graph, fixture: Fixture): Promise<void> {
  await clearFixture(graph);
  await graph.write(async (run) => {
    await createNodes(run, 'Patient', fixture.patients);
    for (const [label, nodes] of Object.entries(fixture.others ?? {})) await createNodes(run, label, nodes);
    await run(cypher`MATCH (population:Population:Fixture) SET population.key = randomUUID()`);
    for (const type of recordTypes)
      await createRecords(
        run,
        type,
        fixture.records.filter((record) => record.type === type),
      );
    for (const type of recordTypes) await linkRecords(run, type);
    await linkConcepts(run, fixture);
    await raiseTerminology(run);
  });
}

/** Removes what a fixture wrote, and nothing else. */
export async function clearFixture(graph: Graph): Promise<void> {
  await graph.write(async (run) => {
    await run(cypher`MATCH (node:Fixture) DETACH DELETE node`);
    await raiseTerminology(run);
  });
}

/** Creates nodes in place of what others, such as a vocabulary that a load has named, left under the same ids. */
async function createNodes(run: Write, label: string, rows: readonly Properties[]): Promise<void> {
  await run(cypher`
    UNWIND ${rows.flatMap(({ id }) => id ?? [])} AS id
    MATCH (left:${name(label)} {id: id})
    DETACH DELETE left`);
  await run(cypher`
    UNWIND ${rows} AS row
    CREATE (node:${name(label)}:Fixture)
    SET node = row`);
}

async function createRecords(run: Write, type: RecordType, rows: readonly FixtureRecord[]): Promise<void> {
  const { relationship, type: label } = modelOf(type);
  await run(cypher`
    UNWIND ${rows.map(({ patient, properties }) => ({ patient, properties }))} AS row
    MATCH (patient:Patient {id: row.patient})
    CREATE (patient)-[:${name(relationship)}]->(record:${name(label)}:Fixture)
    SET record = row.properties`);
}

async function linkRecords(run: Write, type: RecordType): Promise<void> {
  for (const [field, model] of Object.entries(modelOf(type).fields))
    if (model.kind === 'reference')
      await run(cypher`
        MATCH (record:${name(modelOf(type).type)}:Fixture)
        MATCH (target:${name(isRecordType(model.to) ? modelOf(model.to).type : '')}:Fixture {id: record.${name(`${field}Id`)}})
        CREATE (record)-[:${name(model.relationship)}]->(target)`);
}

async function linkConcepts(run: Write, { isA = [], mapsTo = [] }: Fixture): Promise<void> {
  await run(cypher`
    UNWIND ${isA} AS pair
    MATCH (narrower:Concept {code: pair[0]})
    MATCH (broader:Concept {code: pair[1]})
    CREATE (narrower)-[:IS_A]->(broader)`);
  await run(cypher`
    UNWIND ${mapsTo} AS mapping
    MATCH (source:Concept {code: mapping[0]})
    MATCH (target:Concept {code: mapping[1]})
    CREATE (source)-[:MAPS_TO {relationship: mapping[2], source: 'fixture'}]->(target)`);
}
