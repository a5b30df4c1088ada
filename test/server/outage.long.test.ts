import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { readConfig } from '../../server/config.ts';
import { findOrStartNeo4j } from '../../server/neo4j/index.ts';
import { mapping, population, tables } from '../import/hospital.ts';
import type { Ended } from '../support/cli.ts';
import { addressOf, createKillable, env, patience, readyAt } from '../support/killable.ts';
import { silent } from '../support/neo4j.ts';
import { clearPopulation, hashPopulation } from '../support/population.ts';

const { home, dataDir, settings, start, kill, withDatabase, end } = await createKillable();

const folder = join(home, 'tables');
const loading = ['load', 'tables', folder, '--mapping', mapping];
const state = { hash: '', url: '' };

/** Measurements for a dozen batches. */
function manyLabs(): string {
  const [header = ''] = tables['labs.tsv'].split('\n');
  const row = (n: number) =>
    [`L${n}`, `ITP${1 + (n % 2)}`, 'it-a', 'hb', '2010-04-20', `${n / 1_000}`, 'g/dL', 'blood', ''].join(
      '\t',
    );
  return `${[header, ...Array.from({ length: 24_000 }, (_, n) => row(n))].join('\n')}\n`;
}

/** Waits until a load that was started has written as many batches. */
async function batches(least: number): Promise<void> {
  const written = (graph: Graph) => graph.read(cypher`MATCH (batch:LoadBatch) RETURN batch.id AS id`);
  const enough = async () => (await withDatabase(written).catch(() => [])).length >= least;
  await vi.waitUntil(enough, patience);
}

const countOf = (text: string, { stderr }: Ended) => stderr.split(text).length - 1;
const lastLine = ({ stderr }: Ended) => stderr.trim().split('\n').at(-1);

const server = { run: start('serve') };

beforeAll(async () => {
  await mkdir(folder);
  const files = Object.entries({ ...tables, 'labs.tsv': manyLabs() });
  await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)));
  state.url = await addressOf(server.run);
  const { code, stderr } = await start(...loading).ended;
  expect(code, stderr).toBe(0);
  state.hash = await withDatabase((graph) => hashPopulation(graph, population));
});

afterAll(end);

describe('a load beside a server', () => {
  it('goes on when the database is killed in its middle, to the graph of an unbroken one', async () => {
    await withDatabase((graph) => clearPopulation(graph, population));
    const load = start(...loading);
    await batches(3);
    await kill();
    const ended = await load.ended;
    expect([ended.code, countOf('Waiting for the Neo4j of process', ended)], ended.stderr).toEqual([0, 2]);
    expect(await withDatabase((graph) => hashPopulation(graph, population))).toBe(state.hash);
  });
});

describe('a database that ends again and again', () => {
  it('ends its server with 1 and a line, and what is attached to it; the load goes on with the next command', async () => {
    await vi.waitUntil(async () => (await readyAt(state.url)).status === 200, patience);
    await withDatabase((graph) => clearPopulation(graph, population));
    const attached = start('serve');
    expect(await attached.says('oncograph ready at http')).toBe(true);
    const load = start(...loading);
    await batches(3);
    await kill(await kill(await kill())); // the load before took one of its starts
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
    await kill();
    const ended = await load.ended;
    expect([ended.code, countOf('It is started again in 1 s.', ended)], ended.stderr).toEqual([0, 1]);
    const found = await findOrStartNeo4j(readConfig(settings), silent, { env });
    const graph = new Graph(found.address);
    const hash = await hashPopulation(graph, population).finally(() => graph.close());
    await found.stop();
    expect(hash).toBe(state.hash);
  });
});
