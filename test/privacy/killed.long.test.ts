import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from '../support/cli.ts';
import { seedGraph } from '../support/graph-fixture.ts';
import { audience, startIssuer } from '../support/issuer.ts';
import { addressOf, createKillable, patience, readyAt } from '../support/killable.ts';
import { chargedUnits } from '../support/ledger-graph.ts';
import { askAt, countOf, type Headers, loginAt } from '../support/protected-site.ts';
import { together, wardOf } from '../support/ward-graph.ts';
import { everybody } from '../support/years-graph.ts';

/** Of one person. */
const budget = 20;
const shares = [2 * budget, budget, budget].join();
const issuer = await startIssuer();
const killable = await createKillable({
  ...{ ACCESS: 'tiered', OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: audience },
  ...{ PRIVACY_UNITS: shares, PRIVACY_UNITS_30_DAYS: shares },
});
let server: Run;
let url: string;
let ann: Headers;

async function start(): Promise<void> {
  server = killable.start('serve');
  url = await addressOf(server);
}

async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  server.kill(signal);
  await server.ended;
}

beforeAll(async () => {
  await start();
  await killable.withDatabase((graph) => seedGraph(graph, together([wardOf('ki-a', 60)])));
  ann = await loginAt(issuer, 'ann', 'a.example');
}, patience.timeout);
afterAll(async () => {
  await killable.end();
  await issuer.close();
});

/** What is told of a question, what it cost, or why it is not told. */
async function told(n: number): Promise<Told> {
  const { codes, data, text } = await askAt(url, ann, countOf(everybody(n)));
  if (codes[0] !== undefined) return codes[0];
  return { count: JSON.stringify(data.cohort.count), cost: Number(/"cost":(\d+)/.exec(text)?.[1]) };
}

type Told = string | { readonly count: string; readonly cost: number };

const charged = () => killable.withDatabase(chargedUnits);

describe('P1, averaging: who asks again after everything was started anew', () => {
  it('is told the same number for nothing, by another database and by another server', async () => {
    const first = await told(0);
    await killable.kill();
    await vi.waitUntil(async () => (await readyAt(url)).status === 503, patience);
    await vi.waitUntil(async () => (await readyAt(url)).status === 200, patience);
    const second = await told(0);
    await stop('SIGTERM');
    await start();
    const again = { ...Object(first), cost: 0 };
    expect([first, second, await told(0)]).toEqual([
      { count: expect.any(String), cost: 1 },
      ...[again, again],
    ]);
    expect(await charged()).toBe(1);
  });
});

describe('P12, between charge and answer: who asks a server that is killed', () => {
  it('is told again what they were told, and never more than the budget', async () => {
    const heard = new Map<number, Told>();
    for (const [round, afterMs] of [50, 150, 250, 400, 600].entries()) {
      const asked = [1, 2, 3].map((n) => round * 3 + n);
      const asking = Promise.allSettled(asked.map(async (n) => heard.set(n, await told(n))));
      await wait(afterMs);
      await stop('SIGKILL');
      await asking;
      await start();
      const [sold, units] = [heard.size + 1, await charged()];
      expect(units).toBeGreaterThanOrEqual(sold);
      for (const [n, one] of heard) expect(await told(n)).toEqual({ ...Object(one), cost: 0 });
      expect(await charged()).toBe(units);
    }
    for (let n = 16; n < 40; n += 1) heard.set(n, await told(n));
    const refused = [...heard.values()].filter((one) => one === 'BUDGET_EXHAUSTED');
    expect(heard.size - refused.length).toBeLessThan(budget);
    expect(refused.length).toBeGreaterThan(0);
    expect(await charged()).toBe(budget);
  });
});
