import { countOver } from '../federation/count.ts';
import type { FederatedProgress, SiteCount } from '../federation/counted.ts';
import type { Context } from './context.ts';
import { toNetworkQuestion } from './federation.ts';
import type { SubscriptionFederatedCountArgs } from './generated/resolver-types.ts';

/** The root of an event; of the last one there is none. */
type Event = { readonly federatedCount: FederatedProgress } | undefined;

/**
 * A count over sites as it comes. The last event is the answer of the operation itself, so that whatever stands before answers stands
 * before it: GraphQL.js executes a subscription as it does a query.
 */
export const federatedCount = {
  Subscription: {
    federatedCount: async (
      event: Event,
      args: SubscriptionFederatedCountArgs,
      { network, caller, signal, toldBefore: before, tell }: Context,
    ): Promise<FederatedProgress> => {
      if (event !== undefined) return event.federatedCount;
      const hear =
        tell &&
        ((heard: SiteCount, noted: Pick<Context['caller'], 'trail'>) =>
          tell({ federatedCount: { heard } }, { caller: { ...caller, ...noted } }));
      const count = await countOver(network, toNetworkQuestion(args), { caller, signal, before, hear });
      return { count };
    },
  },
};
