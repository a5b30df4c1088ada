// The hub of bench/federation.ts, in a process of its own: it is run with its folder, the NATS server and the persons of all sites together.
import { setTimeout as delay } from 'node:timers/promises';
import { destination } from 'pino';
import { countOver } from '../federation/count.ts';
import { createNetwork } from '../federation/network.ts';
import type { ToldBefore } from '../federation/told-before.ts';
import { openHubSites } from '../server/federation/hub.ts';
import { createLog } from '../server/log.ts';
import { answerParent } from './child.ts';

/** Questions a second, and for how long. */
export type HubAsked = { readonly rate: number; readonly seconds: number };

/** What came of them. */
export type HubTold = {
  /** Milliseconds that each whole question took. */
  readonly ms: readonly number[];
  /** Questions that not all sites answered, or whose total is wrong. */
  readonly wrong: number;
  readonly cpuMs: number;
  /** Share of the time in which its thread was busy. */
  readonly busy: number;
  /** MiB that were resident at most since the start, and are in use of the heap now. */
  readonly mostMib: number;
  readonly heapMib: number;
};

const [dataDir = '', server = '', persons = ''] = process.argv.slice(2);
const log = createLog('info', destination('/dev/null'));
const hub = await openHubSites({ dataDir, servers: [server], taken: [] }, log);
const network = createNetwork(hub.sites, log);
const seen = async () => Promise.all(network.sites.map((site) => site.seen()));
while ((await seen()).some(({ offline }) => offline !== null)) await delay(200);

/** No two are the same. */
const questionOf = (n: number) => ({
  all: [
    { condition: { code: { codes: ['SNOMED:254837009'] } } },
    { imaging: { modality: ['MR'] } },
    { patient: { ageAtDiagnosis: { min: (n % 900) / 10 } } },
  ],
});

/** A hub without a database: it asks all sites each time. */
const nothingKept: ToldBefore = {
  read: async () => new Map(),
  keep: async () => {},
  fixSharers: async () => ({}),
};

/** How long one took; undefined where something is wrong with it. */
async function askOne(n: number) {
  const began = performance.now();
  const asker = { caller: { subject: 'bench' }, signal: new AbortController().signal, before: nothingKept };
  const terms = { facets: [], top: 20, ids: undefined, deadlineMs: 25_000, maxAgeHours: 0 };
  const { complete, total } = await countOver(network, { where: questionOf(n), ...terms }, asker);
  const isRight = complete && total.value === Number(persons);
  return { ms: performance.now() - began, isRight };
}

let asked = 0;
async function askAtRate({ rate, seconds }: HubAsked): Promise<HubTold> {
  const [began, cpu, busy] = [performance.now(), process.cpuUsage(), performance.eventLoopUtilization()];
  const asking: ReturnType<typeof askOne>[] = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    asked += 1;
    asking.push(askOne(asked));
    await delay(Math.max(0, began + ((n + 1) * 1_000) / rate - performance.now()));
  }
  const told = await Promise.all(asking);
  const { user, system } = process.cpuUsage(cpu);
  return {
    ms: told.map(({ ms }) => ms),
    wrong: told.filter(({ isRight }) => !isRight).length,
    cpuMs: (user + system) / 1_000,
    busy: performance.eventLoopUtilization(busy).utilization,
    mostMib: process.resourceUsage().maxRSS / 1_024,
    heapMib: process.memoryUsage().heapUsed / 2 ** 20,
  };
}

answerParent(askAtRate, hub.close);
