import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Audit, openAudit } from '../../audit/audit.ts';
import { type FoundEntry, readAudit } from '../../audit/read.ts';
import { createEucaimSite } from '../../federation/eucaim-site.ts';
import { createNetwork } from '../../federation/network.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { createLog } from '../../server/log.ts';
import { createPersonLimits } from '../../server/person-limits.ts';
import { forgetAccess } from '../support/access-graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { startIssuer, type TestIssuer } from '../support/issuer.ts';
import { chargedUnits, clearLedger } from '../support/ledger-graph.ts';
import { type Headers, loginAt, type ProtectedSite, startProtectedSite } from '../support/protected-site.ts';
import { collectionsOf, says, startProvider, type TestProvider } from '../support/provider.ts';
import { wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const silent = createLog('silent');
const isFull = { audit: false };
let issuer: TestIssuer;
let audit: Audit;
let folder: string;
let hub: ProtectedSite;
let ann: Headers;
let providers: Readonly<Record<string, TestProvider>>;

/** Sites that wait before they answer, with what they then do. */
const held = new Map<string, (() => void) | undefined>();

/** A site that waits while it is held. */
function whenLet(id: string, answer: RequestListener): RequestListener {
  return (...asked) => {
    if (held.has(id)) held.set(id, () => answer(...asked));
    else answer(...asked);
  };
}

function letAnswer(id: string | undefined): void {
  const answer = held.get(id ?? '');
  held.delete(id ?? '');
  answer?.();
}

/** Other sites, in the order in which the network has them. */
async function startProviders(): Promise<Readonly<Record<string, TestProvider>>> {
  return {
    slow: await startProvider(whenLet('slow', says(collectionsOf(30)))),
    dead: await startProvider(() => {}),
    quick: await startProvider(says(collectionsOf(7, 5))),
    none: await startProvider(whenLet('none', says(collectionsOf()))),
    page: await startProvider(whenLet('page', says('<html>Please log in</html>'))),
    liar: await startProvider(whenLet('liar', says(collectionsOf(1_000_000_000)))),
  };
}

/** A hub with a closed dataset that admits whoever is logged in, which is a site of its own network, too. */
beforeAll(async () => {
  await seedGraph(graph, wardOf('fc-a', 200));
  await graph.write((run) =>
    run(cypher`
      MATCH (dataset:Dataset {id: 'fc-a'})
      SET dataset.stated = '{"title":"Ward","description":"A ward.","counts":"REGISTERED"}'`),
  );
  await forgetAccess(graph);
  await clearLedger(graph);
  await graph.write((run) => run(cypher`MATCH (asked:AskedQuestion) DELETE asked`));
  issuer = await startIssuer();
  ann = await loginAt(issuer, 'ann', 'a.example');
  folder = await mkdtemp(join(tmpdir(), 'oncograph-federated-count-'));
  audit = await openAudit(
    { folder, days: 1_096, chargedDays: 366, graph, log: silent },
    { version: '1.2.3' },
  );
  providers = await startProviders();
  const { authorization } = await loginAt(issuer, 'hub', 'hub.example');
  const siteAt = (id: string, url: string) =>
    createEucaimSite({ id, name: id, country: 'PT', url, authorization });
  const sites = Object.entries(providers).map(([id, { url }]) => siteAt(id, url));
  const network = createNetwork(() => [...sites, siteAt('own', `${hub.url}/eucaim/search`)], silent);
  const person = createPersonLimits({ requestsAMinute: 1_000, costAMinute: 250_000, requestsAtOnce: 8 });
  const addAnswer: Audit['addAnswer'] = async (...answer) => {
    if (isFull.audit) throw new KnownError('AUDIT_UNAVAILABLE', 'The audit cannot be kept.');
    await audit.addAnswer(...answer);
  };
  hub = await startProtectedSite(issuer, undefined, { audit: { ...audit, addAnswer }, person, network });
  await hub.ask(ann, '{ me { isLoggedIn } }'); // whoever is first waits for the keys of the issuer
});
afterAll(async () => {
  await hub.close();
  await Promise.all(Object.values(providers).map((one) => one.close()));
  await audit.close();
  await issuer.close();
  await forgetAccess(graph);
  await clearLedger(graph);
  await graph.write((run) => run(cypher`MATCH (node:AuditPatient|AuditHead|AskedQuestion) DELETE node`));
  await clearFixture(graph);
  await graph.close();
  await rm(folder, { recursive: true });
});

type SiteTold = {
  readonly site: { readonly id: string };
  readonly status: string;
  readonly count: { readonly value: number | null } | null;
  readonly inTotal: boolean | null;
};
type Whole = {
  readonly total: { readonly value: number | null };
  readonly complete: boolean;
  readonly sites: readonly SiteTold[];
};
type Progress = {
  readonly federatedCount: { readonly heard: SiteTold | null; readonly count: Whole | null };
};

const told = 'site { id } status count { value } inTotal';
const whole = `total { value } complete sites { ${told} }`;
const men = '{ patient: { sex: [MALE] } }';
const asking = (where: string, more: string, deadlineMs = 3_000) =>
  `subscription { federatedCount(where: ${where}, deadlineMs: ${deadlineMs}${more}) { heard { ${told} } count { ${whole} } } }`;

/** Asks as an unmodified client does. */
function listen(query: string, headers: Headers = ann) {
  const client = createClient({ url: `${hub.url}/graphql`, headers, retryAttempts: 0 });
  return client.iterate<Progress>({ query });
}

/** All that is told, with codes of errors. */
async function all(query: string, headers?: Headers) {
  const events: Progress['federatedCount'][] = [];
  const codes: unknown[] = [];
  for await (const { data, errors = [] } of listen(query, headers)) {
    if (data) events.push(data.federatedCount);
    codes.push(...errors.map(({ extensions }) => extensions?.code));
  }
  return { events, codes };
}

async function kept(): Promise<readonly FoundEntry[]> {
  const found: FoundEntry[] = [];
  for await (const entry of readAudit(folder)) found.push(entry);
  return found.filter(({ elsewhere }) => elsewhere !== undefined);
}

/** Whether an entry is of somebody who went away. */
const isLeft = ({ codes = [] }: FoundEntry) => codes.includes('DEADLINE_EXCEEDED');

const ids = (...names: readonly string[]) => `, sites: ${JSON.stringify(names)}`;
const six = ids('slow', 'dead', 'quick', 'none', 'page', 'liar');
/** For a machine that has much else to do. */
const patience = { timeout: 90_000 };
const timesAsked = () => Object.values(providers).map(({ asked }) => asked.length);

describe('federatedCount', patience, () => {
  it('tells each site when it is heard, then all of them, as a query does', async () => {
    const order = ['none', 'page', 'liar', 'slow'];
    for (const id of order) held.set(id, undefined);
    const events: Progress['federatedCount'][] = [];
    for await (const { data } of listen(asking(men, six, 10_000))) {
      if (data) events.push(data.federatedCount);
      letAnswer(order.shift());
    }
    const heard = events.flatMap((one) => one.heard ?? []);
    expect(heard.map(({ site, status, count, inTotal }) => [site.id, status, count?.value, inTotal])).toEqual(
      [
        ['quick', 'OK', 12, null],
        ['none', 'SUPPRESSED', null, null],
        ['page', 'UNREACHABLE', undefined, null],
        ['liar', 'UNREACHABLE', undefined, null],
        ['slow', 'OK', 30, null],
        ['dead', 'TIMEOUT', undefined, null],
      ],
    );
    const last = events.at(-1);
    expect([events.length, last?.heard]).toEqual([7, null]);
    expect(events.slice(0, -1).map(({ count }) => count)).toEqual(heard.map(() => null));
    const { data } = await hub.ask<{ federation: { count: Whole } }>(
      ann,
      `{ federation { count(where: ${men}, deadlineMs: 5000${six}) { ${whole} } } }`,
    );
    expect(last?.count).toEqual(data.federation.count);
    expect(last?.count).toMatchObject({ total: { value: 42 }, complete: false });
  });

  it('tells nothing before it is kept, each answer by itself and the whole in the end', async () => {
    const before = (await kept()).length;
    const seen: number[] = [];
    for await (const _ of listen(asking('{ patient: { sex: [FEMALE] } }', ids('quick', 'none'))))
      seen.push((await kept()).length - before);
    expect(seen.every((entries, at) => entries > at)).toBe(true);
    const entries = (await kept()).slice(before);
    const details = { operation: 'subscription', fields: ['federatedCount'] };
    const quick = { id: 'quick', status: 'OK', told: 12 };
    const none = { id: 'none', status: 'SUPPRESSED', told: null };
    expect(entries).toMatchObject([
      { elsewhere: [{ sites: [quick] }], released: { counts: 1 }, details: { ...details, part: true } },
      { elsewhere: [{ sites: [none] }], details: { ...details, part: true } },
      { elsewhere: [{ sites: [quick, none] }], released: { counts: 2 }, details },
    ]);
    expect(
      entries.every(({ kind, outcome, datasets }) => `${kind} ${outcome} ${datasets}` === 'REQUEST DONE '),
    ).toBe(true);
    expect(new Set(entries.map(({ requestId }) => requestId)).size).toBe(1);
  });

  it('tells nothing that cannot be kept', async () => {
    isFull.audit = true;
    const { events, codes } = await all(asking(men, ids('quick', 'none'))).finally(() => {
      isFull.audit = false;
    });
    expect([events, codes]).toEqual([[], ['AUDIT_UNAVAILABLE']]);
  });

  it('waits for nobody more where the client goes away, and then asks only who did not tell', async () => {
    const question = asking('{ imaging: { modality: ["MR"] } }', ids('quick', 'slow', 'dead'));
    const before = timesAsked();
    held.set('slow', undefined);
    const events = listen(question);
    const first = await events.next();
    await vi.waitUntil(() => held.get('slow') !== undefined, patience);
    await events.return?.(undefined);
    expect(first.value?.data?.federatedCount.heard.site.id).toBe('quick');
    await vi.waitUntil(async () => (await kept()).some(isLeft), patience);
    letAnswer('slow'); // to nobody
    const again = await all(question);
    expect(again.events.map(({ heard }) => heard?.site.id)).toEqual(['quick', 'slow', 'dead', undefined]);
    expect(timesAsked().map((times, at) => times - (before[at] ?? 0))).toEqual([2, 2, 1, 0, 0, 0]);
  });

  it('costs a site that remembers what it told once, however often whoever asked went away', async () => {
    const question = asking(men, ids('quick', 'own'), 20_000);
    const units = await chargedUnits(graph);
    for (const ms of [50, 200, 350]) {
      const events = listen(question);
      await events.next();
      await sleep(ms);
      await events.return?.(undefined);
    }
    const isTold = async () => {
      const { events } = await all(question);
      return ['OK', 'SUPPRESSED'].includes(events.at(-1)?.count?.sites[1]?.status ?? ''); // by its noise
    };
    await vi.waitUntil(isTold, patience);
    expect((await chargedUnits(graph)) - units).toBe(1);
  });
});

describe('who may ask for federatedCount', () => {
  it('is who may ask for the same in one: not who is not logged in, and then no site is asked', async () => {
    const before = timesAsked();
    expect(await all(asking(men, six), {})).toEqual({ events: [], codes: ['UNAUTHENTICATED'] });
    expect(timesAsked()).toEqual(before);
  });

  it('is refused by its status with a token that is none', async () => {
    await expect(all(asking(men, six), { authorization: 'Bearer no' })).rejects.toThrow('401');
  });

  it.each([
    ['a site that is not there', asking(men, ids('elsewhere')), 'NOT_FOUND'],
    ['a deadline beyond all', asking(men, '').replace('3000', '99000'), 'ARGUMENT_INVALID'],
    ['a criterion of one site alone', asking('{ dataset: ["fc-a"] }', six), 'UNSUPPORTED'],
    ['a criterion that is none', asking('{ all: [] }', six), 'CRITERION_INVALID'],
    ['a field that is not there', asking(men, six).replace('complete', 'finished'), 'BAD_REQUEST'],
  ])('is told what is wrong with %s, and then no site is asked', async (_what, query, code) => {
    const before = timesAsked();
    const { events, codes } = await all(query);
    expect([events, codes, timesAsked()]).toEqual([[], [code], before]);
  });

  it('is held to what one may ask in a minute', async () => {
    const bob = await loginAt(issuer, 'bob', 'b.example');
    const repeated = Array.from(
      { length: 15 },
      (_, at) => `c${at}: count(where: { dataset: ["x"] }) { complete }`,
    );
    const query = `{ federation { ${repeated.join(' ')} } }`; // 15 times seven sites, 1,000 each
    for (const _ of [1, 2]) await hub.ask(bob, query);
    const asked = Array.from({ length: 8 }, () => all(asking('{ dataset: ["x"] }', ''), bob));
    const codes = (await Promise.all(asked)).flatMap((one) => one.codes).sort();
    expect([codes[0], codes.at(-1)]).toEqual(['BUDGET_EXHAUSTED', 'UNSUPPORTED']);
  });
});
