import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { expect, it } from 'vitest';
import { KnownError } from '../../ontology/errors.ts';
import type { Context } from '../../resolvers/context.ts';
import { createSchema } from '../../schema/index.ts';

const schema = createSchema();
const away = async () => {
  throw new KnownError('GRAPH_UNAVAILABLE', 'away');
};

/** What a field answers to somebody while what its rule reads cannot be read. */
async function answerOf(
  type: GraphQLObjectType | null | undefined,
  name: string,
  contactsOf: Context['contactsOf'] = away,
): Promise<unknown> {
  const context = {
    access: 'tiered',
    caller: {
      ...{ subject: 'local ada', records: ['a'], counts: ['a'] },
      login: { person: { issuer: 'local', subject: 'ada' }, until: null, by: 'session', grants: [] },
    },
    loaders: { savedCohorts: { byId: away } },
    contactsOf,
  };
  const info = { parentType: type, fieldName: name, schema } as GraphQLResolveInfo; // what rules look at of it
  const args = { id: 'x', dataset: 'b', datasets: ['b'] };
  try {
    return await type?.getFields()[name]?.resolve?.({}, args, context, info);
  } catch (error) {
    return error;
  }
}

it.each([
  ['renameCohort', schema.getMutationType()],
  ['deleteCohort', schema.getMutationType()],
  ['addGrant', schema.getMutationType()],
  ['grants', schema.getQueryType()],
  ['audit', schema.getQueryType()],
] as const)('%s says that the database is away, and not that it is forbidden', async (name, type) => {
  expect(await answerOf(type, name)).toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
});

it('says whom to ask as everywhere, and of a dataset that is not in the catalogue that there is none', async () => {
  const contactsOf = async () => new Map([['b', 'Data office; or ask at https://negotiator.example.org']]);
  expect(await answerOf(schema.getQueryType(), 'grants', contactsOf)).toMatchObject({
    code: 'FORBIDDEN',
    message:
      'You may not see the grants of b. Whom to ask: Data office; or ask at https://negotiator.example.org.',
  });
  expect(await answerOf(schema.getQueryType(), 'grants', async () => new Map())).toMatchObject({
    code: 'NOT_FOUND',
  });
});
