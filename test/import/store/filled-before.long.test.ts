import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPatients } from '../../../cohort/answer/answers.ts';
import { askQuestion } from '../../../cohort/answer/ask.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { readGraphVersion } from '../../../graph/version.ts';
import { loadTables } from '../../../import/load/load.ts';
import { changedAnything } from '../../../import/load/report.ts';
import { openStore } from '../../../import/store/store.ts';
import { followIndex } from '../../../index/current.ts';
import { readConfig } from '../../../server/config.ts';
import { findOrStartNeo4j, type Neo4jServer } from '../../../server/neo4j/index.ts';
import { followTerminology } from '../../../terminology/current.ts';
import { createDataDir, silent } from '../../support/neo4j.ts';

/** What `load tables` of version 0.1.0 (124946b) made of docs/examples/hospital, and two cohorts saved over it. */
const archive = join(import.meta.dirname, 'filled-before/store-0.1.0.tar.gz');
const hospital = join(import.meta.dirname, '../../../docs/examples/hospital');
const identitySecret = 'secret-of-a-test';

let dataDir: string;
let server: Neo4jServer;
let graph: Graph;

beforeAll(async () => {
  dataDir = await createDataDir();
  execFileSync('tar', ['-xzf', archive, '-C', dataDir]);
  // Where Docker runs, it would be taken; the store was filled in Java.
  const env = { ...process.env, DOCKER_HOST: 'tcp://127.0.0.1:1' };
  server = await findOrStartNeo4j(readConfig({ DATA_DIR: dataDir, NEO4J_MEMORY: '600m' }), silent, { env });
  graph = new Graph(server.address);
  await openStore(graph, identitySecret);
});

afterAll(async () => {
  await graph.close();
  await server.stop();
  await rm(dataDir, { recursive: true });
});

/** How many patients satisfy an input. */
async function count(where: unknown): Promise<number> {
  const index = await followIndex(graph, followTerminology(graph, dataDir), { folder: dataDir })();
  const scope = { datasets: ['hospital-oncology'], records: ['hospital-oncology'] };
  return countPatients(await askQuestion(where, { scope, index, readSaved: async () => new Map() }));
}

describe('a data folder that version 0.1.0 filled', () => {
  it('is of the versions it was', async () => {
    expect(await readGraphVersion(graph)).toBe('hospital@1 terminology@3 DOID@2026-07-31');
  });

  it('gives the counts it gave', async () => {
    expect(await Promise.all([count({ imaging: { modality: ['MR'] } }), count({ patient: {} })])).toEqual([
      1, 4,
    ]);
  });

  it('has the cohorts that were saved', async () => {
    const rows = await graph.read<{ name: string }>(cypher`
      MATCH (cohort:SavedCohort)
      RETURN cohort.name AS name
      ORDER BY name`);
    expect(rows).toEqual([{ name: 'with MR' }, { name: 'with MR frozen' }]);
  });

  it('keeps its records as they are when their input comes again, and learns the ids of merged terms', async () => {
    const { report } = await loadTables(graph, {
      folder: join(hospital, 'tables'),
      mapping: join(hospital, 'mapping.yaml'),
      access: 'tiered',
      identitySecret,
    });
    expect([changedAnything(report), await readGraphVersion(graph)]).toEqual([
      false,
      'hospital@1 terminology@4 DOID@2026-07-31',
    ]);
  });
});
