import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../../../disclosure/caller.ts';
import { countOver } from '../../../federation/count.ts';
import type { Invitation } from '../../../federation/envelope/invitation.ts';
import { createKeys, type Keys } from '../../../federation/envelope/keys.ts';
import { inviteMember, usersFile } from '../../../federation/members/members.ts';
import { joinNats } from '../../../federation/nats-bus.ts';
import { createNetwork } from '../../../federation/network.ts';
import type { AnsweredAtOnce } from '../../../federation/site/by-hand.ts';
import { subjects } from '../../../federation/subjects.ts';
import { Graph } from '../../../graph/graph.ts';
import { holdQuestion } from '../../../questions/held.ts';
import type { AskedFacet } from '../../../questions/put-question.ts';
import { type HubSites, openHubSites } from '../../../server/federation/hub.ts';
import { type Joined, join as joinHub } from '../../../server/federation/join.ts';
import { freePort } from '../../../server/free-port.ts';
import { createLog } from '../../../server/log.ts';
import { findOrStartNats } from '../../../server/nats/index.ts';
import type { NatsServer } from '../../../server/nats/server.ts';
import { createServices, followGraph } from '../../../server/services.ts';
import { testDatabase } from '../../support/database.ts';
import { clearFixture, seedGraph } from '../../support/graph-fixture.ts';
import { chargedUnits, clearLedger } from '../../support/ledger-graph.ts';
import { silent as nobody } from '../../support/neo4j.ts';
import { protectionOf } from '../../support/protection.ts';
import { toldInMemory } from '../../support/told-before.ts';
import { aNetworkQuestion } from '../../support/told-sites.ts';
import { together, wardOf } from '../../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const followed = followGraph(graph, { dataDir: testDatabase().indexFolder });
const silent = createLog('silent');
const patience = { timeout: 60_000, interval: 20 };
const joined: Joined[] = [];
let dataDir: string;
let port: number;
let nats: NatsServer;
let hub: HubSites;
const invitations = new Map<string, Invitation>();
const keys = new Map<string, Keys>();

const servers = () => [`nats://127.0.0.1:${port}`];

async function invite(id: string): Promise<Invitation> {
  const site = { id, name: `Hospital ${id}`, country: 'NL' };
  const inviting = {
    site,
    hubName: 'The hub',
    servers: servers(),
    now: new Date().toISOString(),
    again: false,
  };
  const { invitation } = await inviteMember(join(dataDir, 'hub'), inviting);
  invitations.set(id, invitation);
  keys.set(id, await createKeys());
  return invitation;
}

const startNats = () =>
  findOrStartNats(
    { given: [], folder: join(dataDir, 'nats'), users: usersFile(join(dataDir, 'hub')), port },
    nobody,
    { env: process.env },
  );

/** A site that was invited begins to answer, over what the hub may use there. */
function begin(id: string, may: Partial<Caller>, atOnce: AnsweredAtOnce = 'all'): Joined {
  const [invitation, own] = [invitations.get(id), keys.get(id)];
  if (invitation === undefined || own === undefined) throw new TypeError(`${id} was not invited`);
  const protection = protectionOf(graph, { draw: () => 0n });
  const site = joinHub({
    ...{ invitation, keys: own, log: silent, audit: undefined, purpose: 'optional' },
    published: async () => [],
    byHand: { atOnce, hold: (one) => holdQuestion(graph, one, new Date()) },
    services: createServices(followed, { access: 'tiered', version: '1.2.3', protection }),
    callerFor: async (login) => ({
      ...{ subject: 'local hub', records: [], counts: [], ...may },
      ...(login && { login: { ...login, grants: [] } }),
    }),
  });
  joined.push(site);
  return site;
}

