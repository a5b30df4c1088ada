import { auditFolder } from '../../audit/files.ts';
import { type Asker, toAsker } from '../../disclosure/asker.ts';
import type { Invitation } from '../../federation/envelope/invitation.ts';
import { holdingOf } from '../../federation/site/holding.ts';
import type { SiteHolding } from '../../federation/site-answer.ts';
import type { Graph } from '../../graph/graph.ts';
import { softwareVersion } from '../../import/store/software.ts';
import { type DatasetAccess, readDatasetAccess } from '../../loaders/open-datasets.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Context } from '../../resolvers/context.ts';
import { createCallerFor } from '../caller.ts';
import type { Config } from '../config.ts';
import { readCutPoints } from '../cut-points.ts';
import { createHubContext } from '../federation/answer.ts';
import { createProtection } from '../protection.ts';
import { readingIn } from '../second-copy.ts';
import { createServices, discloseFrom, type FollowedGraph, followGraph } from '../services.ts';

/** The data of a site, as its hub sees them and as its operator does. */
export type SiteView = {
  readonly followed: FollowedGraph;
  /** Every dataset that there is, in order of its id. */
  readonly datasets: readonly DatasetAccess[];
  /** As the hub asks; without an invitation as one that was granted nothing. */
  readonly hub: Context;
  readonly hubId: string;
  /** What the site says to the hub without a question. */
  readonly holding: SiteHolding;
  /** As the operator, who may see everything. */
  readonly operator: Asker;
};

/** Of a hub that is not known yet. */
const anyHub = { hub: { id: 'HUB-ID', name: 'any hub' }, servers: ['nats://localhost'] };

/** An index may have to be built first. */
const patienceMs = 3_600_000;

/** Opens the data of a site; changes nothing, and charges nobody. */
export async function openView(
  graph: Graph,
  config: Config,
  invitation: Invitation | undefined,
): Promise<SiteView> {
  const followed = followGraph(graph, config);
  const datasets = await readDatasetAccess(graph);
  const all = datasets.map(({ id }) => id);
  const services = createServices(followed, {
    ...{ access: config.access, version: softwareVersion },
    protection: await protectionOf(graph, config),
  });
  const callerFor = createCallerFor(graph, config);
  const { hub: who, servers } = invitation ?? anyHub;
  const parts = { hub: who, servers, services, callerFor, audit: undefined, purpose: config.purpose };
  const hub = await createHubContext(parts, patienceMs)({ id: 'site-check', purpose: 'catalogue' });
  return {
    ...{ followed, datasets, hub, hubId: who.id },
    holding: await holdingOf(hub),
    operator: toAsker(discloseFrom(followed), { subject: 'operator', records: all, counts: all }),
  };
}

/** Nothing is bought by it. */
async function protectionOf(graph: Graph, config: Config) {
  if (config.access === 'open') return undefined;
  const cutPoints = await readCutPoints(config);
  const reading = readingIn(auditFolder(config.dataDir), graph, config.auditDays);
  const closed = async () => {
    throw new KnownError('AUDIT_UNAVAILABLE', 'A check buys no protected numbers.');
  };
  return createProtection(
    graph,
    { ...config, cutPoints },
    { copy: { ...reading, check: closed, add: closed } },
  );
}
