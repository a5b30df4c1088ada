import type { Logger } from 'pino';
import type { NetworkSource } from '../../fair/network/source.ts';
import type { Iris } from '../../fair/rdf/iris.ts';
import { recordsIn } from '../../federation/hub/site-message.ts';
import type { Graph } from '../../graph/graph.ts';
import { readPacked } from '../../questions/published.ts';
import type { Follower, Publications } from './hub.ts';
import { type KeptRecords, type Member, openKeptRecords, sitesIn } from './kept-records.ts';
import { forgetOthers, heed, takeRecord } from './record-changes.ts';

/** What other sites publish at a hub. */
export type NetworkRecords = {
  readonly source: NetworkSource;
  /** Another one where anything of it may be another. */
  readonly version: () => string;
  /** Takes from now on what they say. */
  readonly begin: () => void;
};

/** By what records of other sites are heard, checked and kept. */
export type NetworkParts = {
  readonly graph: Graph;
  readonly iris: Iris;
  readonly publications: Publications;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
};

/** Follows what the sites of a hub publish. What is kept stays where a site is silent, and goes with the site where it is removed. */
export function followRecords({ graph, iris, publications, log }: NetworkParts): NetworkRecords {
  const kept = openKeptRecords(graph);
  const members = () => publications.members();
  const follower: Follower = {
    take: (site, heard) =>
      kept.change(async (all) => {
        const member = members().find(({ id }) => id === site);
        return member !== undefined && takeRecord({ graph, iris, log, all }, member, heard);
      }),
    hello: (site, holding) => kept.change((all) => heed({ graph, all }, site, holding)),
    refreshed: () => kept.change((all) => forgetOthers({ graph, all }, members())),
  };
  return {
    version: () =>
      `${kept.version()} ${members()
        .map(({ id, origin, name }) => `${id} ${origin} ${name}`)
        .join()}`,
    begin: () => publications.follow(follower),
    source: {
      sites: rememberSites(kept, members),
      records: async (site, dataset) => {
        const packed = await readPacked(graph, site, dataset);
        return packed === undefined ? undefined : recordsIn({ packed });
      },
    },
  };
}

/** The sites as they are now, worked out once for each change. */
function rememberSites(kept: KeptRecords, members: () => readonly Member[]): NetworkSource['sites'] {
  let last:
    | { readonly version: number; readonly of: readonly Member[]; readonly sites: ReturnType<typeof sitesIn> }
    | undefined;
  return async () => {
    const [all, version, of] = [await kept.all(), kept.version(), members()];
    if (last?.version !== version || last.of !== of)
      last = { version, of, sites: sitesIn([...all.values()], of) };
    return last.sites;
  };
}
