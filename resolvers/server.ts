import { policyOf } from '../disclosure/asker.ts';
import { graphHoldings } from '../disclosure/dataset-counts.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** What serves, and what it holds altogether. */
export const server: Resolvers = {
  Query: {
    server: async (_root, _args, { access, version, asker, loaders }) => ({
      name: 'oncograph',
      version,
      access,
      disclosure: { kind: policyOf(asker) },
      graphVersion: await loaders.graphVersion(),
      records: await graphHoldings(asker),
    }),
  },
};
