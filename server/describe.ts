import { type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';

/** Descriptions of the types and fields of a GraphQL schema. */
export function describeBy(schema: GraphQLSchema) {
  return (type: string, field?: string): string | undefined => {
    const found = schema.getType(type);
    if (field === undefined) return found?.description ?? undefined;
    if (!isObjectType(found) && !isInputObjectType(found)) return undefined;
    return found.getFields()[field]?.description ?? undefined;
  };
}
