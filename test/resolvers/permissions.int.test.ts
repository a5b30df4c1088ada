import { isIntrospectionType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Graph } from '../../loaders/graph.ts';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import { createSchema } from '../../schema/index.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { smallGraph } from '../support/small-graph.ts';

const graph = new Graph(inject('neo4j'));
const nobody = callerOf();
const ask = createAsk(graph, nobody);

beforeAll(() => seedGraph(graph, smallGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

describe('createPermissions', () => {
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

  it('lets nobody without rights read a field of any record type', async () => {
    const refused = await Promise.all(recordTypes.map((type) => idAs(modelOf(type).type)));
    expect(refused.filter((id) => id !== 'FORBIDDEN')).toEqual([]);
  });
});

/** What the resolver of `id` of a type gives to nobody: its value or the code of its error. */
async function idAs(typeName: string): Promise<unknown> {
  const type = createSchema().getType(typeName);
  if (!isObjectType(type) || isIntrospectionType(type)) throw new TypeError(`no type ${typeName}`);
  const given: unknown = await type
    .getFields()
    .id?.resolve?.({ id: 'x' }, {}, { caller: nobody }, Object.create(null));
  return given instanceof Error && 'code' in given ? given.code : given;
}
