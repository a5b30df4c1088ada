import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { callerOf } from '../../server/caller.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { testDatabase } from '../support/database.ts';

const graph = new Graph(testDatabase().address);
const probe = new Graph(testDatabase().address);
const serving: Serving[] = [];

/** A server under an access that has nothing to show to anybody, as one of an empty graph. */
async function serveNothing(access: 'open' | 'tiered'): Promise<string> {
  const terminology = followTerminology(graph);
  const server = await serve({
    config: { host: '127.0.0.1', port: 0, access, publicUrl: undefined },
    graph,
    terminology,
    index: followIndex(graph, terminology, { folder: testDatabase().indexFolder }),
    probe,
    log: pino({ enabled: false }),
    version: '1.2.3',
    caller: async () => callerOf(access, []),
  });
  serving.push(server);
  return server.url;
}

const urls: { open: string; tiered: string } = { open: '', tiered: '' };
beforeAll(async () => {
  urls.open = await serveNothing('open');
  urls.tiered = await serveNothing('tiered');
});
afterAll(async () => {
  await Promise.all(serving.map((server) => server.close()));
  await Promise.all([graph.close(), probe.close()]);
});

describe('the dump of records where there are none', () => {
  it('is one of nothing under open access', async () => {
    const answer = await fetch(`${urls.open}/dump/records.nq.gz`);
    const text = gunzipSync(new Uint8Array(await answer.arrayBuffer())).toString();
    expect([answer.status, text.split('\n').filter((line) => /^[^#]/.test(line))]).toEqual([200, []]);
    expect(text).toContain('# 0 statements');
  });

  it('has no dataset that is asked for', async () =>
    expect((await fetch(`${urls.open}/dump/records.nq.gz?dataset=x`)).status).toBe(404));
  it('refuses a parameter that it does not know: the answer would be more than was asked for', async () => {
    const answer = await fetch(`${urls.open}/dump/records.nq.gz?Dataset=x`);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('not \\"Dataset\\"')]);
  });

  it('is refused under tiered access', async () =>
    expect((await fetch(`${urls.tiered}/dump/records.nq.gz`)).status).toBe(403));
});
