import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../schema/index.ts';

const contract = membersOf(buildSchema(read('contract.graphql')));
const built = membersOf(createSchema());
const notBuilt = read('../../schema/not-built.txt').trim().split('\n');

describe('createSchema', () => {
  it('agrees with the contract in everything that is built', () => {
    const wrong = [...contract]
      .filter(([member, shape]) => built.get(member) !== shape && !isListed(member))
      .map(([member, shape]) => `${member} is ${built.get(member) ?? 'missing'}, not ${shape}`);
    expect(wrong).toEqual([]);
  });

  it('has nothing that the list says is not built', () => {
    expect(notBuilt.filter((entry) => built.has(entry))).toEqual([]);
  });

  it('misses nothing but what the contract has', () => {
    expect(notBuilt.filter((entry) => !contract.has(entry))).toEqual([]);
  });

  it('describes every type that it adds to the contract', () => {
    const added = [...createSchema().toConfig().types].filter(
      (type) => isObjectType(type) && !contract.has(`type ${type.name}`) && !isIntrospectionType(type),
    );
    expect(added.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });
});

function read(path: string): string {
  return readFileSync(`${import.meta.dirname}/${path}`, 'utf8');
}

/** Whether a member is listed, or its type or the field that it belongs to is. */
function isListed(member: string): boolean {
  const [field = member] = member.split('(');
  const [type] = field.split('.');
  return notBuilt.some((entry) => [member, field, `type ${type}`, `enum ${type}`].includes(entry));
}

/** Every type, field, argument, input field and enum value of a schema, with what a client sees of it. */
function membersOf(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return new Map(
    types.flatMap((type) => [[`${kindOf(type)} ${type.name}`, shapeOf(type)], ...partsOf(type)]),
  );
}

function kindOf(type: GraphQLNamedType): string {
  if (isObjectType(type)) return 'type';
  if (isEnumType(type)) return 'enum';
  if (isInputObjectType(type)) return 'input';
  return isScalarType(type) ? 'scalar' : 'other';
}

function shapeOf(type: GraphQLNamedType): string {
  return isInputObjectType(type) && type.isOneOf ? '@oneOf' : 'plain';
}

function partsOf(type: GraphQLNamedType): [string, string][] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => [`${type.name}.${name}`, 'value']);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, inputShape(field)]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field): [string, string][] => [
    [`${type.name}.${field.name}`, String(field.type)],
    ...field.args.map((argument): [string, string] => [
      `${type.name}.${field.name}(${argument.name})`,
      inputShape(argument),
    ]),
  ]);
}

function inputShape({ type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  return defaultValue === undefined ? String(type) : `${type} = ${JSON.stringify(defaultValue)}`;
}
