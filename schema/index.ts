import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { resolvers } from '../resolvers/index.ts';
import { createPermissions } from '../resolvers/permissions.ts';

/** The GraphQL contract with its resolvers, every field under its access rule. */
export function createSchema(): GraphQLSchema {
  const schema = makeExecutableSchema({ typeDefs: [...readTypeDefs()], resolvers });
  return applyMiddleware(schema, createPermissions(schema));
}

/** Texts of the `.graphql` files of this folder. */
export function readTypeDefs(): readonly string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'));
}
