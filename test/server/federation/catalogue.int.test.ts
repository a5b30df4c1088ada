import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Invitation } from '../../../federation/envelope/invitation.ts';
import { createKeys } from '../../../federation/envelope/keys.ts';
import { sealRecord } from '../../../federation/envelope/record.ts';
import { inviteMember, removeMember, usersFile } from '../../../federation/members/members.ts';
import { joinNats } from '../../../federation/nats-bus.ts';
import { packPublication } from '../../../federation/publication.ts';
import { subjects } from '../../../federation/subjects.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { createCaller } from '../../../server/caller.ts';
import { type HubSites, openHubSites } from '../../../server/federation/hub.ts';
import { type Joined, join as joinHub } from '../../../server/federation/join.ts';
import { createPublished } from '../../../server/federation/published.ts';
import { freePort } from '../../../server/free-port.ts';
import { createLog } from '../../../server/log.ts';
import { findOrStartNats } from '../../../server/nats/index.ts';
import type { NatsServer } from '../../../server/nats/server.ts';
import { type Serving, serve } from '../../../server/serve.ts';
import { createServices, followGraph } from '../../../server/services.ts';
import { aCatalogue, type CatalogueSite, createCatalogueSite } from '../../support/catalogue-site.ts';
import { crawlPoint } from '../../support/crawl.ts';
import { testDatabase } from '../../support/database.ts';
import { clearFixture, seedGraph } from '../../support/graph-fixture.ts';
import { silent as nobody } from '../../support/neo4j.ts';
import { hubBase, recordsOf } from '../../support/network-site.ts';
import { siteOf } from '../../support/told-site.ts';
import { wardOf } from '../../support/ward-graph.ts';

const [graph, probe] = [new Graph(testDatabase().address), new Graph(testDatabase().address)];
const followed = followGraph(graph, { dataDir: testDatabase().indexFolder });
const silent = createLog('silent');
const patience = { timeout: 60_000, interval: 100 };
const invitations = new Map<string, Invitation>();
const joined: Joined[] = [];
let dataDir: string;
let port: number;
let nats: NatsServer;
let hub: HubSites;
let serving: Serving;

const servers = () => [`nats://127.0.0.1:${port}`];
const folder = () => join(dataDir, 'hub');
const forget = () => graph.write((run) => run(cypher`MATCH (kept:SiteRecord) DELETE kept`));

async function invite(id: string): Promise<void> {
  const site = { id, name: `Hospital ${id}`, country: 'NL' };
  const inviting = {
    site,
    hubName: 'The hub',
    servers: servers(),
    now: new Date().toISOString(),
    again: false,
  };
  invitations.set(id, (await inviteMember(folder(), inviting)).invitation);
}

/** A site that was invited joins, with a catalogue that a test may change. */
async function begin(id: string, { site }: Pick<CatalogueSite, 'site'>): Promise<void> {
  const invitation = invitations.get(id) ?? expect.fail(`${id} was not invited`);
  const services = createServices(followed, { access: 'tiered', version: '1.2.3' });
  const callerFor = async () => ({ subject: 'local hub', records: [], counts: [] });
  joined.push(
    joinHub({
      ...{ invitation, keys: await createKeys(), log: silent, audit: undefined, purpose: 'optional' },
      ...{ services, callerFor, byHand: { atOnce: 'all', hold: async () => undefined } },
      published: createPublished(site.source, site.version),
    }),
  );
}

const startNats = () =>
  findOrStartNats({ given: [], folder: join(dataDir, 'nats'), users: usersFile(folder()), port }, nobody, {
    env: process.env,
  });

async function startHub(): Promise<void> {
  hub = await openHubSites({ dataDir, servers: servers(), taken: [] }, silent);
  serving = await serve({
    config: { host: '127.0.0.1', port: 0, access: 'open', publicUrl: hubBase },
    ...{ ...followed, probe, log: silent, version: '1.2.3', publications: hub.publications },
    caller: createCaller(graph, { access: 'open', licensedNames: 'withheld' }),
  });
  serving.join();
}

const get = async (url: string, headers: Readonly<Record<string, string>> = {}) => {
  const { pathname, search } = new URL(url, hubBase);
  const answer = await fetch(`${serving.url}${pathname}${search}`, { headers });
  return { statusCode: answer.status, body: await answer.text() };
};
const datasetsAt = async (site: string) => [
  ...new Set(
    (await get(`/site/${site}/catalog.nt?_profile=fdp`)).body.match(
      /(?<=\/site\/[a-z]+\/dataset\/)[a-z-]+(?=>)/g,
    ),
  ),
];
const untilThere = (site: string, datasets: readonly string[]) =>
  vi.waitFor(async () => expect(await datasetsAt(site)).toEqual(datasets), patience);

/** What the sites say is said again at once: NATS was away. */
async function restartNats(): Promise<void> {
  await nats.stop();
  nats = await startNats();
}

