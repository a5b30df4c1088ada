import { addResolversToSchema, makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { guardedResolvers, resolvers } from '../resolvers/index.ts';
import { permissions } from '../resolvers/permissions.ts';
import { applyMiddlewareToDeclaredResolvers } from '../resolvers/shield.ts';
import { readTypeDefs } from './type-defs.ts';

/**
 * The GraphQL contract with its resolvers, each of them under its access rule. A field without a resolver shows a
 * value of an object that a resolver gave, and stands under the rule of that resolver.
 */
export function createSchema(): GraphQLSchema {
  const schema = makeExecutableSchema({ typeDefs: [...readTypeDefs()], resolvers });
  const guarded = applyMiddlewareToDeclaredResolvers(schema, permissions);
  return addResolversToSchema({ schema: guarded, resolvers: guardedResolvers });
}
