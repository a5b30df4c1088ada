import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { loadTables } from '../../import/load/load.ts';
import { createOwner, releaseLock, takeLock } from '../../server/neo4j/lock.ts';
import { callerOf } from './ask.ts';
import { seedDatabase } from './database.ts';

const folder = fileURLToPath(new URL('../../seeds/tcga', import.meta.url));
const mapping = fileURLToPath(new URL('../../seeds/tcga.mapping.yaml', import.meta.url));

/** Datasets of the seed. */
export const seedDatasets = [
  'tcga_blca',
  'tcga_brca',
  'tcga_cesc',
  'tcga_coad',
  'tcga_kich',
  'tcga_kirc',
  'tcga_kirp',
  'tcga_luad',
  'tcga_ov',
  'tcga_prad',
] as const;

/** A caller who sees the seed and nothing else that other tests may have put into the database. */
export const seedCaller = callerOf(...seedDatasets);

/** Loads the shipped data into its database, unless another test file has; waits while one does. Takes about a minute. */
export async function loadSeed(): Promise<void> {
  const { address, indexFolder } = seedDatabase();
  const graph = new Graph(address);
  try {
    while (!(await loadOnce(graph, join(indexFolder, 'seed.lock')))) await sleep(500);
  } finally {
    await graph.close();
  }
}

/** Whether the shipped data are there; loads them unless another process is about it. */
async function loadOnce(graph: Graph, lock: string): Promise<boolean> {
  const own = await createOwner('');
  if ((await takeLock(lock, own)) !== own) return false;
  try {
    if (!(await isLoaded(graph))) await loadTables(graph, { folder, mapping, access: 'open' });
    return true;
  } finally {
    await releaseLock(lock, own);
  }
}

/** Whether a load of the shipped data is done and what it read last is still there. */
async function isLoaded(graph: Graph): Promise<boolean> {
  const rows = await graph.read(cypher`
    MATCH (load:Load {state: 'DONE'} WHERE 'idc-index/series_cohorts.parquet' IN load.files)
    MATCH (outcome:Outcome {dataset: ${seedDatasets.at(-1)}, load: load.id})
    RETURN load.id AS id
    LIMIT 1`);
  return rows.length > 0;
}
