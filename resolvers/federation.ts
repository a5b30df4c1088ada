import { tellElsewhere } from '../disclosure/elsewhere.ts';
import { countOver } from '../federation/count.ts';
import type { NetworkQuestion } from '../federation/network-question.ts';
import { releasesAmong } from '../federation/releases.ts';
import { KnownError } from '../ontology/errors.ts';
import { requireTop } from './arguments.ts';
import type { FederationCountArgs, Resolvers } from './generated/resolver-types.ts';
import { rootFields, wantedFacets } from './wanted-numbers.ts';

const askedAlone = new KnownError(
  'BAD_REQUEST',
  'Whoever may be told protected numbers asks other sites and a cohort in two requests.',
);

/** What sites are asked by arguments of GraphQL. @throws CriterionError ARGUMENT_INVALID */
export function toNetworkQuestion(args: FederationCountArgs): NetworkQuestion {
  const { where, sites, facets, values, top, deadlineMs, maxAgeHours } = args;
  return {
    ...{ where, ids: sites ?? undefined, top: requireTop(top) },
    facets: facets == null ? [] : wantedFacets({ of: facets, values }),
    ...{ deadlineMs: deadlineMs ?? 10_000, maxAgeHours: maxAgeHours ?? 24 },
  };
}

/** What other sites are asked. */
export const federation: Resolvers = {
  Query: {
    federation: (_root, _args, { network, caller }, info) => {
      // A protected number is refused beside anything else: then no site is to be asked in vain.
      if (caller.registered !== undefined && rootFields(info).includes('cohort')) throw askedAlone;
      return network;
    },
  },
  Federation: {
    vocabularies: ({ sites }) => releasesAmong(sites),
    count: (network, args, { caller, signal, toldBefore }) =>
      countOver(network, toNetworkQuestion(args), { caller, signal, before: toldBefore }),
  },
  Site: {
    online: async (site) => (await site.seen()).offline === null,
    offlineReason: async (site) => (await site.seen()).offline,
    heardAt: async (site) => (await site.seen()).heardAt,
    datasets: async (site) => (await site.seen()).holding?.datasets ?? 0,
    patients: async (site, _args, { caller }) =>
      tellElsewhere((await site.seen()).holding?.patients.count ?? null, caller),
    software: async (site) => (await site.seen()).holding?.software ?? null,
    records: async (site) => (await site.seen()).holding?.records ?? null,
    answerMs: ({ times }) => times.median(),
    vocabularies: async (site) => (await site.seen()).holding?.vocabularies ?? {},
  },
};
