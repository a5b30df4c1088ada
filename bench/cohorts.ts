import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cypher, name as cypherName } from '../graph/cypher.ts';
import type { GraphAddress } from '../graph/graph.ts';
import { readConfig } from '../server/config.ts';
import { withGraph } from '../server/session.ts';
import { cpuOf, printTable, shown, spreadOf } from './measure.ts';
import {
  ownPage,
  peerCounts,
  peerPage,
  type Request,
  sqlCounts,
  sqlFacets,
  sqlWindows,
} from './peer-questions.ts';
import { type Chosen, chooseConcepts } from './population-concepts.ts';
import { neo4jPid, startServer } from './process.ts';
import { cohortsOf, countsOf, facetFields, windowsOf } from './questions.ts';

/** Puts the same questions to oncograph, @neo4j/graphql and PostgreSQL, one after the other; see README.md. */
const { values: options } = parseArgs({
  options: {
    folder: { type: 'string', default: '.bench' },
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: 'counts,windows,facets,pages' },
  },
});
const folder = resolve(options.folder);
const dataDir = join(folder, 'population');
const rounds = Number(options.rounds);

/** Answers one question in `ms`, of its own time. */
type Answer = { readonly ms: number; readonly answer: unknown };
type Ask = () => Promise<Answer>;

/** Somebody who is asked: how often in a round, and the processes that work for it. */
type Asked = { readonly ask: Ask; readonly times: number; readonly pids: readonly number[] };

function chosenConcepts(): Chosen {
  const path = join(folder, 'concepts.json');
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(chooseConcepts(100_000)));
  return JSON.parse(readFileSync(path, 'utf8'));
}

async function post(url: string, request: Request): Promise<Answer> {
  const start = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  const ms = performance.now() - start;
  const { data, errors } = JSON.parse(text);
  if (errors !== undefined) throw new Error(JSON.stringify(errors).slice(0, 500));
  return {
    ms,
    answer: data.patientsConnection?.aggregate.count.nodes ?? data.cohort?.count?.value ?? text.length,
  };
}

type Spread = ReturnType<typeof spreadOf> & { readonly cpu: number; readonly answer: unknown };

/** Round robin, so that whatever else the machine does hits all alike. */
async function compare(asked: readonly Asked[]): Promise<readonly Spread[]> {
  const times: number[][] = asked.map(() => []);
  const cpu = asked.map(() => 0);
  const answers: unknown[] = [];
  for (let round = -1; round < rounds; round += 1)
    for (const [at, { ask, times: repeats, pids }] of asked.entries()) {
      const before = cpuOf(pids);
      for (let time = 0; time < repeats; time += 1) {
        const { ms, answer } = await ask();
        answers[at] = answer;
        if (round >= 0) times[at]?.push(ms);
      }
      if (round >= 0) cpu[at] = (cpu[at] ?? 0) + cpuOf(pids) - before;
    }
  return asked.map(({ times: repeats }, at) => ({
    ...spreadOf(times[at] ?? []),
    cpu: (cpu[at] ?? 0) / rounds / repeats,
    answer: answers[at],
  }));
}

/** A process that answers a line with a line. */
function startPeer(name: string, env: NodeJS.ProcessEnv) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL(`./peers/${name}.ts`, import.meta.url))],
    {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => String((await lines.next()).value);
  const stop = async () => {
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
  };
  return { pid: child.pid ?? 0, next, stop, say: (line: string) => child.stdin.write(`${line}\n`) };
}

async function startSql() {
  const peer = startPeer('postgres', {});
  const ask = (statement: string) => async (): Promise<Answer> => {
    peer.say(JSON.stringify(statement));
    const { ms, row, rows } = JSON.parse(await peer.next());
    return { ms, answer: rows === 1 ? Number(row.n ?? row.pid) : rows };
  };
  const { answer } = await ask('SELECT pg_backend_pid() AS pid')();
  return { ask, stop: peer.stop, pids: [Number(answer)] };
}

const head = ['question', 'answer', 'ours min', 'p50', 'p95', 'CPU'];
const cells = ({ answer, min, p50, p95, cpu }: Spread) => [
  String(answer),
  ...[min, p50, p95, cpu].map(shown),
];

async function run({ uri, user, password }: GraphAddress): Promise<void> {
  const server = await startServer({ DATA_DIR: dataDir, SEED: 'none' });
  const peer = startPeer('neo4j-graphql', { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password });
  const sql = await startSql();
  try {
    const graphPid = Number(neo4jPid(dataDir));
    const own = { url: server.url, pids: [server.pid, graphPid] };
    await ask(own, { url: (await peer.next()).trim(), pids: [peer.pid, graphPid] }, sql);
  } finally {
    await Promise.all([peer.stop(), sql.stop(), server.stop()]);
  }
}

type Url = { readonly url: string; readonly pids: readonly number[] };
type Sql = Pick<Awaited<ReturnType<typeof startSql>>, 'ask' | 'pids'>;

