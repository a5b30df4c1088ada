import { tellReported } from '../disclosure/elsewhere.ts';
import { countOver, personsOf } from '../federation/count.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** What other sites are asked. */
export const federation: Resolvers = {
  Query: {
    federation: (_root, _args, { network }) => network,
  },
  Federation: {
    count: (network, { where, sites, deadlineMs }, { caller, signal }) =>
      countOver(
        network,
        { where, ids: sites ?? undefined, deadlineMs: deadlineMs ?? 10_000 },
        { caller, signal },
      ),
  },
  Site: {
    online: async (site) => (await site.seen()).offline === null,
    offlineReason: async (site) => (await site.seen()).offline,
    heardAt: async (site) => (await site.seen()).heardAt,
    datasets: async (site) => (await site.seen()).holding?.datasets ?? 0,
    patients: async (site, _args, { caller }) =>
      tellReported(personsOf((await site.seen()).holding?.patients ?? null), caller),
    vocabularies: async (site) => (await site.seen()).holding?.vocabularies ?? {},
  },
};
