import { type GraphQLField, type GraphQLNamedType, getNamedType, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import { createSchema } from '../../schema/index.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { smallGraph } from '../support/small-graph.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b', 'fx-c'));
const schema = createSchema();

beforeAll(() => seedGraph(graph, smallGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

type Field = GraphQLField<unknown, unknown>;
type Shown = Readonly<Record<string, unknown>>;

const lists = recordTypes.flatMap((type) => modelOf(type).list ?? []);

it.each(lists)('%s say the same of a field whether it is asked alone or with all others', async (list) => {
  const fields = plainFieldsOf(list);
  const together = await recordsOf(list, fields);
  for (const field of fields) {
    const alone = await recordsOf(list, [field]);
    expect([field.name, valuesIn(alone, field)]).toEqual([field.name, valuesIn(together, field)]);
  }
});

it('the records that this is held against are of many types', async () => {
  const counts = await Promise.all(lists.map(async (list) => (await recordsOf(list, [])).length));
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(6);
});

function valuesIn(records: readonly Shown[], { name }: Field) {
  return records.map((record) => record[name]);
}

/** Fields of the records of a list that are values, or objects of which some fields are. */
function plainFieldsOf(list: string): readonly Field[] {
  const type = typeOf(list);
  const record = isPaged(list) && isObjectType(type) ? getNamedType(type.getFields().nodes?.type) : type;
  return fieldsOf(record).filter(
    ({ args, type: shown }) =>
      args.length === 0 && (isLeafType(getNamedType(shown)) || valuesOf(getNamedType(shown)) !== ''),
  );
}

function typeOf(list: string): GraphQLNamedType | undefined {
  const patient = schema.getType('Patient');
  return isObjectType(patient) ? getNamedType(patient.getFields()[list]?.type) : undefined;
}

function fieldsOf(type: GraphQLNamedType | undefined): readonly Field[] {
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

function valuesOf(type: GraphQLNamedType): string {
  return fieldsOf(type)
    .filter((field) => field.args.length === 0 && isLeafType(getNamedType(field.type)))
    .map(({ name }) => name)
    .join(' ');
}

function isPaged(list: string): boolean {
  return typeOf(list)?.name.endsWith('Connection') ?? false;
}

async function recordsOf(list: string, fields: readonly Field[]): Promise<readonly Shown[]> {
  const asked = fields.map(({ name, type }) => {
    const values = isLeafType(getNamedType(type)) ? '' : `{ ${valuesOf(getNamedType(type))} }`;
    return `${name} ${values}`;
  });
  const selection = `{ __typename ${asked.join(' ')} }`;
  const { data, errors } = await ask<{ a: Shown; b: Shown }>(`
    query { a: patient(id: "fx-ada") { ...own } b: patient(id: "fx-bob") { ...own } }
    fragment own on Patient { ${list} ${isPaged(list) ? `(first: 100) { nodes ${selection} }` : selection} }`);
  expect(errors).toEqual([]);
  return [data.a, data.b].flatMap(({ [list]: found }) => recordsIn(found));
}

function recordsIn(found: unknown): readonly Shown[] {
  if (Array.isArray(found)) return found;
  return typeof found === 'object' && found !== null && 'nodes' in found ? recordsIn(found.nodes) : [];
}