beforeAll(async () => {
  await seedGraph(graph, together([wardOf('nt-a', 300), wardOf('nt-b', 120)]));
  dataDir = await mkdtemp(join(tmpdir(), 'oncograph-network-'));
  port = await freePort();
  for (const id of ['north', 'south', 'west']) await invite(id);
  nats = await startNats();
  hub = await openHubSites({ dataDir, servers: servers(), taken: [] }, silent);
  begin('north', { counts: ['nt-a'] });
  begin('south', { registered: ['nt-b'] });
  await untilOnline('north', 'south');
});
beforeEach(() => clearLedger(graph));
afterAll(async () => {
  await Promise.all([...joined, hub].map((one) => one.close()));
  await nats.stop();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
  await rm(dataDir, { recursive: true });
});

const network = () => createNetwork(hub.sites, silent);

async function untilOnline(...ids: readonly string[]): Promise<void> {
  const isOnline = async (id: string) =>
    (
      await network()
        .sites.find((site) => site.id === id)
        ?.seen()
    )?.offline === null;
  await vi.waitUntil(async () => !(await Promise.all(ids.map(isOnline))).includes(false), patience);
}

const women = { patient: { sex: ['FEMALE'] } };

function ask(
  where: unknown,
  ids: readonly string[] = ['north', 'south'],
  deadlineMs = 15_000,
  facets: readonly AskedFacet[] = [],
) {
  const asker = { caller: { subject: 'ada' }, signal: new AbortController().signal, before: toldInMemory() };
  return countOver(network(), aNetworkQuestion(where, { ids, deadlineMs, facets }), asker);
}

