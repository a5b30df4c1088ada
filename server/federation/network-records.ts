import type { Logger } from 'pino';
import { checkRecords } from '../../fair/network/check.ts';
import { RecordFault } from '../../fair/network/fault.ts';
import type { NetworkSource } from '../../fair/network/source.ts';
import type { Iris } from '../../fair/rdf/iris.ts';
import type { HeardPublication } from '../../federation/hub/publications.ts';
import { parseHolding, recordsIn } from '../../federation/hub/site-message.ts';
import type { Graph } from '../../graph/graph.ts';
import {
  forgetRecords,
  hearOfRecords,
  keepRecord,
  readPacked,
  withdrawRecords,
} from '../../questions/published.ts';
import type { Follower, Publications } from './hub.ts';
import { type Kept, type KeptRecords, keyOf, type Member, openKeptRecords, sitesIn } from './kept-records.ts';

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

/** Datasets of a site that are kept, those that it took back among them, and characters of all of their records. */
const most = { datasets: 1_000, characters: 16_000_000 };

/** Follows what the sites of a hub publish. What is kept stays where a site is silent, and goes with the site where it is removed. */
export function followRecords({ graph, iris, publications, log }: NetworkParts): NetworkRecords {
  const kept = openKeptRecords(graph);
  const members = () => publications.members();
  const isMember = (site: string) => members().some(({ id }) => id === site);
  const follower: Follower = {
    take: (site, heard) =>
      kept.change(async (all) => isMember(site) && takeRecord({ graph, iris, log, all }, site, heard)),
    hello: (site, holding) => kept.change((all) => heed({ graph, all }, site, holding)),
    refreshed: () => kept.change((all) => forgetOthers({ graph, all }, members())),
  };
  return {
    version: () =>
      `${kept.version()} ${members()
        .map(({ id, name }) => `${id} ${name}`)
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

type Change = { readonly graph: Graph; readonly all: Map<string, Kept> };

/** Takes what a site publishes of a dataset, unless it is what is known, or older; gives whether something is another now. */
async function takeRecord(
  { graph, iris, log, all }: Change & Pick<NetworkParts, 'iris' | 'log'>,
  site: string,
  { dataset, base, digest, packed, saidAt }: HeardPublication,
): Promise<boolean> {
  const known = all.get(keyOf({ site, dataset }));
  if (known !== undefined && (known.digest === digest || known.saidAt > saidAt)) return false;
  try {
    requireRoom(
      [...all.values()].filter((one) => one !== known && one.site === site),
      packed.length,
    );
    const others = [...all.values()].filter((one) => one.site !== site).map((one) => one.base);
    const summary = checkRecords({ dataset, base, records: recordsIn({ packed }) }, { site, iris, others });
    const now = new Date().toISOString();
    const record: Kept = {
      ...{ site, dataset, base, digest, summary, saidAt, size: packed.length, withdrawnAt: null },
      ...{ firstAt: known?.firstAt ?? now, changedAt: now, heardOn: dayOf(now) },
    };
    await keepRecord(graph, record, packed);
    all.set(keyOf(record), record);
    return true;
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    log.warn({ site, dataset, reason: error.message }, 'what a site publishes of a dataset is not shown');
    return false;
  }
}

/** @throws RecordFault */
function requireRoom(others: readonly Kept[], characters: number): void {
  const sum = others.reduce((all, { size }) => all + size, characters);
  if (others.length >= most.datasets || sum > most.characters)
    throw new RecordFault(
      `a site may publish ${most.datasets} datasets and ${most.characters} characters, and what it took back counts`,
    );
}

/** What a site says that it does not publish any more is taken back, and the day is kept on which it was heard. @throws MessageError */
async function heed({ graph, all }: Change, site: string, holding: unknown): Promise<boolean> {
  const mine = [...all.values()].filter((one) => one.site === site);
  if (mine.length === 0) return false;
  const published = new Set((parseHolding(holding).published ?? []).map(({ dataset }) => dataset));
  const now = new Date().toISOString();
  const gone = mine.filter(({ dataset, withdrawnAt }) => withdrawnAt === null && !published.has(dataset));
  const isNewDay = mine.some(({ heardOn }) => heardOn !== dayOf(now));
  if (gone.length > 0)
    await withdrawRecords(graph, { site, datasets: gone.map(({ dataset }) => dataset) }, now);
  if (isNewDay) await hearOfRecords(graph, site, dayOf(now));
  for (const one of mine) {
    const left = gone.includes(one) ? { withdrawnAt: now, size: 0, digest: '' } : {};
    all.set(keyOf(one), { ...one, ...left, heardOn: dayOf(now) });
  }
  return gone.length > 0 || isNewDay;
}

/** What sites published that may not take part any more goes with them. */
async function forgetOthers({ graph, all }: Change, members: readonly Member[]): Promise<boolean> {
  const left = new Set(members.map(({ id }) => id));
  const gone = [...all.values()].filter(({ site }) => !left.has(site));
  if (gone.length === 0) return false;
  await forgetRecords(graph, [...new Set(gone.map(({ site }) => site))]);
  for (const one of gone) all.delete(keyOf(one));
  return true;
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}
