import { graphHoldings } from '../disclosure/dataset-counts.ts';
import { publishedDisclosure } from '../disclosure/published-rules.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** What serves, and what it holds altogether. */
export const server: Resolvers = {
  Query: {
    server: async (_root, _args, { access, version, asker, loaders }) => ({
      name: 'oncograph',
      version,
      access,
      disclosure: publishedDisclosure(asker),
      graphVersion: await loaders.graphVersion(),
      records: await graphHoldings(asker),
    }),
  },
};
