import { problemOf } from '../access/grant.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** Who asks, and what is granted. */
export const access: Resolvers = {
  Query: {
    me: (_root, _args, { caller: { login } }) => ({
      isLoggedIn: login !== undefined,
      issuer: login?.person.issuer,
      subject: login?.person.subject,
      name: login?.person.name,
      loginUntil: login?.until,
      grants: login?.grants ?? [],
    }),
  },
  Grant: {
    datasetId: ({ dataset }) => dataset,
    dataset: ({ dataset }, _args, { loaders }) => loaders.datasetById.load(dataset),
    isUsable: (standing) => problemOf(standing) === null,
    problem: problemOf,
  },
};
