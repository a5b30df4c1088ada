import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** All that can be asked of a type without saying anything, so many levels deep. */
export function everythingOf(schema: GraphQLSchema, type: string, levels: number): string {
  const fields = fieldsOf(schema, type).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const of = getNamedType(field.type).name;
    if (fieldsOf(schema, of).length === 0) return [field.name];
    const inner = levels > 1 ? everythingOf(schema, of, levels - 1) : '';
    return inner === '' ? [] : [`${field.name} ${inner}`];
  });
  return fields.length === 0 ? '' : `{ ${fields.join(' ')} }`;
}

function fieldsOf(schema: GraphQLSchema, type: string): readonly GraphQLField<unknown, unknown>[] {
  const found = schema.getType(type);
  return isObjectType(found) ? Object.values(found.getFields()) : [];
}
