import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { countOver } from '../../../federation/count.ts';
import type { Invitation } from '../../../federation/envelope/invitation.ts';
import { openHub } from '../../../federation/members/hub.ts';
import { inviteMember, usersFile } from '../../../federation/members/members.ts';
import { joinNats } from '../../../federation/nats-bus.ts';
import { createNetwork } from '../../../federation/network.ts';
import { type HubSites, openHubSites } from '../../../server/federation/hub.ts';
import { createLog } from '../../../server/log.ts';
import { exactly, takePart } from '../../support/answering-site.ts';
import { startCluster, type TestCluster } from '../../support/nats-cluster.ts';
import { toldInMemory } from '../../support/told-before.ts';
import { aNetworkQuestion } from '../../support/told-sites.ts';

const patience = { timeout: 30_000, interval: 20 };
const silent = createLog('silent');
const persons = { north: 20, south: 300, west: 4_000 } as const;
const ids = ['north', 'south', 'west'] as const;

/** How often a site was asked each question, by its id. */
const asked = new Map<string, Map<string, number>>();
const parties = new Map<string, ReturnType<typeof follow>>();
const invitations = new Map<string, Invitation>();
const closing: { readonly close: () => Promise<void> }[] = [];
let folder: string;
let cluster: TestCluster;
let hub: HubSites;

/** A log, and the server that was reached last by what is said in it; none once that is lost. */
function follow() {
  let server: string | undefined;
  const write = (line: string) => {
    const { server: reached, msg } = JSON.parse(line);
    if (reached !== undefined) server = `nats://${reached}`;
    if (msg === 'NATS is lost') server = undefined;
  };
  return { log: createLog('info', { write }), server: () => server };
}

const serverOf = (party: string) => vi.waitUntil(() => parties.get(party)?.server(), patience);

/** A site that answers a little later, and counts how often it has to find an answer. */
async function begin(id: (typeof ids)[number], invitation: Invitation): Promise<void> {
  const [counted, party] = [new Map<string, number>(), follow()];
  asked.set(id, counted);
  parties.set(id, party);
  const site = await takePart(joinNats(invitation, party.log), invitation, {
    holding: { software: 'oncograph 1.2.3', datasets: [], vocabularies: {} },
    answer: async ({ id: question }) => {
      counted.set(question, (counted.get(question) ?? 0) + 1);
      await delay(300);
      return exactly(persons[id]);
    },
  });
  closing.push(site);
}

/** Invites all sites to these servers, one after another. */
async function inviteAll(servers: readonly string[]) {
  const { nkey } = await openHub(join(folder, 'hub'));
  for (const id of ids) {
    const site = { id, name: `Hospital ${id}`, country: 'NL' };
    const inviting = { site, hubName: 'The hub', servers, now: new Date().toISOString(), again: false };
    invitations.set(id, (await inviteMember(join(folder, 'hub'), inviting)).invitation);
  }
  return { users: usersFile(join(folder, 'hub')), seed: nkey.seed };
}

const invitationOf = (id: string) => invitations.get(id) ?? expect.fail(`${id} was not invited`);
const network = () => createNetwork(hub.sites, silent);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oncograph-cluster-'));
  cluster = await startCluster(join(folder, 'nats'), inviteAll);
  const party = follow();
  parties.set('hub', party);
  hub = await openHubSites({ dataDir: folder, servers: cluster.servers, taken: [] }, party.log);
  for (const id of ids) await begin(id, invitationOf(id));
  await vi.waitUntil(async () => {
    const seen = await Promise.all(network().sites.map((site) => site.seen()));
    return seen.length === ids.length && seen.every(({ offline }) => offline === null);
  }, patience);
});
beforeEach(async () => {
  await cluster.heal();
  for (const counted of asked.values()) counted.clear();
});
afterAll(async () => {
  await Promise.all([hub, ...closing].map((one) => one.close()));
  await cluster.stop();
  await rm(folder, { recursive: true });
});

/** Twenty questions, one each tenth of a second; something happens after the seventh. */
async function askTwenty(deadlineMs: number, happens: () => Promise<void>) {
  const asking: ReturnType<typeof countOver>[] = [];
  let happening: Promise<void> | undefined;
  for (let n = 0; n < 20; n += 1) {
    const signal = new AbortController().signal;
    const asker = { caller: { subject: 'ada' }, signal, before: toldInMemory() };
    const where = { patient: { ageAtDiagnosis: { min: n } } };
    asking.push(countOver(network(), aNetworkQuestion(where, { deadlineMs }), asker));
    await delay(100);
    if (n === 6) happening = happens();
  }
  await happening;
  return Promise.all(asking);
}

/** Each question has the number of every site, and no site had to find an answer twice. */
function expectAll(counts: Awaited<ReturnType<typeof askTwenty>>): void {
  const told = { complete: true, total: { value: 4_320 } };
  expect(counts).toMatchObject(Array.from({ length: 20 }, () => told));
  for (const counted of asked.values()) expect([...counted.values()]).toEqual(Array(20).fill(1));
}

describe('a cluster of three NATS servers', () => {
  it.each(['hub', 'north'])('loses no question when that of %s is killed', async (party) => {
    const server = await serverOf(party);
    const counts = await askTwenty(25_000, () => cluster.kill(server));
    expectAll(counts);
    expect(parties.get(party)?.server()).not.toBe(server);
  });

  it('loses no question when the machine of one is gone, which nobody is told', async () => {
    const server = await serverOf('hub');
    expectAll(await askTwenty(25_000, async () => cluster.freeze(server)));
    await cluster.kill(server);
  });

  it('loses no question when all are away for eleven seconds', async () => {
    const counts = await askTwenty(25_000, async () => {
      await Promise.all(cluster.servers.map((one) => cluster.kill(one)));
      await delay(11_000);
      await cluster.heal();
    });
    expectAll(counts);
  });

  it('is known to a party by the addresses that it was given: one that has a single one waits for that', async () => {
    const [server = ''] = cluster.servers;
    const lonely = follow();
    const bus = joinNats({ servers: [server], seed: invitationOf('west').seed }, lonely.log);
    await vi.waitUntil(lonely.server, patience);
    await cluster.kill(server);
    await delay(5_000);
    expect(lonely.server()).toBeUndefined();
    await cluster.heal();
    await vi.waitUntil(lonely.server, patience);
    await bus.close();
  });
});