describe('a hub and the sites that it invited', () => {
  it('adds up facets of both, exact and protected numbers', async () => {
    const facets = [{ field: 'AGE_AT_DIAGNOSIS', values: ['20-29'] }, { field: 'SEX' }] as const;
    const { facets: told, sites } = await ask({ patient: {} }, ['north', 'south'], 15_000, facets);
    expect(sites.map(({ status }) => status)).toEqual(['OK', 'OK']);
    const [ages, sex] = told;
    expect(sex?.values[0]).toMatchObject({
      value: 'FEMALE',
      count: { precision: 'NOISY', confidence: 0.95 },
    });
    expect(sex?.values[0]?.count.low).toBeLessThanOrEqual(252);
    expect(sex?.values[0]?.count.high).toBeGreaterThanOrEqual(252);
    expect(ages?.values.map(({ value }) => value)).toEqual(['20-29']);
  });

  it('adds up what each of them tells by its own gate', async () => {
    const { total, complete, sites, margin } = await ask(women);
    expect(sites.map(({ site, status, count }) => [site.id, status, count?.value, count?.precision])).toEqual(
      [
        ['north', 'OK', 180, 'EXACT'],
        ['south', 'OK', 70, 'NOISY'],
      ],
    );
    expect([total.value, total.precision, complete]).toEqual([250, 'NOISY', true]);
    expect(margin?.random).toBeCloseTo(19.6);
    expect(await chargedUnits(graph)).toBe(1);
  });

  it('asks the same again for nothing', async () => {
    await ask(women);
    await ask(women);
    expect(await chargedUnits(graph)).toBe(1);
  });

  it('shows what each site holds', async () => {
    const seen = await Promise.all(
      network().sites.map(async (site) => [site.id, await site.seen()] as const),
    );
    expect(new Map(seen).get('north')).toMatchObject({
      offline: null,
      holding: {
        ...{ datasets: 1, patients: { count: { value: 300 } } },
        ...{ software: 'oncograph 1.2.3', records: expect.arrayContaining(['Condition']) },
      },
    });
    expect(new Map(seen).get('west')).toMatchObject({
      offline: 'It was not heard since this server started.',
    });
  });

  it('names who does not answer, and what nobody there can be asked', async () => {
    const { sites, complete } = await ask(
      { all: [women, { condition: { code: { codes: ['DOID:FXNOWHERE'] } } }] },
      ['north', 'south', 'west'],
      8_000,
    );
    expect(sites.map(({ site, status }) => [site.id, status])).toEqual([
      ['north', 'UNSUPPORTED'],
      ['south', 'UNSUPPORTED'],
      ['west', 'TIMEOUT'],
    ]);
    expect([sites[0]?.reason, complete]).toEqual([expect.stringContaining('where.all.1'), false]);
  });

  it('is told of a site that is invited and joins while it runs', async () => {
    await invite('late');
    await nats.stop(); // as an operator would have it read its users anew
    nats = await startNats();
    begin('late', { counts: ['nt-b'] });
    await vi.waitUntil(() => network().sites.some(({ id }) => id === 'late'), patience);
    await untilOnline('late', 'north');
    expect((await ask(women, ['late'])).total.value).toBe(72);
  });

  it('is answered a question that was out while NATS was away', async () => {
    await nats.stop();
    const asked = ask(women, ['north'], 20_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    nats = await startNats();
    expect(await asked).toMatchObject({ complete: true, total: { value: 180 } });
  });

  it('is answered a question by a site that joins while it is out', async () => {
    const asked = ask(women, ['west'], 20_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const west = begin('west', { counts: ['nt-a'] });
    expect(await asked).toMatchObject({ complete: true, total: { value: 180 } });
    await west.close();
  });

  it('knows its sites again after it was started anew', async () => {
    await hub.close();
    hub = await openHubSites({ dataDir, servers: servers(), taken: [] }, silent);
    expect((await ask(women, ['north'])).total.value).toBe(180);
  });
});

describe('who has the invitation of a site, and not its key', () => {
  it('answers nothing for it, and is not heard', async () => {
    const own = keys.get('north');
    keys.set('north', await createKeys());
    const double = begin('north', { counts: ['nt-b'] });
    for (let round = 0; round < 3; round += 1) {
      const { total, complete } = await ask({ patient: { ageAtDiagnosis: { min: 20 + round } } }, ['north']);
      expect([(total.value ?? 0) > 200, complete]).toEqual([true, true]);
    }
    await double.close();
    if (own !== undefined) keys.set('north', own);
  });
});

describe('a site that lies', () => {
  /** What the hub makes of a site that has the invitation of `west`, and says this to any question. */
  async function lie(text: (question: string) => string | Promise<string>) {
    const invitation = invitations.get('west');
    if (invitation === undefined) throw new TypeError('west was not invited');
    const bus = joinNats({ servers: servers(), seed: invitation.seed }, silent);
    bus.hear(subjects.question('west'), async (asked) => {
      const { jti } = JSON.parse(Buffer.from(asked.split('.')[1] ?? '', 'base64url').toString());
      bus.publish(subjects.answer('west', jti), await text(jti));
      bus.publish(subjects.answer('north', jti), 'for another'); // which the server does not let through
    });
    await vi.waitUntil(bus.isOnline, patience);
    const { sites, total, complete } = await ask(women, ['north', 'west'], 8_000);
    await bus.close();
    return { west: sites[1], total: total.value, complete };
  }

  it.each(['', '<html></html>', '{"status":"OK"}', 'a.b.c.d.e', 'x'.repeat(500_000)])(
    'is not understood, and adds nothing: %.20s',
    async (text) => {
      const { west, total, complete } = await lie(() => text);
      expect([west?.status, west?.count, total, complete]).toEqual(['UNREACHABLE', null, 180, false]);
    },
  );
});

describe('a party that leaves', () => {
  it.each([
    ['while NATS is there', async () => {}],
    ['while NATS is away', () => nats.stop()],
    ['while NATS was never there', async () => {}, ['nats://127.0.0.1:9']],
  ])('%s is gone within some seconds', async (_when, before, at = servers()) => {
    const bus = joinNats({ servers: at, seed: invitations.get('west')?.seed ?? '' }, silent);
    if (at.join() === servers().join()) await vi.waitUntil(bus.isOnline, patience);
    await before();
    const began = performance.now();
    await bus.close();
    expect(performance.now() - began).toBeLessThan(7_000);
    if (nats.lost.aborted) nats = await startNats();
  });
});
