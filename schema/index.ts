import { addResolversToSchema, makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { type Guard, guardedResolvers, resolvers } from '../resolvers/index.ts';
import { guardRecords, permissions } from '../resolvers/permissions.ts';
import { applyMiddlewareToDeclaredResolvers } from '../resolvers/shield.ts';
import { readTypeDefs } from './type-defs.ts';

/** Who may ask what: one lock before the fields of records, one before all others. */
export type Locks = { readonly permissions: typeof permissions; readonly guard: Guard };

/**
 * The GraphQL contract with its resolvers, each of them under its access rule. A field without a resolver shows a
 * value of an object that a resolver gave, and stands under the rule of that resolver.
 */
export function createSchema(locks: Locks = { permissions, guard: guardRecords }): GraphQLSchema {
  const schema = makeExecutableSchema({ typeDefs: [...readTypeDefs()], resolvers });
  const guarded = applyMiddlewareToDeclaredResolvers(schema, locks.permissions);
  return addResolversToSchema({ schema: guarded, resolvers: guardedResolvers(locks.guard) });
}
