import { latestOf, type NetworkEntry, type NetworkSite, type Summary } from '../../fair/network/source.ts';
import type { Site } from '../../federation/site.ts';
import type { Graph } from '../../graph/graph.ts';
import { type KeptRecord, readKeptRecords, recordId } from '../../questions/published.ts';

/** What is kept of a dataset of another site. */
export type Kept = KeptRecord<Summary>;

/** A site that may take part now. */
export type Member = Pick<Site, 'id' | 'origin' | 'name'>;

/** What is kept of all sites, in memory; all changes of it are made by one process, the hub. */
export type KeptRecords = {
  readonly all: () => Promise<ReadonlyMap<string, Kept>>;
  /** Makes a change of what is kept, of which one is made at a time. */
  readonly change: (make: (all: Map<string, Kept>) => Promise<boolean>) => Promise<void>;
  /** Another one after each change that was one. */
  readonly version: () => number;
};

/** What is kept in a graph, read once. */
export function openKeptRecords(graph: Pick<Graph, 'read'>): KeptRecords {
  const state = { version: 0 };
  let reading: Promise<Map<string, Kept>> | undefined;
  let last: Promise<void> = Promise.resolve();
  const all = () => {
    reading ??= readKeptRecords<Summary>(graph).then(
      (rows) => new Map(rows.map((row) => [recordId(row), row])),
    );
    reading.catch(() => {
      reading = undefined; // read again by the next who asks
    });
    return reading;
  };
  return {
    all,
    version: () => state.version,
    change: (make) => {
      const made = last.then(async () => {
        if (await make(await all())) state.version += 1;
      });
      last = made.catch(() => {}); // who wanted it is told
      return made;
    },
  };
}

/** Those of these sites, in order of their ids, that publish something or did. */
export function sitesIn(all: readonly Kept[], members: readonly Member[]): readonly NetworkSite[] {
  return members
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap(({ id, origin, name }) => {
      const kept = all.filter((one) => one.site === id && one.origin === origin);
      return kept.length === 0 ? [] : [toSite({ id, name }, kept.toSorted(byDataset))];
    });
}

function byDataset(one: Kept, other: Kept): number {
  return one.dataset < other.dataset ? -1 : 1;
}

function toSite(member: Pick<NetworkSite, 'id' | 'name'>, kept: readonly Kept[]): NetworkSite {
  return {
    ...member,
    heardOn: latestOf(kept.map(({ heardOn }) => heardOn)),
    entries: kept.filter(({ withdrawnAt }) => withdrawnAt === null).map(toEntry),
    withdrawn: kept.filter(({ withdrawnAt }) => withdrawnAt !== null).map(toEntry),
  };
}

function toEntry({ dataset, base, summary, firstAt, changedAt, withdrawnAt }: Kept): NetworkEntry {
  return { dataset, base, summary, firstAt, changedAt, withdrawnAt };
}