async function ask(own: Url, peer: Url, sql: Sql): Promise<void> {
  const chosen = chosenConcepts();
  const ours = (request: Request, times = 10): Asked => ({
    ask: () => post(own.url, request),
    times,
    pids: own.pids,
  });
  const peers = (request: Request, times = 1): Asked => ({
    ask: () => post(peer.url, request),
    times,
    pids: peer.pids,
  });
  const sqls = (statement: string, times = 5): Asked => ({ ask: sql.ask(statement), times, pids: sql.pids });
  const counted = (where: unknown): Request => ({
    query: 'query($where: CriterionInput!) { cohort(where: $where) { count { value } } }',
    variables: { where },
  });
  const parts: Readonly<Record<string, () => Promise<void>>> = {
    counts: async () => {
      const [theirs, statements] = [peerCounts(chosen), sqlCounts(chosen)];
      const rows: (readonly string[])[] = [];
      for (const [at, { name, where }] of countsOf(chosen).entries()) {
        const found = await compare([
          ours(counted(where)),
          peers(theirs[at] ?? { query: '' }),
          sqls(statements[at] ?? ''),
        ]);
        const [a, b, c] = found;
        if (a === undefined || b === undefined || c === undefined) continue;
        if (a.answer !== b.answer || a.answer !== c.answer)
          throw new Error(`${name}: ${a.answer}, ${b.answer} and ${c.answer} patients`);
        rows.push([
          name,
          ...cells(a),
          ...cells(b).slice(1),
          ...cells(c).slice(1),
          ...[b.p50 / a.p50, b.min / a.min, c.p50 / a.p50, c.min / a.min].map(shown),
        ]);
        process.stderr.write(`${rows.at(-1)?.join(' | ')}\n`);
      }
      printTable('counts, ms', [
        [
          ...head,
          ...['min', 'p50', 'p95', 'CPU'].map((one) => `@neo4j/graphql ${one}`),
          ...['min', 'p50', 'p95', 'CPU'].map((one) => `PostgreSQL ${one}`),
          'peer : ours p50',
          'min',
          'SQL : ours p50',
          'min',
        ],
        ...rows,
      ]);
    },
    windows: async () => {
      const rows = [];
      const statements = sqlWindows(chosen);
      for (const [at, { name, where }] of windowsOf(chosen).entries()) {
        const [a, c] = await compare([ours(counted(where)), sqls(statements[at] ?? '', 1)]);
        if (a === undefined || c === undefined) continue;
        if (a.answer !== c.answer) throw new Error(`${name}: ${a.answer} and ${c.answer} patients`);
        rows.push([name, ...cells(a), shown(c.min), shown(c.p50)]);
      }
      printTable('windows, ms', [[...head, 'PostgreSQL min', 'p50'], ...rows]);
    },
    facets: async () => {
      const rows = [];
      const query = `query($where: CriterionInput!) { cohort(where: $where) {
        facets(of: [${facetFields.join(' ')}]) { field missing { value } other { value } values { value label count { value } } }
      } }`;
      const concepts = [chosen.broad, chosen.mid, chosen.narrow];
      for (const [at, { name, where }] of cohortsOf(chosen).entries()) {
        const concept = concepts[at];
        const [a, c] = await compare([
          ours({ query, variables: { where } }, 5),
          ...(concept === undefined ? [] : [sqls(sqlFacets(concept), 1)]),
        ]);
        if (a !== undefined)
          rows.push([name, ...cells(a), ...(c ? [shown(c.min), shown(c.p50)] : ['-', '-'])]);
      }
      printTable('16 facets, ms (the answer: bytes)', [[...head, 'PostgreSQL min', 'p50'], ...rows]);
    },
    pages: async () => {
      const [a, b] = await compare([ours(ownPage, 2), peers(peerPage, 2)]);
      if (a === undefined || b === undefined) return;
      printTable('page of 50 patients with their records, ms (the answer: bytes)', [
        [...head, '@neo4j/graphql min', 'p50', 'CPU', 'peer : ours p50', 'min', 'CPU'],
        [
          'nested page',
          ...cells(a),
          ...[b.min, b.p50, b.cpu, b.p50 / a.p50, b.min / a.min, b.cpu / a.cpu].map(shown),
        ],
      ]);
      await comparePages(own, ours);
    },
  };
  for (const name of options.only.split(',')) await parts[name]?.();
}

const pageQuery = readFileSync(new URL('./page.graphql', import.meta.url), 'utf8');

/** Page 1 and page 1,000 of everybody. */
async function comparePages({ url }: Url, ours: (request: Request, times: number) => Asked): Promise<void> {
  const query = `query($after: String) {
    cohort(where: { patient: {} }) { patients(first: 100, after: $after) { pageInfo { endCursor } } }
  }`;
  let after: string | null = null;
  for (let patients = 0; patients < 999 * 50 - 50; patients += 100) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { after } }),
    });
    after = JSON.parse(await response.text()).data.cohort.patients.pageInfo.endCursor;
  }
  const [first, last] = await compare(
    [null, after].map((from) => ours({ query: pageQuery, variables: { after: from } }, 2)),
  );
  if (first === undefined || last === undefined) return;
  printTable('pages of everybody, ms (the answer: bytes)', [
    head,
    ['page 1', ...cells(first)],
    ['page 1,000', ...cells(last)],
  ]);
}

const config = readConfig({ DATA_DIR: dataDir, NEO4J_MEMORY: process.env.NEO4J_MEMORY });
await withGraph({ config, env: process.env, log: { info: () => {} } }, async (graph, { address }) => {
  for (const [name, index] of [
    ['peer_person', cypher`FOR (patient:Patient) ON (patient.sex, patient.ethnicitySource)`],
    ['peer_gene', cypher`FOR (gene:PeerGene) ON (gene.symbol)`],
    ['peer_value', cypher`FOR (measurement:Measurement) ON (measurement.testSource, measurement.value)`],
  ] as const)
    await graph.runAlone(cypher`CREATE INDEX ${cypherName(name)} IF NOT EXISTS ${index}`);
  await graph.runAlone(cypher`CALL db.awaitIndexes(600)`);
  await run(address);
});
