import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { createCaller } from '../../server/caller.ts';
import { Readiness, warmUp } from '../../server/http/health.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { testDatabase } from '../support/database.ts';
import { createFreezer } from '../support/freezer.ts';
import { createToy } from './toy.ts';

const address = testDatabase().address;
const graph = new Graph(address);
afterAll(() => graph.close());

describe('Readiness', () => {
  it('goes within 2 s when the database freezes, and comes back within 5 s', async () => {
    const freezer = await createFreezer(address.uri);
    const probe = new Graph({ ...address, uri: freezer.uri });
    const readiness = new Readiness(probe);
    await warmUp(graph);
    readiness.set('ready');
    expect(await readiness.check()).toEqual({ ready: true });

    freezer.freeze(true);
    // Timers of one process end in their order, however busy the machine is.
    expect(await Promise.race([readiness.check(), sleep(2_000, 'late')])).toMatchObject({ ready: false });

    await sleep(4_000);
    freezer.freeze(false);
    const thawedAt = performance.now();
    while (!(await readiness.check()).ready) await sleep(100);
    expect(performance.now() - thawedAt).toBeLessThan(5_000);
    freezer.close();
    await probe.close();
  });
});

describe('a pool whose connections all wait for a lock', () => {
  it('refuses who comes after 5 s with GRAPH_UNAVAILABLE, the server is ready, and who waited is done', async () => {
    const probe = new Graph(address);
    const readiness = new Readiness(probe);
    readiness.set('ready');
    const touch = cypher`MATCH (node:Locked) SET node.touched = true`;
    await graph.write((run) => run(cypher`CREATE (:Locked)`));
    const seen = await graph.write(async (run) => {
      await run(touch);
      const writes = Array.from({ length: 100 }, () => graph.write((also) => also(touch)));
      const waiting = Promise.allSettled(writes);
      const refused = await graph.read(cypher`RETURN 1 AS one`).catch((error: unknown) => error);
      return { refused, ready: await readiness.check(), waiting };
    });
    const ended = await seen.waiting;
    await graph.write((run) => run(cypher`MATCH (node:Locked) DELETE node`));
    await probe.close();
    expect([seen.refused, seen.ready]).toMatchObject([{ code: 'GRAPH_UNAVAILABLE' }, { ready: true }]);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(99); // the one who holds it is the hundredth
    const failed = ended.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(failed).toMatchObject([{ code: 'GRAPH_UNAVAILABLE' }]);
  });
});

describe('a query', () => {
  const running = async () => {
    const rows = await graph.read<{ query: string }>(cypher`SHOW TRANSACTIONS YIELD currentQuery AS query`);
    return rows.filter(({ query }) => query.includes('999999999')).length;
  };

  it('ends in the database when the client goes away', async () => {
    const endless = cypher`UNWIND range(1, 999999999) AS number WITH number WHERE number < 0 RETURN count(number)`;
    const { app } = await createToy({
      waiting: (signal) => graph.read(endless, { signal, timeoutMs: 600_000 }),
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const headers = { 'content-type': 'application/json' };
    const client = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers });
    client.on('error', () => {});
    client.end(JSON.stringify({ query: '{ waiting }' }));
    while ((await running()) === 0) await sleep(50);
    client.destroy();
    await vi.waitUntil(async () => (await running()) === 0, { timeout: 60_000, interval: 500 });
    await app.close();
  });
});

describe('serve', () => {
  const state: { serving?: Serving } = {};
  const probe = new Graph(address);
  afterAll(() => probe.close());
  afterEach(() => state.serving?.close());
  beforeEach(async () => {
    state.serving = await serve({
      config: { host: '127.0.0.1', port: 0, access: 'open', publicUrl: undefined },
      graph,
      terminology: followTerminology(graph),
      index: followIndex(graph, followTerminology(graph)),
      probe,
      log: pino({ enabled: false }),
      version: '1.2.3',
      caller: createCaller(graph, { access: 'open', licensedNames: 'shown' }),
    });
  });
  const at = (path: string, init?: RequestInit) => fetch(`${state.serving?.url}${path}`, init);

  it('answers questions', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await at('/graphql', {
      method: 'POST',
      headers,
      body: '{"query": "{ server { version } }"}',
    });
    expect(await answer.json()).toEqual({ data: { server: { version: '1.2.3' } } });
  });

  it('is ready only when told so', async () => {
    const before = await at('/health/ready');
    state.serving?.readiness.set('ready');
    const after = await at('/health/ready');
    expect([before.status, after.status]).toEqual([503, 200]);
  });

  it('cannot be reached after its close', async () => {
    await state.serving?.close();
    await expect(at('/health/live')).rejects.toThrow('fetch failed');
  });
});
