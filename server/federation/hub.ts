import { join } from 'node:path';
import type { Logger } from 'pino';
import { openLine } from '../../federation/hub/line.ts';
import { createNatsSite } from '../../federation/hub/nats-site.ts';
import { openPins } from '../../federation/hub/pins.ts';
import { hearPublications, type TakePublication } from '../../federation/hub/publications.ts';
import { openHub } from '../../federation/members/hub.ts';
import type { Member } from '../../federation/members/member.ts';
import { renewUsers, usersFile } from '../../federation/members/members.ts';
import { joinNats } from '../../federation/nats-bus.ts';
import type { Site } from '../../federation/site.ts';
import type { WebProxy } from '../../federation/web-proxy.ts';
import { KnownError } from '../../ontology/errors.ts';
import { makeFolder } from '../folder.ts';
import { aloneInHub } from '../hub-lock.ts';

/** Is told what sites publish. */
export type Follower = {
  readonly take: TakePublication;
  /** What a site says of itself, as it came. */
  readonly hello: (site: string, holding: unknown) => Promise<void>;
  /** Who may take part was read anew. */
  readonly refreshed: () => Promise<void>;
};

/** What the sites of a hub publish, for who follows it. */
export type Publications = {
  /** The sites that may take part now. */
  readonly members: () => readonly Pick<Site, 'id' | 'origin' | 'name'>[];
  readonly follow: (follower: Follower) => void;
};

/** The sites that a hub invited, and its line to them. */
export type HubSites = {
  readonly sites: () => readonly Site[];
  readonly publications: Publications;
  readonly close: () => Promise<void>;
};

/** Where a hub keeps what it knows, where it meets its sites, and ids that are those of other sites. */
export type HubPlace = {
  readonly dataDir: string;
  readonly servers: readonly string[];
  readonly taken: readonly string[];
  /** By which these servers are reached. */
  readonly proxy?: WebProxy | undefined;
};

/** So often it is looked who was invited or removed meanwhile. */
const refreshMs = 5_000;

/** Opens the hub of a data folder at NATS servers: the sites that it invited can be asked. @throws KnownError CONFLICT where its files are damaged */
export async function openHubSites(
  { dataDir, servers, taken, proxy }: HubPlace,
  log: Logger,
): Promise<HubSites> {
  const folder = join(dataDir, 'hub');
  await makeFolder(dataDir);
  const [hub, pins] = [await openHub(folder), await openPins(folder)];
  if (await renewNow(folder))
    log.warn(`${usersFile(folder)} was written anew: it holds once the NATS servers have read it.`);
  const invited = await pins.refresh(); // what is damaged is found before anybody is heard
  const bus = joinNats({ servers, seed: hub.nkey.seed, proxy }, log);
  const line = openLine(bus, { hub, pins, log, onReturn: bus.onReturn });
  const followers = new Set<Follower>();
  const tell = (what: (follower: Follower) => Promise<void>) => Promise.all([...followers].map(what));
  hearPublications(
    bus,
    { hub, pins, log },
    async (...heard) => void (await tell(({ take }) => take(...heard))),
  );
  line.onHello((site, holding) => {
    tell(({ hello }) => hello(site, holding)).catch((error: unknown) =>
      log.warn({ err: error, site }, 'what a site says that it publishes could not be followed'),
    );
  });
  const known = new Map<string, Site>();
  const siteOf = ({ id, nkey, name, country }: Member): Site => {
    const key = JSON.stringify([id, nkey, name, country]);
    const site = known.get(key) ?? createNatsSite({ id, origin: nkey, name, country }, line);
    known.set(key, site);
    return site;
  };
  const sitesAmong = (members: readonly Member[]) => {
    const twice = members.filter(({ id }) => taken.includes(id)).map(({ id }) => id);
    if (twice.length > 0)
      log.warn({ sites: twice }, 'sites of the hub have ids that SITES names: they are not asked');
    return members.filter(({ id }) => !twice.includes(id)).map(siteOf);
  };
  let sites = sitesAmong(invited);
  const refresh = async () => {
    sites = sitesAmong(await pins.refresh());
    await tell(({ refreshed }) => refreshed());
  };
  const timer = setInterval(() => {
    refresh().catch((error: unknown) => log.error({ err: error }, 'the sites of the hub could not be read'));
  }, refreshMs);
  return {
    sites: () => sites,
    publications: { members: () => sites, follow: (follower) => void followers.add(follower) },
    close: async () => {
      clearInterval(timer);
      await bus.close();
    },
  };
}

/** What sites that were invited by an older version may say is written anew; who invites one at this moment does it, too. */
function renewNow(folder: string): Promise<boolean> {
  return aloneInHub(folder, () => renewUsers(folder)).catch((error: unknown) => {
    if (error instanceof KnownError && error.code === 'CONFLICT') return false;
    throw error;
  });
}
