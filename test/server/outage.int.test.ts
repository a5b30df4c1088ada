import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { readConfig } from '../../server/config.ts';
import { findOrStartNeo4j } from '../../server/neo4j/index.ts';
import { readPassword } from '../../server/neo4j/password.ts';
import { startOf } from '../../server/neo4j/process.ts';
import { mapping, population, tables } from '../import/hospital.ts';
import { type Ended, type Run, startCli } from '../support/cli.ts';
import { silent, testEnv } from '../support/neo4j.ts';
import { clearPopulation, hashPopulation } from '../support/population.ts';

const home = await mkdtemp(join(tmpdir(), 'oncograph-outage-'));
const dataDir = join(home, 'own');
// Where Docker runs, it would be taken; a process is what is killed here.
const env: NodeJS.ProcessEnv = { ...testEnv, DOCKER_HOST: 'tcp://127.0.0.1:1' };
const settings = {
  JAVA_TOOL_OPTIONS: env.JAVA_TOOL_OPTIONS,
  DOCKER_HOST: env.DOCKER_HOST,
  DATA_DIR: dataDir,
  NEO4J_MEMORY: '600m',
  SEED: 'none',
  PORT: '0',
};

/** For starts of a database on a machine that has much else to do. */
const patience = { timeout: 240_000, interval: 50 };

const folder = join(home, 'tables');
const loading = ['load', 'tables', folder, '--mapping', mapping];
const state = { hash: '', url: '' };
const children: Run[] = [];
const start = (...args: readonly string[]): Run => {
  const child = startCli(args, settings);
  children.push(child);
  return child;
};

/** Measurements for a dozen batches. */
function manyLabs(): string {
  const [header = ''] = tables['labs.tsv'].split('\n');
  const row = (n: number) =>
    [`L${n}`, `ITP${1 + (n % 2)}`, 'it-a', 'hb', '2010-04-20', `${n / 1_000}`, 'g/dL', 'blood', ''].join(
      '\t',
    );
  return `${[header, ...Array.from({ length: 24_000 }, (_, n) => row(n))].join('\n')}\n`;
}

/** The process that the database says it is; undefined while there is none. */
function databasePid(): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(dataDir, 'neo4j/run/neo4j.pid'), 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

/** Kills the database; waits until there is another one than `before`. */
async function killDatabase(before?: number): Promise<number> {
  const living = async () => {
    const pid = databasePid();
    return pid !== before && pid !== undefined && (await startOf(pid)) !== undefined ? pid : undefined;
  };
  const pid = await vi.waitUntil(living, patience);
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** What `work` gives of the database that runs now. */
async function withDatabase<Result>(work: (graph: Graph) => Promise<Result>): Promise<Result> {
  const { uri }: { readonly uri: string } = JSON.parse(await readFile(join(dataDir, 'lock'), 'utf8'));
  const graph = new Graph({ uri, user: 'neo4j', password: (await readPassword(dataDir)) ?? '' });
  return work(graph).finally(() => graph.close());
}

/** Waits until a load that was started has written as many batches. */
async function batches(least: number): Promise<void> {
  const written = (graph: Graph) => graph.read(cypher`MATCH (batch:LoadBatch) RETURN batch.id AS id`);
  const enough = async () => (await withDatabase(written).catch(() => [])).length >= least;
  await vi.waitUntil(enough, patience);
}

const ready = async () => {
  const response = await fetch(`${state.url}/health/ready`);
  return { status: response.status, body: (await response.json()) as object };
};
const ask = () =>
  fetch(`${state.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ datasets { totalCount } }' }),
  });
const countOf = (text: string, { stderr }: Ended) => stderr.split(text).length - 1;
const lastLine = ({ stderr }: Ended) => stderr.trim().split('\n').at(-1);

const server = { run: start('serve') };

beforeAll(async () => {
  await mkdir(folder);
  const files = Object.entries({ ...tables, 'labs.tsv': manyLabs() });
  await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)));
  expect(await server.run.says('oncograph ready at http')).toBe(true);
  state.url = /oncograph ready at (http\S+)/.exec(server.run.said().stdout)?.[1] ?? '';
  const { code, stderr } = await start(...loading).ended;
  expect(code, stderr).toBe(0);
  state.hash = await withDatabase((graph) => hashPopulation(graph, population));
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  const pid = databasePid();
  if (pid !== undefined) await vi.waitUntil(async () => (await startOf(pid)) === undefined, patience);
  await rm(home, { recursive: true });
});

describe('a server whose database is killed', () => {
  it('says why it is not ready, answers 503, and answers questions when the database is started again', async () => {
    await killDatabase();
    const why = { ready: false, reason: 'The graph database ended and is started again.' };
    await vi.waitUntil(async () => (await ready()).status === 503, patience);
    const [health, answer] = [await ready(), await ask()];
    expect([health, answer.status, answer.headers.get('retry-after'), await answer.json()]).toMatchObject([
      { status: 503, body: why },
      503,
      '10',
      { errors: [{ extensions: { code: 'GRAPH_UNAVAILABLE' } }] },
    ]);
    await vi.waitUntil(async () => (await ready()).status === 200, patience);
    expect((await ask()).status).toBe(200);
  });
});

describe('a load beside a server', () => {
  it('goes on when the database is killed in its middle, to the graph of an unbroken one', async () => {
    await withDatabase((graph) => clearPopulation(graph, population));
    const load = start(...loading);
    await batches(3);
    await killDatabase();
    const ended = await load.ended;
    expect([ended.code, countOf('Waiting for the Neo4j of process', ended)], ended.stderr).toEqual([0, 2]);
    expect(await withDatabase((graph) => hashPopulation(graph, population))).toBe(state.hash);
  });
});

describe('a database that ends again and again', () => {
  it('ends its server with 1 and a line, and what is attached to it; the load goes on with the next command', async () => {
    await vi.waitUntil(async () => (await ready()).status === 200, patience);
    await withDatabase((graph) => clearPopulation(graph, population));
    const attached = start('serve');
    expect(await attached.says('oncograph ready at http')).toBe(true);
    const load = start(...loading);
    await batches(3);
    await killDatabase(await killDatabase());
    const [own, other, broken] = await Promise.all([server.run.ended, attached.ended, load.ended]);
    expect([own.code, lastLine(own)], own.stderr).toEqual([
      1,
      expect.stringMatching(
        /^Neo4j .*SIGKILL.* in \S+console\.log\. It was started again 3 times before: .*\.$/,
      ),
    ]);
    const gone =
      /^Process \d+, whose Neo4j was used here, has ended: the next start brings one of its own\.$/;
    expect([other.code, lastLine(other)], other.stderr).toEqual([1, expect.stringMatching(gone)]);
    expect([broken.code, lastLine(broken)], broken.stderr).toEqual([
      1,
      expect.stringMatching(
        /^Process \d+, .* has ended: .* The same command goes on where the load was broken off\.$/,
      ),
    ]);
    expect((await readdir(dataDir)).filter((name) => name.includes('lock'))).toEqual([]);
  });
});

describe('a load with a database of its own', () => {
  it('goes on where another was broken off, and when its database is killed in the middle', async () => {
    const load = start(...loading);
    await batches(6);
    await killDatabase();
    const ended = await load.ended;
    expect([ended.code, countOf('It is started again in 1 s.', ended)], ended.stderr).toEqual([0, 1]);
    const found = await findOrStartNeo4j(readConfig(settings), silent, { env });
    const graph = new Graph(found.address);
    const hash = await hashPopulation(graph, population).finally(() => graph.close());
    await found.stop();
    expect(hash).toBe(state.hash);
  });
});
