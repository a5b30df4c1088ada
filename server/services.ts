import { createOwnTokens } from '../access/own-tokens.ts';
import type { Audit } from '../audit/audit.ts';
import { createDisclosure, type Disclosure } from '../disclosure/disclosure.ts';
import { type DisclosurePolicy, exactPolicy } from '../disclosure/policy.ts';
import type { Protection } from '../disclosure/protection.ts';
import { createNetwork, type Network } from '../federation/network.ts';
import type { Graph } from '../graph/graph.ts';
import { type CurrentIndex, followIndex } from '../index/current.ts';
import type { ContactsOf } from '../loaders/dataset-contact.ts';
import { createLoaders } from '../loaders/index.ts';
import { fixSharers } from '../questions/sharers.ts';
import { keepToldAnswers, readToldAnswers } from '../questions/told.ts';
import type { Services } from '../resolvers/context.ts';
import { type CurrentTerminology, followTerminology } from '../terminology/current.ts';
import type { Config } from './config.ts';
import { createStewards } from './stewards.ts';

/** A graph, with its terminology and its cohort index as they are now. */
export type FollowedGraph = {
  readonly graph: Graph;
  readonly terminology: CurrentTerminology;
  readonly index: CurrentIndex;
};

/** A graph with what is kept of it in the data folder. */
export function followGraph(graph: Graph, { dataDir }: Pick<Config, 'dataDir'>): FollowedGraph {
  const terminology = followTerminology(graph, dataDir);
  return { graph, terminology, index: followIndex(graph, terminology, { folder: dataDir }) };
}

/** How numbers leave, if not by the usual policy, and by what those leave that are protected. */
type DisclosureOptions = {
  readonly policy?: DisclosurePolicy | undefined;
  readonly contactsOf?: ContactsOf | undefined;
  readonly protection?: Protection | undefined;
};

/**
 * What numbers are asked of. Here it is decided how they leave: as they are, to whom a dataset is open or was granted; to others who
 * may ask over it protected.
 */
export function discloseFrom(
  followed: FollowedGraph,
  { policy = exactPolicy, ...options }: DisclosureOptions = {},
): Disclosure {
  return createDisclosure({ ...followed, ...options, policy });
}

/** What is said of the service itself, and by what its numbers leave if not by the usual policy. */
export type ServiceOptions = Pick<Services, 'access' | 'version'> &
  DisclosureOptions & {
    /** Who names people, beside this server. */
    readonly issuers?: readonly string[] | undefined;
    readonly audit?: Audit | undefined;
    /** The other sites that can be asked, where there are any. */
    readonly network?: Network | undefined;
  };

const nobodyElse = createNetwork(() => [], { info: () => {}, warn: () => {} });

/** What GraphQL and public documents answer from. */
export function createServices(
  followed: FollowedGraph,
  { access, version, issuers = [], audit, network = nobodyElse, ...options }: ServiceOptions,
): Services {
  return {
    loadersFor: (caller, signal) => createLoaders(followed, caller, signal),
    disclosure: discloseFrom(followed, options),
    tokensOf: (login) => createOwnTokens(followed.graph, login),
    ...createStewards(followed.graph, issuers, audit),
    contactsOf: options.contactsOf,
    network,
    toldBefore: {
      read: (question) => readToldAnswers(followed.graph, question),
      fixSharers: (totals) => fixSharers(followed.graph, totals, new Date()),
      keep: (question, answers) => keepToldAnswers(followed.graph, { question, answers }, new Date()),
    },
    access,
    version,
  };
}
