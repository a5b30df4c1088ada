import { type GraphQLObjectType, type GraphQLResolveInfo, isIntrospectionType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { GrantRole, Standing } from '../../access/grants/grant.ts';
import type { GrantedLogin } from '../../access/login.ts';
import type { Caller } from '../../disclosure/caller.ts';
import { KnownError } from '../../ontology/errors.ts';
import { createSchema } from '../../schema/index.ts';

const schema = createSchema();

const person = { issuer: 'local', subject: 'ada' };
const login: GrantedLogin = { person, until: null, by: 'session', grants: [] };

/** A login with a grant of the dataset `a`. */
function as(role: GrantRole): GrantedLogin {
  const at = '2026-01-01T00:00:00.000Z';
  const standing: Standing = {
    ...{ ...person, id: 'grant', dataset: 'a', role, reason: 'permit 1', purpose: null, by: 'op' },
    ...{ at, from: at, until: null, endedAt: null, endedBy: null, endedWhy: null },
    ...{ source: 'GRANT', isThere: true, missing: [] },
  };
  return { ...login, grants: [standing] };
}

/** Who asks: of the dataset `a` the reader may use everything, and of the patient of the tests there are data in it alone. */
const callers: Readonly<Record<string, Caller>> = {
  nobody: { subject: 'anonymous', records: [], counts: [] },
  'logged in': { subject: 'local ada', records: [], counts: [], login },
  registered: { subject: 'local ada', records: [], counts: [], registered: ['a'], login },
  'granted another': { subject: 'local ada', records: ['b'], counts: ['b'], login },
  granted: { subject: 'local ada', records: ['a'], counts: ['a'], login },
  'by a token': {
    ...{ subject: 'local ada', records: ['a'], counts: ['a'] },
    login: { ...login, by: 'personal token' },
  },
  steward: { subject: 'local ada', records: ['a'], counts: ['a'], login: as('STEWARD') },
  'steward, token': {
    ...{ subject: 'local ada', records: ['a'], counts: ['a'] },
    login: { ...as('STEWARD'), by: 'personal token' },
  },
  auditor: { subject: 'local ada', records: [], counts: [], login: as('AUDITOR') },
};

const source = { datasets: ['a'], createdBy: 'local ada', role: 'OWNER', readers: [], editors: [] };

const refusals = ['FORBIDDEN', 'UNAUTHENTICATED'];
/** What a caller without a lock before it would reach. */
const reached = {
  savedCohorts: { byId: async () => null },
};
/** What a field of any argument is asked with: something of the dataset `a`. */
const args = { id: 'x', dataset: 'a', datasets: ['a'] };
const tokens = { list: async () => [], create: async () => ({}), revoke: async () => false };

const stewardship = { list: async () => [], give: async () => [], end: async () => ({}) };

const questionDesk = { list: async () => [], decide: async () => ({}) };

/** What the lock before a field says to a caller: a code that refuses, or `open`; `-` of what comes with the object that it is of. */
async function verdict(type: GraphQLObjectType, name: string, caller: Caller): Promise<string> {
  const resolve = type.getFields()[name]?.resolve;
  if (resolve === undefined) return '-';
  const context = {
    access: 'tiered',
    version: '1',
    caller,
    loaders: reached,
    contactsOf: async (ids: readonly string[]) => new Map(ids.map((id) => [id, 'its publisher'])),
    ownTokens: caller.login && tokens,
    stewardship: caller.login && stewardship,
    questionDesk: caller.login && questionDesk,
  };
  const info = { parentType: type, fieldName: name, schema } as GraphQLResolveInfo;
  const said: unknown = await attempt(() => resolve(source, args, context, info));
  return said instanceof KnownError && refusals.includes(said.code) ? said.code : 'open'; // else it went wrong behind the lock
}

/** What comes of work, an error too. */
async function attempt(work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return error;
  }
}

async function rowsOf(type: GraphQLObjectType): Promise<readonly string[]> {
  const names = Object.keys(type.getFields());
  return Promise.all(
    names.map(async (name) => {
      const said = await Promise.all(Object.values(callers).map((caller) => verdict(type, name, caller)));
      return `${`${type}.${name}`.padEnd(44)} ${said.map((one) => one.padEnd(16)).join('')}`.trimEnd();
    }),
  );
}

describe('every field of the schema', () => {
  it('is open to whom the table beside this test says, and has a row in it', async () => {
    const types = Object.values(schema.getTypeMap())
      .filter((type): type is GraphQLObjectType => isObjectType(type) && !isIntrospectionType(type))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const rows = (await Promise.all(types.map(rowsOf))).flat();
    const head = `${'field'.padEnd(44)} ${Object.keys(callers)
      .map((one) => one.padEnd(16))
      .join('')}`.trimEnd();
    await expect(`${[head, ...rows].join('\n')}\n`).toMatchFileSnapshot('matrix.txt');
  });
});
