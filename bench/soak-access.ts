import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { auditFolder } from '../audit/files.ts';
import { readHeads } from '../audit/heads.ts';
import { verifyAudit } from '../audit/verify.ts';
import { Graph } from '../graph/graph.ts';
import { tallyOf } from './faults/check.ts';
import { grantEverything } from './granted.ts';
import { percentile, printTable, residentMib, shown } from './measure.ts';
import { addressIn, type Server, startServer } from './process.ts';
import { keptOf } from './soak-audit.ts';
import { askAtRate, openIn, type Seen, unexpectedOf } from './soak-load.ts';
import { lighterQuestions } from './soak-questions.ts';

/**
 * Asks the same mixed questions of an open server and then of one under `ACCESS=tiered`, as ten people who were granted
 * everything, over the same data. Exit code 1 where memory grows faster under tiered access, a transaction is left, an answer has
 * no record in the audit, or the audit is not whole. See README.md.
 */
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '.bench/shipped' },
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '50' },
  },
});
const dataDir = resolve(options.data);
const [rate, minutes] = [Number(options.rate), Number(options.minutes)];

/** So many people ask in turn, each within the usual limits of a person. */
const people = 10;

/** A server that grows by no more than this, in MiB a minute, is not said to grow. */
const steadyMibAMinute = 1;

/** What came of one access. */
type Soaked = {
  readonly seen: readonly Seen[];
  readonly mibs: readonly number[];
  readonly mibAMinute: number;
  readonly transactions: number;
  readonly connections: number;
};

/** The slope of the line that is nearest to values which were taken at equal times, per `step`. */
function slopeOf(values: readonly number[], step: number): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const above = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const below = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return (above / below) * step;
}

const lookMs = 5_000;

/** Asks one server; memory is followed from the second minute on, when caches are full. */
async function soak(
  server: Server,
  graph: Graph,
  headersOf: (n: number) => Readonly<Record<string, string>>,
): Promise<Soaked> {
  const url = new URL(server.url).origin;
  const mibs: number[] = [];
  const timer = setInterval(() => mibs.push(residentMib(server.pid)), lookMs);
  const seen = await askAtRate({ url, rate, minutes, questions: lighterQuestions, headersOf });
  clearInterval(timer);
  await sleep(5_000);
  const settled = mibs.slice(Math.ceil((mibs.length * 2) / minutes));
  return { seen, mibs, mibAMinute: slopeOf(settled, 60_000 / lookMs), ...(await openIn(graph)) };
}

/** What `work` gives of a server that is started for it. */
async function withServer<Result>(
  access: string,
  work: (server: Server, graph: Graph) => Promise<Result>,
): Promise<Result> {
  const server = await startServer({ DATA_DIR: dataDir, ACCESS: access, NEO4J_MEMORY: '900m' });
  const graph = new Graph(await addressIn(dataDir));
  return work(server, graph).finally(async () => {
    await graph.close();
    await server.stop();
  });
}

const run = new Date().toISOString();
const purposeOf = (n: number) => `soak ${run} ${n}`;

const open = await withServer('open', (server, graph) => soak(server, graph, () => ({})));
const tiered = await withServer('tiered', async (server, graph) => {
  const tokens = await grantEverything(graph, people);
  const headersOf = (n: number) => ({
    authorization: `Bearer ${tokens[n % people]}`,
    'x-purpose': purposeOf(n),
  });
  const soaked = await soak(server, graph, headersOf);
  const answered = soaked.seen.filter(({ codes }) => codes.length === 0).map(({ n }) => purposeOf(n));
  const kept = await keptOf(auditFolder(dataDir), answered);
  const { faults, entries } = await verifyAudit(auditFolder(dataDir), await readHeads(graph));
  return { ...soaked, answered: answered.length, kept, faults, entries };
});

const rows = [open, tiered].map(({ seen, mibs, mibAMinute, transactions, connections }, at) => [
  ...[
    at === 0 ? 'open' : 'tiered',
    seen.length,
    tallyOf(unexpectedOf(seen).flatMap(({ codes }) => codes)) || 0,
  ],
  ...[0.5, 0.99].map((share) =>
    shown(
      percentile(
        seen.map(({ ms }) => ms),
        share,
      ),
    ),
  ),
  ...[mibs[0] ?? 0, Math.max(...mibs), mibAMinute.toFixed(2), transactions, connections],
]);
const head = [
  'access',
  'answers',
  'errors not meant',
  'p50 ms',
  'p99 ms',
  'MiB first',
  'most',
  'MiB a minute',
];
printTable(`${rate} questions a second for ${minutes} minutes`, [
  [...head, 'transactions left', 'connections'],
  ...rows,
]);
const unkept = tiered.answered - tiered.kept;
const bars = [
  ['errors that are not meant', unexpectedOf(tiered.seen).length, 0],
  ['MiB a minute', tiered.mibAMinute, Math.max(open.mibAMinute, steadyMibAMinute)],
  ['transactions left', tiered.transactions, 0],
  [`of ${tiered.answered} answers without exactly one record`, unkept, 0],
  [`faults of the audit of ${tiered.entries} entries`, tiered.faults.length, 0],
] as const;
printTable('Bars under tiered access', [
  ['of', 'is', 'at most'],
  ...bars.map(([of, is, most]) => [of, shown(is), shown(most)]),
]);
process.exitCode = bars.every(([, is, most]) => is <= most) ? 0 : 1;
