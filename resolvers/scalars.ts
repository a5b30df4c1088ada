import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** Codes and dates are text to GraphQL; what is asked with them says with its own error code what is wrong. */
export const scalars = {
  Curie: textScalar('Curie'),
  Date: textScalar('Date'),
  DateTime: textScalar('DateTime'),
};

function textScalar(name: string): GraphQLScalarType<string, string> {
  const parse = (value: unknown) => {
    if (typeof value === 'string') return value;
    throw new GraphQLError(`${name} must be a string, not ${JSON.stringify(value)}.`);
  };
  return new GraphQLScalarType({
    name,
    parseValue: parse,
    serialize: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}