let north: CatalogueSite;
beforeAll(async () => {
  await forget();
  await seedGraph(graph, wardOf('closed-ward', 40));
  dataDir = await mkdtemp(join(tmpdir(), 'oncograph-catalogue-'));
  port = await freePort();
  for (const id of ['north', 'south', 'east', 'west']) await invite(id);
  const users = await readFile(usersFile(folder()), 'utf8');
  await writeFile(usersFile(folder()), users.replaceAll(/,"oncograph\.v1\.record\.[^"]*"/g, '')); // as an older version wrote it
  nats = await startNats();
  await startHub();
  north = await createCatalogueSite(await aCatalogue(['breast', 'lung']), 'open', undefined, {
    at: 'https://north.example.org',
  });
  await begin('north', north);
  await begin(
    'south',
    await createCatalogueSite(await aCatalogue(['lung']), 'open', undefined, {
      at: 'https://south.example.org',
    }),
  );
  await restartNats(); // it has read the users that the hub wrote anew
});
afterAll(async () => {
  await Promise.all(joined.map((one) => one.close()));
  await serving.close();
  await hub.close();
  await nats.stop();
  await forget();
  await clearFixture(graph);
  await Promise.all([graph.close(), probe.close()]);
  await rm(dataDir, { recursive: true });
});

describe('a hub gathers the catalogues of its sites', () => {
  it('though they were invited before sites could publish any', async () => {
    await untilThere('north', ['breast', 'lung']);
    await untilThere('south', ['lung']);
  });

  it('as one FAIR Data Point, from which every dataset of every site is reached', async () => {
    const found = [...(await crawlPoint({ get }, '', hubBase)).keys()];
    expect(found.filter((place) => /\/site\/[a-z]+\/dataset\/[^/]+$/.test(place)).sort()).toEqual([
      `${hubBase}/site/north/dataset/breast`,
      `${hubBase}/site/north/dataset/lung`,
      `${hubBase}/site/south/dataset/lung`,
    ]);
    expect(found.filter((place) => place.includes('/distribution/lung.'))).toHaveLength(6);
    expect((await get('/sitemap.xml')).body).toContain(`<loc>${hubBase}/site/south/dataset/lung</loc>`);
  });

  it('and loses nothing when it is started anew, while all sites are away', async () => {
    await nats.stop();
    await serving.close();
    await hub.close();
    await startHub();
    expect([await datasetsAt('north'), await datasetsAt('south')]).toEqual([['breast', 'lung'], ['lung']]);
    expect((await get('/site/north/dataset/lung.ttl')).statusCode).toBe(200);
    nats = await startNats();
  });

  it('of a site of closed data with what everybody gets there, and nothing else', async () => {
    const closed = await siteOf(graph, ['closed-ward']);
    await begin('east', closed);
    await untilThere('east', ['closed-ward']);
    const rows = await graph.read<{ packed: string }>(
      cypher`MATCH (kept:SiteRecord {site: 'east'}) RETURN kept.packed AS packed`,
    );
    const { body } = await closed.get('/dataset/closed-ward.nt');
    const records = { 'dcat-ap': body };
    for (const profile of ['eucaim', 'fdp', 'healthdcat', 'schema'])
      Object.assign(records, {
        [profile]: (await closed.get(`/dataset/closed-ward.nt?_profile=${profile}`)).body,
      });
    const at = { dataset: 'closed-ward', base: 'https://site.example.org' };
    expect(rows.map(({ packed }) => packed)).toEqual([packPublication({ ...at, records }).packed]);
    expect(body).not.toContain('numberOfUniqueIndividuals');
  });

  it('and shows what changed, and takes back what a site took back', async () => {
    north.setCatalogue(await aCatalogue(['breast', 'prostate']));
    await restartNats();
    await untilThere('north', ['breast', 'prostate']);
    expect((await get('/site/north/dataset/lung.ttl')).statusCode).toBe(410);
    expect(await datasetsAt('south')).toEqual(['lung']);
  });

  it('and shows nothing of what a site publishes that lies', async () => {
    const invitation = invitations.get('south') ?? expect.fail();
    const bus = joinNats({ servers: servers(), seed: invitation.seed }, silent);
    await vi.waitUntil(bus.isOnline, patience);
    const [record = expect.fail()] = await recordsOf('https://south.example.org', ['lie']);
    const text = await sealRecord(
      packPublication(record),
      { site: 'south', hub: invitation.hub },
      await createKeys(),
    );
    for (const site of ['south', 'north']) bus.publish(subjects.record(site), text);
    await bus.close();
    expect([await datasetsAt('south'), await datasetsAt('north')]).toEqual([
      ['lung'],
      ['breast', 'prostate'],
    ]);
  });

  it('and keeps nothing of a site that is removed', async () => {
    await removeMember(folder(), 'south', new Date().toISOString());
    await vi.waitFor(async () => {
      const rows = await graph.read(cypher`MATCH (kept:SiteRecord {site: 'south'}) RETURN kept.id AS id`);
      expect(rows).toEqual([]);
    }, patience);
    expect((await get('/site/south/dataset/lung.ttl')).statusCode).toBe(404);
    expect((await get('/index.nt')).body).not.toContain('/site/south');
    expect(await datasetsAt('north')).toEqual(['breast', 'prostate']);
  });
});
