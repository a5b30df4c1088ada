import {
  type GraphQLInputType,
  type GraphQLList,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { criterionLimits } from '../../../cohort/criterion.ts';
import { createSchema } from '../../../schema/index.ts';
import { createApollo } from '../../../server/http/graphql.ts';
import { listFault, listLimits, mostMembers } from '../../../server/http/list-limits.ts';

const schema = createSchema();
const server = createApollo(schema, pino({ enabled: false }));

/** A list somewhere in the argument of a field, and the value of the argument that has it. */
type List = {
  readonly field: string;
  readonly argument: string;
  readonly type: GraphQLList<GraphQLInputType>;
  readonly path: readonly (string | number)[];
  readonly around: (list: unknown) => unknown;
};

/** Every list in the arguments of all fields; of each input type the first place where it stands. */
function everyList(): readonly List[] {
  const known = new Set<GraphQLInputType>();
  const below = (type: GraphQLInputType, at: Omit<List, 'type'>): readonly List[] => {
    if (isNonNullType(type)) return below(type.ofType, at);
    if (isListType(type)) {
      const inside = { ...at, path: [...at.path, 0], around: (one: unknown) => at.around([one]) };
      return [{ ...at, type }, ...below(type.ofType, inside)];
    }
    if (!isInputObjectType(type) || known.has(type)) return [];
    known.add(type);
    return Object.values(type.getFields()).flatMap((field) =>
      below(field.type, {
        ...at,
        path: [...at.path, field.name],
        around: (value) => at.around({ [field.name]: value }),
      }),
    );
  };
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : [],
    )
    .flatMap(({ type, field }) =>
      field.args.flatMap((argument) =>
        below(argument.type, {
          field: `${type}.${field.name}`,
          argument: argument.name,
          path: [argument.name],
          around: (value) => value,
        }),
      ),
    );
}

const lists = everyList().map((list) => [`${list.field} ${list.path.join('.')}`, list] as const);

/** What is wrong with a list of so many members. */
function faultOf({ field, argument, type, around }: List, length: number) {
  const [parent, name] = field.split('.');
  const member = getNamedType(type);
  const value = isEnumType(member) ? member.getValues()[0]?.value : isInputObjectType(member) ? {} : 'a';
  const document = parse(`query ($list: ID) { id } fragment f on ${parent} { ${name}(${argument}: $list) }`);
  return listFault(schema, document, { list: around(Array(length).fill(value)) });
}

describe('listFault', () => {
  it('looks at lists that are arguments and at those of input objects', () => {
    const names = lists.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Cohort.facets of',
        'Query.compareCohorts ids',
        'Patient.variants gene',
        'Query.cohort where.all',
        'Query.cohort where.atLeast.of',
        'Query.cohort where.patient.ids',
      ]),
    );
  });

  it.each(lists)('lets %s have its most members', (_, list) => {
    expect(faultOf(list, mostMembers(list.type.ofType))).toBeUndefined();
  });

  it.each(lists)(
    'refuses %s with one more, and says where, how many and how many there may be',
    (_, list) => {
      const most = mostMembers(list.type.ofType);
      const fault = faultOf(list, most + 1);
      expect(fault).toMatchObject({ argument: list.path });
      expect(fault?.message).toContain(
        `is a list of ${most + 1} members; such a list of ${list.field} may have ${most}.`,
      );
    },
  );

  it('finds a list that a variable brings under one alias of many', () => {
    const document = parse('query ($ids: [ID!]) { a: concepts(search: "a", domains: $ids) { totalCount } }');
    const ids = Array(1_001).fill('a');
    expect(listFault(schema, document, { ids })).toMatchObject({
      code: 'BAD_REQUEST',
      argument: ['domains'],
    });
  });

  it('allows no criterion more than what reads it does', () => {
    expect(listLimits).toMatchObject({ inputs: criterionLimits.leaves, values: criterionLimits.values });
  });
});

describe('the server', () => {
  const written = (of: string) => `{ cohort(where: { patient: {} }) { facets(of: ${of}) { field } } }`;
  const asked =
    'query ($of: [FacetField!]!) { cohort(where: { patient: {} }) { facets(of: $of) { field } } }';
  const criterion =
    'query ($ids: [ID!]) { cohort(where: { all: [{ patient: { ids: $ids } }] }) { fingerprint } }';

  it.each([
    ['written out', written(`[${'SEX '.repeat(101)}]`), {}, 'BAD_REQUEST', ['of']],
    ['in a variable', asked, { of: Array(6_000).fill('SEX') }, 'BAD_REQUEST', ['of']],
    [
      'of a criterion',
      criterion,
      { ids: Array(1_001).fill('a') },
      'CRITERION_INVALID',
      ['where', 'all', 0, 'patient', 'ids'],
    ],
  ])('refuses a list that is too long before it is executed, %s', async (_, query, variables, code, path) => {
    const { body, http } = await server.executeOperation({ query, variables });
    expect(http.status).toBe(400);
    expect(body).toMatchObject({ singleResult: { errors: [{ extensions: { code, path } }] } });
    expect(body).not.toHaveProperty('singleResult.data');
  });

  it('executes a list of its most members', async () => {
    const { body } = await server.executeOperation({
      query: asked,
      variables: { of: Array(100).fill('SEX') },
    });
    expect(body).toHaveProperty('singleResult.data');
  });
});
