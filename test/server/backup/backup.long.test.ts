import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPatients } from '../../../cohort/answer/answers.ts';
import { askQuestion } from '../../../cohort/answer/ask.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { readGraphVersion } from '../../../graph/version.ts';
import { openStore } from '../../../import/store/store.ts';
import { followIndex } from '../../../index/current.ts';
import { readConfig } from '../../../server/config.ts';
import { findOrStartNeo4j } from '../../../server/neo4j/index.ts';
import { followTerminology } from '../../../terminology/current.ts';
import { type Ended, runCli, whyIn } from '../../support/cli.ts';
import { createDataDir, silent } from '../../support/neo4j.ts';

const hospital = join(import.meta.dirname, '../../../docs/examples/hospital');
const load = [
  'load',
  'tables',
  `${hospital}/tables`,
  '--mapping',
  `${hospital}/mapping.yaml`,
  '--allow-open',
];

// Where Docker runs, it would be taken; here it is Java whose files are copied.
const withoutDocker = { DOCKER_HOST: 'tcp://127.0.0.1:1' };

const questions = [
  { patient: {} },
  { imaging: { modality: ['MR'] } },
  { measurement: { test: { code: ['LOINC:2857-1'] } } },
  { patient: { ageAtDiagnosis: { min: 18 } } },
];

let home: string;

const settingsIn = (dataDir: string) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  ...withoutDocker,
  NEO4J_MEMORY: '600m',
  DATA_DIR: join(home, dataDir),
});

/** Digest of all nodes and relationships of a graph. */
async function hashOf(graph: Graph): Promise<string> {
  const nodes = await graph.read<object>(cypher`
    MATCH (node)
    RETURN elementId(node) AS id, labels(node) AS labels, properties(node) AS properties`);
  const links = await graph.read<object>(cypher`
    MATCH (from)-[link]->(to)
    RETURN elementId(from) AS from, type(link) AS type, properties(link) AS properties, elementId(to) AS to`);
  const lines = [...nodes, ...links].map((row) => JSON.stringify(row)).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** How many patients satisfy each question; an error is told by its text. */
async function answersOf(graph: Graph, dataDir: string): Promise<readonly unknown[]> {
  const index = await followIndex(graph, followTerminology(graph, dataDir), { folder: dataDir })();
  const scope = { datasets: ['hospital-oncology'], records: ['hospital-oncology'] };
  const ask = async (where: unknown) =>
    countPatients(await askQuestion(where, { scope, index, readSaved: async () => new Map() }));
  return Promise.all(questions.map((where) => ask(where).catch(String)));
}

/** What the graph of a data folder is, as its software opens it. */
async function look(name: string) {
  const settings = settingsIn(name);
  const server = await findOrStartNeo4j(readConfig(settings), silent, { env: settings });
  const graph = new Graph(server.address);
  try {
    const { identitySecret } = await openStore(graph);
    const patients = await graph.read(cypher`MATCH (patient:Patient) RETURN patient.id AS id ORDER BY id`);
    const version = await readGraphVersion(graph);
    const hash = await hashOf(graph);
    const inUse = await runCli(['backup', join(home, 'in-use')], settings);
    const answers = await answersOf(graph, settings.DATA_DIR);
    return { hash, version, identitySecret, patients, answers, inUse: whyIn(inUse) };
  } finally {
    await graph.close();
    await server.stop();
  }
}

let before: Awaited<ReturnType<typeof look>>;
let after: Awaited<ReturnType<typeof look>>;
let backedUp: Ended;
let restored: Ended;
let again: Ended;

beforeAll(async () => {
  home = await createDataDir();
  expect((await runCli(load, settingsIn('data'))).code).toBe(0);
  before = await look('data');
  backedUp = await runCli(['backup', join(home, 'backup')], settingsIn('data'));
  await rm(join(home, 'data'), { recursive: true });
  await rename(join(home, 'backup'), join(home, 'moved'));
  restored = await runCli(['restore', join(home, 'moved')], settingsIn('other'));
  after = await look('other');
  again = await runCli(load, settingsIn('other'));
});

afterAll(() => rm(home, { recursive: true }));

describe('a data folder that was backed up, wiped and restored elsewhere', () => {
  it('is told of in a line each', () => {
    const graph = 'hospital@1 terminology@3 DOID@2026-07-31';
    expect([backedUp.stdout, restored.stdout]).toEqual([
      expect.stringMatching(`^Backed up ${graph} \\(\\d+ files, [\\d.]+ MB\\) to ${home}/backup\\.\n$`),
      expect.stringMatching(
        `^Restored ${graph} \\(\\d+ files, [\\d.]+ MB\\) of .+Z into ${home}/other\\.\n$`,
      ),
    ]);
  });

  it('holds the same nodes and relationships', () =>
    expect([after.hash, after.version]).toEqual([before.hash, before.version]));

  it('has the same secret, and the same opaque ids of patients', () => {
    expect(before.patients).toHaveLength(4);
    expect([after.identitySecret, after.patients]).toEqual([before.identitySecret, before.patients]);
  });

  it('gives the same answers', () => {
    expect(before.answers.slice(0, 2)).toEqual([4, 1]);
    expect(after.answers).toEqual(before.answers);
  });

  it('knows the same tables again', () =>
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/registration +7 +0 +7 /)]));

  it('lets nobody else read the password', async () =>
    expect((await stat(join(home, 'other/neo4j/password'))).mode & 0o777).toBe(0o600));

  it('was not to be backed up while its database ran', () =>
    expect([before.inUse, existsSync(join(home, 'in-use'))]).toEqual([
      `Process ${process.pid} uses ${join(home, 'data')}: stop it, and run this again.`,
      false,
    ]));
});
