import { defaultFieldResolver, type GraphQLField, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import { createSchema } from '../../schema/index.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { smallGraph } from '../support/small-graph.ts';

const graph = new Graph(testDatabase().address);
const nobody = callerOf();
const ask = createAsk(graph, nobody);

beforeAll(() => seedGraph(graph, smallGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

describe('permissions', () => {
  it('refuses records to who may read none', async () => {
    const query = '{ patient(id: "fx-ada") { id } imagingStudy(uid: "1.1") { id } }';
    expect((await ask(query)).errors).toEqual([
      { code: 'FORBIDDEN', path: undefined },
      { code: 'FORBIDDEN', path: undefined },
    ]);
  });

  it('shows the catalogue and the terminology to everybody', async () => {
    const { errors } = await ask(`{
      server { name records { patients { value } } } datasets { nodes { id } pageInfo { endCursor } }
      concept(code: "DOID:FX2") { name mappedFrom { from { code } } } vocabularies { id name }
    }`);
    expect(errors).toEqual([]);
  });

  it('shows no record of another dataset by whatever way', async () => {
    const { data } = await ask(
      `{ patient(id: "fx-ada") {
        datasets { id } conditions { id measurements { id } } measurements { nodes { id } } imagingStudies { id }
      } }`,
      callerOf('fx-b'),
    );
    expect(data).toEqual({
      patient: {
        datasets: [{ id: 'fx-b' }],
        conditions: [],
        measurements: { nodes: [{ id: 'fx-m5' }] },
        imagingStudies: [],
      },
    });
  });

  it('lets nobody without rights past a resolver of a record type', async () => {
    const refused = await Promise.all(guardedTypes.flatMap((type) => answersToNobody(type)));
    expect(new Set(refused)).toEqual(new Set(['FORBIDDEN']));
  });

  it('has a resolver, and so a rule, wherever an object is reached from a record or a query', () => {
    const open = ['Query', ...guardedTypes].flatMap((type) =>
      fieldsOf(type)
        .filter((field) => isObjectType(getNamedType(field.type)) && !hasResolver(field))
        .map((field) => `${type}.${field.name}`),
    );
    expect(open).toEqual([]);
  });
});

const schema = createSchema();
const guardedTypes = ['Patient', ...recordTypes.map((type) => modelOf(type).type)];

function fieldsOf(typeName: string): readonly GraphQLField<unknown, unknown>[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new TypeError(`no type ${typeName}`);
  return Object.values(type.getFields());
}

function hasResolver({ resolve }: GraphQLField<unknown, unknown>): boolean {
  return resolve !== undefined && resolve !== defaultFieldResolver;
}

/** What the resolvers of a type give to nobody: the code of their error, or a value. */
function answersToNobody(typeName: string): readonly Promise<unknown>[] {
  return fieldsOf(typeName)
    .filter(hasResolver)
    .map(async (field) => {
      const given: unknown = await field.resolve?.(
        { id: 'x', datasets: [] },
        {},
        { caller: nobody },
        Object.create(null),
      );
      return given instanceof Error && 'code' in given ? given.code : given;
    });
}
