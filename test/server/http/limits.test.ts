import { setTimeout as sleep } from 'node:timers/promises';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { type GraphQLObjectType, getNamedType, isObjectType, isRequiredArgument } from 'graphql';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../../schema/index.ts';
import { createApollo } from '../../../server/http/graphql.ts';
import { limits } from '../../../server/http/limits.ts';
import { cpuMsOf } from '../../support/cpu.ts';
import { ask, codesOf, createToy, type Toy } from '../toy.ts';

const realServer = createApollo(createSchema(), pino({ enabled: false }));

/** A field that takes a variable of the type. */
const takersOf: Readonly<Record<string, string>> = {
  String: 'concepts(search: "a", after: $names) { totalCount }',
  '[String!]': 'concepts(search: "a", vocabularies: $names) { totalCount }',
  'Curie!': 'cohort(where: { condition: { code: { codes: [$names] } } }) { fingerprint }',
  '[Curie!]': 'cohort(where: { condition: { code: { codes: $names } } }) { fingerprint }',
  JSON: 'cohort(where: { circe: $names }) { fingerprint }',
  CriterionInput: 'cohort(where: { not: $names }) { fingerprint }',
};

let toy: Toy;
beforeAll(async () => {
  toy = await createToy();
});

/** A query and what the server must say to it. */
async function refusal(query: string, variables?: object) {
  const answers: Awaited<ReturnType<typeof ask>>[] = [];
  const ms = await cpuMsOf(async () => answers.push(await ask(toy, query, variables)));
  const [{ status, body } = { status: 0, body: {} }] = answers;
  return { status, codes: codesOf(body), ms, data: body.data };
}

/** Every field below `type`, each type once on the way down. */
function everythingBelow(type: GraphQLObjectType, above: readonly string[]): string {
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const selected = fields.flatMap(({ name, type }) => {
    const below = getNamedType(type);
    if (!isObjectType(below)) return [name];
    // The measurement that a variant or a feature comes from is one of the patient's, which are there.
    if (above.includes(below.name) || name === 'measurement') return [];
    return [`${name} { ${everythingBelow(below, [...above, below.name])} }`];
  });
  return selected.join(' ');
}

