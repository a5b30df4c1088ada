import { fileURLToPath } from 'node:url';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { loadTables } from '../../import/load/load.ts';
import { callerOf } from './ask.ts';

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

/** Loads the shipped data into the test database, unless an earlier test file has. Takes about a minute. */
export async function loadSeed(graph: Graph): Promise<void> {
  if (await isLoaded(graph)) return;
  await loadTables(graph, { folder, mapping, access: 'open' });
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
