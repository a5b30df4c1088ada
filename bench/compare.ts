import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Graph } from '../graph/graph.ts';
import { grantEverything } from './granted.ts';
import { cpuOf, printTable, shown, spreadOf } from './measure.ts';
import { addressIn, neo4jPid, type Server, startServer } from './process.ts';
import { soakQuestions } from './soak-questions.ts';

/**
 * Asks two checkouts the same over copies of one store, in turn: the one of `--before`, and this one under open access and
 * under tiered access by somebody who was granted everything. See README.md.
 */
const { values: options } = parseArgs({
  options: {
    before: { type: 'string', default: '.bench/before' },
    data: { type: 'string', default: '.bench/shipped' },
    rounds: { type: 'string', default: '60' },
  },
});

/** Requests of a kind to one server before it is another's turn: Linux counts processor time in ticks of 10 ms. */
const batch = 10;

/** Rounds that are not counted: a database compiles a statement well when it was asked some hundred times. */
const warmRounds = 40;

const here = resolve(import.meta.dirname, '..');
const candidates = [
  { name: 'before', checkout: resolve(options.before), access: 'open' },
  { name: 'open', checkout: here, access: 'open' },
  { name: 'tiered', checkout: here, access: 'tiered' },
] as const;

type Candidate = (typeof candidates)[number];
type Asked = { readonly query: string; readonly variables?: object };

const [count, facets] = soakQuestions; // the usual ones come first
const page = { query: readFileSync(join(import.meta.dirname, 'page.graphql'), 'utf8') };
const questions: Readonly<Record<string, Asked | undefined>> = {
  count,
  'page of 50': page,
  'five facets': facets,
};

/** A server that is asked, and what came of it. */
type Runner = {
  readonly candidate: Candidate;
  readonly server: Server;
  readonly pids: readonly number[];
  readonly token: string;
};

/** Starts a server over a copy of the store, which is brought up to date by its own software. */
async function startRunner(candidate: Candidate): Promise<Runner> {
  const dataDir = `${resolve(options.data)}-${candidate.name}`;
  if (!existsSync(dataDir)) cpSync(resolve(options.data), dataDir, { recursive: true });
  const settings = { DATA_DIR: dataDir, ACCESS: candidate.access, NEO4J_MEMORY: '800m', ...unlimited };
  const server = await startServer(settings, candidate.checkout);
  const graph = new Graph(await addressIn(dataDir));
  const [token = ''] = candidate.access === 'tiered' ? await grantEverything(graph, 1) : [];
  await graph.close();
  return { candidate, server, token, pids: [server.pid, Number(neo4jPid(dataDir))] };
}

const unlimited = { REQUESTS_A_MINUTE: '1000000', COST_A_MINUTE: '900000000' };

/** Milliseconds of a request. @throws Error of an answer with errors */
async function timeOf({ server, token }: Runner, asked: Asked): Promise<number> {
  const began = performance.now();
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(asked),
  });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(text);
  return performance.now() - began;
}

/** Times of requests, and the processor time of server and database together, in milliseconds. */
type Tally = { readonly times: number[]; cpu: number };

async function askBatch(runner: Runner, asked: Asked, tally: Tally): Promise<void> {
  const before = cpuOf(runner.pids);
  for (let n = 0; n < batch; n += 1) tally.times.push(await timeOf(runner, asked));
  tally.cpu += cpuOf(runner.pids) - before;
}

/** Rounds in which each server has its turn, another one first each time. */
async function compare(runners: readonly Runner[], asked: Asked, rounds: number): Promise<readonly Tally[]> {
  const tallies = runners.map((): Tally => ({ times: [], cpu: 0 }));
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < runners.length; turn += 1) {
      const at = (round + turn) % runners.length;
      const [runner, tally] = [runners[at], tallies[at]];
      if (runner !== undefined && tally !== undefined) await askBatch(runner, asked, tally);
    }
  return tallies;
}

const runners: Runner[] = [];
for (const candidate of candidates) runners.push(await startRunner(candidate));
const rows: (readonly string[])[] = [];
for (const [name, asked] of Object.entries(questions)) {
  if (asked === undefined) continue;
  await compare(runners, asked, warmRounds);
  const tallies = await compare(runners, asked, Number(options.rounds));
  const figures = tallies.map(({ times, cpu }) => {
    const { min, p50 } = spreadOf(times);
    return { min, p50, cpu: cpu / times.length };
  });
  const [before, open, tiered] = figures;
  for (const key of ['min', 'p50', 'cpu'] as const) {
    const ratio = (a = Number.NaN, b = Number.NaN) => (a / b).toFixed(2);
    rows.push([
      `${name}, ${key === 'cpu' ? 'CPU' : key}`,
      ...figures.map((figure) => shown(figure[key])),
      ratio(open?.[key], before?.[key]),
      ratio(tiered?.[key], open?.[key]),
    ]);
  }
}
await Promise.all(runners.map(({ server }) => server.stop()));
printTable('Milliseconds a request', [
  ['question', 'before', 'open', 'tiered', 'open : before', 'tiered : open'],
  ...rows,
]);
