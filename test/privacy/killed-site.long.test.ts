import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeMarked } from '../../federation/members/marked-file.ts';
import type { SiteAnswer } from '../../federation/site-answer.ts';
import type { Run } from '../support/cli.ts';
import { type DishonestHub, startNetwork } from '../support/dishonest-hub.ts';
import { seedGraph } from '../support/graph-fixture.ts';
import { diagnosedIn } from '../support/hub-worlds.ts';
import { addressOf, createKillable, patience } from '../support/killable.ts';
import { chargedUnits } from '../support/ledger-graph.ts';
import { together, wardOf } from '../support/ward-graph.ts';

/** Of the hub, which is one organisation. */
const budget = 14;
const shares = [2 * budget, budget, budget].join();
const network = await startNetwork(['alpha']);
const invitationFile = join(network.folder, 'alpha.json');
const killable = await createKillable({
  ...{ ACCESS: 'tiered', INVITATION: invitationFile },
  ...{ PRIVACY_UNITS: shares, PRIVACY_UNITS_30_DAYS: shares, PRIVACY_TOTALS: 'noisy' },
});
let server: Run;
let hub: DishonestHub;

async function start(): Promise<void> {
  server = killable.start('serve');
  await addressOf(server);
}

beforeAll(async () => {
  const { invitation, keys } = network.of('alpha');
  await writeFile(invitationFile, JSON.stringify(invitation));
  await mkdir(join(killable.dataDir, 'site'), { recursive: true });
  await writeMarked({ path: join(killable.dataDir, 'site/site.json'), mark: 'oncographSite' }, { keys });
  await start();
  await killable.withDatabase((graph) => seedGraph(graph, together([wardOf('ks-a', 60)])));
  hub = await network.openHub();
}, patience.timeout);
afterAll(async () => {
  await hub.close();
  await killable.end();
  await network.stop();
});

/** A condition that everybody meets; another one for each number from 0 to 90. */
const everybody = (n: number) => ({ not: diagnosedIn(1900 + n) });

const toNumber = ({ status, count, share }: SiteAnswer) => JSON.stringify([status, count, share]);

/** What the site tells of a question that is asked anew, when it is there again. */
async function told(n: number): Promise<string> {
  const answer = await vi.waitUntil(async () => {
    const one = await hub.ask('alpha', everybody(n)).catch(() => undefined);
    return one?.status === 'FAILED' ? undefined : one;
  }, patience);
  return toNumber(answer);
}

const charged = () => killable.withDatabase(chargedUnits);

describe('P12, between charge and answer: a hub that asks a site which is killed', () => {
  it('is told again what it was told, for nothing, and never more than the budget', async () => {
    const heard = new Map<number, string>();
    for (const [round, afterMs] of [60, 150, 300, 600].entries()) {
      const asked = [1, 2, 3].map((n) => round * 3 + n);
      for (const n of asked)
        hub.ask('alpha', everybody(n)).then(
          (answer) => void heard.set(n, toNumber(answer)),
          () => {}, // the site was killed before it answered
        );
      await wait(afterMs);
      server.kill('SIGKILL');
      await server.ended;
      const before = new Map(heard);
      await start();
      expect(await charged()).toBeGreaterThanOrEqual(before.size);
      for (const n of asked) {
        const again = await told(n);
        expect(again).toBe(before.get(n) ?? again);
        heard.set(n, again);
      }
      expect(await charged()).toBe(heard.size);
    }
    const later = [];
    for (let n = 13; n < 20; n += 1) later.push(await told(n));
    expect(later.filter((one) => !one.startsWith('["REFUSED"'))).toHaveLength(budget - 12);
    expect(await charged()).toBe(budget);
    for (const [n, one] of heard) expect(await told(n)).toBe(one);
  });
});
