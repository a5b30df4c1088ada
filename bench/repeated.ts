import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { countOver } from '../federation/count.ts';
import { createNetwork } from '../federation/network.ts';
import { type Site, type Told, toldOf } from '../federation/site.ts';
import type { ToldBefore } from '../federation/told-before.ts';
import type { Graph } from '../graph/graph.ts';
import { applyConstraints } from '../import/store/constraints.ts';
import { fixSharers } from '../questions/sharers.ts';
import { keepToldAnswers, readToldAnswers } from '../questions/told.ts';
import { printTable, spreadOf } from './measure.ts';
import { measureAlone } from './own-graph.ts';

/** Questions that sites answered before, from the store of a hub. Exit code 1 where a bar is broken. See README.md. */
const { values: options } = parseArgs({
  options: {
    sites: { type: 'string', default: '200' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
  },
});
const [count, rate, seconds] = [Number(options.sites), Number(options.rate), Number(options.seconds)];

/** Milliseconds of 95 of 100 questions. */
const bar = 400;
const different = 100;

let asked = 0;

/** A site that tells a protected number at once. */
function siteOf(n: number): Site {
  const ask = async (): Promise<Told> => {
    asked += 1;
    const value = 100 + 10 * n;
    const bounds = { low: value - 30, high: value + 30, precision: 'NOISY', confidence: 0.95 } as const;
    const told = toldOf({ value, ...bounds, asOf: new Date().toISOString() });
    return { ...told, noise: { sigma: 10, rounding: 10 }, vocabularies: { SNOMED: '2026-09-01' } };
  };
  const about = { id: `hospital-${n}`, origin: `key-${n}`, name: `Hospital ${n}`, country: 'NL' };
  const look = () => Promise.reject(new Error('not looked at here'));
  return { ...about, kind: 'ONCOGRAPH', connects: false, knownMs: 0, ask, look };
}

/** Asks each question once, and then all of them again at the rate. Gives whether the bars hold. */
async function measure(graph: Graph): Promise<boolean> {
  await applyConstraints(graph);
  const before: ToldBefore = {
    read: (question) => readToldAnswers(graph, question),
    keep: (question, answers) => keepToldAnswers(graph, { question, answers }, new Date()),
    fixSharers: (totals) => fixSharers(graph, totals, new Date()),
  };
  const sites = Array.from({ length: count }, (_, n) => siteOf(n));
  const network = createNetwork(() => sites, { info: () => {}, warn: () => {} });
  const ask = async (n: number) => {
    const began = performance.now();
    const where = { patient: { ageAtDiagnosis: { min: n % different } } };
    const terms = { facets: [], top: 20, ids: undefined, deadlineMs: 25_000, maxAgeHours: 24 };
    const asker = { caller: { subject: 'bench' }, signal: new AbortController().signal, before };
    const { complete } = await countOver(network, { where, ...terms }, asker);
    return { ms: performance.now() - began, complete };
  };
  for (let n = 0; n < different; n += 1) await ask(n);
  const first = asked;
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const asking: ReturnType<typeof ask>[] = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    asking.push(ask(n));
    await delay(Math.max(0, began + ((n + 1) * 1_000) / rate - performance.now()));
  }
  const told = await Promise.all(asking);
  const { user, system } = process.cpuUsage(cpu);
  const { p50, p95 } = spreadOf(told.map(({ ms }) => ms));
  const incomplete = told.filter(({ complete }) => !complete).length;
  printTable(`${count} sites, ${different} questions, again at ${rate} a second`, [
    ['questions', 'p50 ms', 'p95 ms', 'CPU ms each', 'sites asked again', 'incomplete'],
    [
      ...[told.length, p50.toFixed(1), p95.toFixed(1), ((user + system) / 1_000 / told.length).toFixed(2)],
      ...[asked - first, incomplete],
    ],
  ]);
  return p95 <= bar && asked === first && incomplete === 0;
}

await measureAlone(measure);
