import { graphHoldings } from '../disclosure/dataset-counts.ts';
import { exactPolicy } from '../disclosure/policy.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** What serves, and what it holds altogether. */
export const server: Resolvers = {
  Query: {
    server: async (_root, _args, { access, version, caller, loaders: { figures, graphVersion } }) => ({
      name: 'oncograph',
      version,
      access,
      disclosure: exactPolicy,
      graphVersion: await graphVersion(),
      records: await graphHoldings({ figures, caller, policy: exactPolicy }),
    }),
  },
};