describe('limits', () => {
  it('refuse a document of more tokens than allowed before validating it', async () => {
    const { status, codes, ms } = await refusal(`{ ${'hello '.repeat(3_000)} }`);
    expect([status, codes]).toEqual([400, ['BAD_REQUEST']]);
    expect(ms).toBeLessThan(500);
  });

  it('let no document within the token limit block the server', async () => {
    const calls = `{ ${'hello(name: "a") '.repeat(280)} }`;
    const fields = `{ ${'hello '.repeat(1_990)} }`;
    for (const query of [calls, fields]) expect((await refusal(query)).ms).toBeLessThan(500);
  });

  it('refuse 60 levels', async () => {
    const { status, codes } = await refusal(
      `{ patients { nodes { ${'friend { '.repeat(58)} id ${'}'.repeat(58)} } } }`,
    );
    expect([status, codes]).toEqual([400, ['BAD_REQUEST']]);
  });

  it('refuse levels hidden in fragments', async () => {
    const fragments = Array.from(
      { length: 20 },
      (_, at) => `fragment f${at} on Patient { friend { ...f${at + 1} } }`,
    );
    const { status, codes } = await refusal(
      `{ patients { nodes { ...f0 } } } ${fragments.join(' ')} fragment f20 on Patient { id }`,
    );
    expect([status, codes]).toEqual([400, ['BAD_REQUEST']]);
  });

  it('leave the standard introspection query alone', async () => {
    const { status, data } = await refusal(
      '{ __schema { types { fields { type { ofType { ofType { name } } } } } } }',
    );
    expect([status, data.__schema.types.length > 0]).toEqual([200, true]);
  });

  it('refuse 101 aliases', async () => {
    const aliases = Array.from({ length: 101 }, (_, at) => `a${at}: hello`).join(' ');
    expect(await refusal(`{ ${aliases} }`)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it('refuse fragments that double 20 times', async () => {
    const fragments = Array.from(
      { length: 20 },
      (_, at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`,
    );
    const { status, codes, ms } = await refusal(
      `{ ...f0 } ${fragments.join(' ')} fragment f20 on Query { hello }`,
    );
    expect([status, codes]).toEqual([400, ['BAD_REQUEST']]);
    expect(ms).toBeLessThan(500);
  });

  it('name at most five of many unknown directives', async () => {
    const { status, codes } = await refusal(`{ hello ${'@nope '.repeat(10)} }`);
    expect([status, codes.length]).toEqual([400, 5]);
  });

  it('refuse 30 known directives', async () => {
    const directives = Array.from({ length: 30 }, () => '... @include(if: true) { hello }').join(' ');
    expect(await refusal(`{ ${directives} }`)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const objects = (depth: number): unknown => JSON.parse(`${'{"not":'.repeat(depth)}1${'}'.repeat(depth)}`);

  it.each([
    ['lists', nested(3_000)],
    ['objects', objects(3_000)],
    ['lists in objects', { all: [nested(100)] }],
  ])('refuse variables of %s that nest too deep, and name the variable and the limit', async (_, names) => {
    const queries = ['String', '[String!]', 'Curie!', '[Curie!]', 'JSON', 'CriterionInput'].map(
      (type) => `query ($names: ${type}) { ${takersOf[type]} }`,
    );
    for (const query of queries) {
      const { body } = await realServer.executeOperation({ query, variables: { names } });
      const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
      expect(errors.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
        ['Variable "$names" nests lists and objects deeper than 100 levels.', 'BAD_REQUEST'],
      ]);
    }
  });

  it('refuse values of the document that nest too deep', async () => {
    const query = `{ greet(names: ${'['.repeat(101)}${']'.repeat(101)}) }`;
    const { status, codes } = await refusal(query);
    expect([status, new Set(codes)]).toEqual([400, new Set(['BAD_REQUEST'])]);
  });

  it('let a criterion of all its levels pass', async () => {
    const query = 'query ($where: CriterionInput!) { cohort(where: $where) { fingerprint } }';
    const where = Array.from({ length: 12 }).reduce<object>((inner) => ({ all: [inner] }), { patient: {} });
    const { body } = await realServer.executeOperation({ query, variables: { where } });
    expect(body).toHaveProperty('singleResult.data');
  });

  it('name at most five of many faults in variables', async () => {
    const query = 'query ($names: [String!]) { greet(names: $names) }';
    const { status, codes } = await refusal(query, { names: Array(30).fill(1) });
    expect([status, codes]).toEqual([400, Array(5).fill('BAD_REQUEST')]);
  });
});

describe('costLimit', () => {
  const nested = (first: number) =>
    `{ patients(first: ${first}) { nodes { measurements(first: ${first}) { nodes { patient { measurements(first: ${first}) { nodes { id } } } } } } } }`;

  it('lets a page of 50 patients with every type of record nested in it pass', async () => {
    const schema = createSchema();
    const patient = schema.getType('Patient');
    if (!isObjectType(patient)) throw new Error('no type Patient');
    // What is no record is left out: written out on every path it would exceed the tokens, without adding members.
    const everything = everythingBelow(patient, ['Patient', 'Concept', 'Dataset', 'Provenance']);
    const query = `{ cohort(where: { patient: {} }) { patients(first: 50) { nodes { ${everything} } } } }`;
    const { body } = await createApollo(schema, pino({ enabled: false })).executeOperation({ query });
    const answer = body.kind === 'single' ? body.singleResult : {};
    // It is executed, though without a graph to answer from.
    expect(answer).toHaveProperty('data');
  });

  it('refuses three nested pages of 100', async () => {
    expect(await refusal(nested(100))).toMatchObject({ status: 400, codes: ['QUERY_TOO_EXPENSIVE'] });
  });

  it('lets three nested pages of 50 pass', async () => {
    expect(await refusal(nested(50))).toMatchObject({ status: 200, codes: [] });
  });

  it('multiplies by pages that come as variables', async () => {
    const query = `query ($n: Int) { patients(first: $n) { nodes { measurements(first: $n) { nodes { id } } } } }`;
    expect(await refusal(query, { n: 2_147_483_647 })).toMatchObject({ codes: ['QUERY_TOO_EXPENSIVE'] });
  });

  it('gives no credit for a negative page', async () => {
    const query = `{ a: patients(first: -2147483648) { nodes { id } } b: patients(first: 2147483647) { nodes { id } } }`;
    expect(await refusal(query)).toMatchObject({ codes: ['QUERY_TOO_EXPENSIVE'] });
  });

  it('leaves wrong variables to the errors of GraphQL', async () => {
    const query = 'query ($n: Int!) { patients(first: $n) { nodes { id } } }';
    expect(await refusal(query, { n: 'many' })).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it('executes four costly operations at once, whether they succeed or fail, and others beside them', async () => {
    const seen = { running: 0, most: 0 };
    let letGo = (): void => {};
    const others = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const resolvers = {
      patients: async (_: unknown, { fails }: { fails?: boolean }) => {
        seen.running += 1;
        seen.most = Math.max(seen.most, seen.running);
        await others;
        await sleep(5);
        seen.running -= 1;
        if (fails) throw new Error('fails');
        return { nodes: [] };
      },
      other: () => letGo(),
    };
    const schema = makeExecutableSchema({
      typeDefs:
        'type Query { patients(first: Int!, fails: Boolean): Page other: ID } type Page { nodes: [Node] } type Node { id: ID }',
      resolvers: { Query: resolvers },
    });
    const apollo = createApollo(schema, pino({ enabled: false }));
    const ask = (query: string) => apollo.executeOperation({ query });
    const fields = (more: string) => `{ patients(first: 20000${more}) { nodes { id } } }`;
    const costly = Array.from({ length: 12 }, (_, at) => ask(fields(at % 2 === 0 ? ', fails: true' : '')));
    while (seen.running < limits.costlyAtOnce) await sleep(1);
    await ask('{ other }');
    await Promise.all(costly);
    expect(seen).toEqual({ running: 0, most: limits.costlyAtOnce });
  });
});
