import { parseArgs } from 'node:util';
import type { HubAsked } from './federation-hub.ts';
import { type BenchNetwork, startNetwork } from './federation-network.ts';
import type { SitesTold } from './federation-sites.ts';
import { cpuOf, cpuOfAll, printTable, residentMib, shown, spreadOf, untilQuiet } from './measure.ts';

/** A hub asks many sites over NATS. Exit code 1 where a bar is broken. See README.md. */
const { values: options } = parseArgs({
  options: {
    sites: { type: 'string', default: '200' },
    processes: { type: 'string', default: '2' },
    rate: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '60' },
    wait: { type: 'string', default: '410' },
    most: { type: 'string', default: '40' },
    quiet: { type: 'string', default: '99' },
    profile: { type: 'string' },
  },
});
const [count, firstRate, seconds] = [Number(options.sites), Number(options.rate), Number(options.seconds)];

/** Beyond the slowest site, for 95 of 100 questions; and resident memory of the hub. */
const bars = { ms: 400, mib: 300 };

/** What questions at one rate took, and whom. */
async function measureAt({ hub, sites, natsPid }: BenchNetwork, asked: HubAsked) {
  await untilQuiet(Number(options.quiet));
  await Promise.all(sites.map((one) => one.ask({})));
  const [began, natsBefore, allBefore] = [performance.now(), cpuOf([natsPid]), cpuOfAll().all];
  const told = await hub.ask(asked);
  const [natsMs, allMs] = [cpuOf([natsPid]) - natsBefore, cpuOfAll().all - allBefore];
  const tookMs = performance.now() - began;
  const ofSites = await Promise.all(sites.map((one) => one.ask({})));
  const sumOf = (of: (one: SitesTold) => number) => ofSites.reduce((sum, one) => sum + of(one), 0);
  const bytesOf = (what: 'question' | 'answer' | 'hello') =>
    sumOf((one) => one[`${what}Bytes`]) / sumOf((one) => one[`${what}s`]);
  const slowestMs = told.ms.map((_, n) => Math.max(...ofSites.map((one) => one.slowestMs[n] ?? 0)));
  const answers = told.ms.length * count;
  const spent = [told.cpuMs, sumOf(({ cpuMs }) => cpuMs), natsMs];
  return {
    ...{ rate: asked.rate, told, whole: spreadOf(told.ms) },
    beyond: spreadOf(told.ms.map((ms, n) => ms - (slowestMs[n] ?? 0))),
    again: sumOf(({ questions }) => questions) - answers,
    cpu: spent.map((ms) => ms / answers),
    others: spent.reduce((left, ms) => left - ms, allMs) / tookMs,
    bytes: [bytesOf('question'), bytesOf('answer'), bytesOf('hello')],
    natsMib: residentMib(natsPid),
  };
}

type Measured = Awaited<ReturnType<typeof measureAt>>;

const isWithin = ({ beyond, told }: Measured) => beyond.p95 <= bars.ms && told.wrong === 0;

/** At the rate of the bars, then at half as much again each time, until they break. */
async function measureAll(network: BenchNetwork): Promise<readonly Measured[]> {
  await network.hub.ask({ rate: firstRate, seconds: 5 }); // warm
  const all = [await measureAt(network, { rate: firstRate, seconds })];
  for (let rate = firstRate * 1.5; rate <= Number(options.most) && all.every(isWithin); rate *= 1.5)
    all.push(await measureAt(network, { rate, seconds: seconds / 3 }));
  return all;
}

function rowOf(measured: Measured): readonly string[] {
  const { rate, told, whole, beyond, again, cpu, others } = measured;
  return [
    ...[`${rate}`, `${rate * count}`],
    ...[whole.p50, whole.p95, beyond.p50, beyond.p95].map((ms) => ms.toFixed(0)),
    ...[isWithin(measured) ? 'yes' : 'NO', `${told.wrong}`, `${again}`],
    ...[...cpu.map(shown), (100 * told.busy).toFixed(0), told.mostMib.toFixed(0), others.toFixed(2)],
  ];
}

const flags = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
const [processes, waitMs] = [Number(options.processes), Number(options.wait)];
const network = await startNetwork({ sites: count, processes, waitMs, flags });
try {
  const all = await measureAll(network);
  printTable(`${count} sites that wait ${waitMs} ms: ms and CPU ms`, [
    [
      ...['questions/s', 'answers/s', 'p50', 'p95', 'beyond the slowest site p50', 'p95'],
      ...[`within ${bars.ms}`, 'wrong', 'asked again', 'CPU an answer: hub', 'site', 'NATS'],
      ...['hub busy %', 'hub MiB', 'cores of others'],
    ],
    ...all.map(rowOf),
  ]);
  const [first] = all;
  if (first === undefined) throw new Error('nothing was measured');
  const { mostMib, heapMib } = first.told;
  printTable(`At ${firstRate} questions a second`, [
    ['bytes: question', 'answer', 'hello', 'hub MiB', `within ${bars.mib}`, 'of its heap', 'NATS MiB'],
    [
      ...first.bytes.map((bytes) => bytes.toFixed(0)),
      ...[mostMib.toFixed(0), mostMib <= bars.mib ? 'yes' : 'NO', heapMib.toFixed(0), first.natsMib],
    ],
  ]);
  if (!isWithin(first) || mostMib > bars.mib) process.exitCode = 1;
} finally {
  await network.stop();
}
