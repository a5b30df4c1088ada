import type { Graph } from '../graph/graph.ts';
import { followIndex } from '../index/current.ts';
import { keepSegments } from '../index/keep.ts';
import { followTerminology, loadTerminology } from '../terminology/current.ts';
import { readTerminologyState } from '../terminology/read.ts';
import { keepCatalogue } from './catalogue.ts';
import type { Config } from './config.ts';

/** Keeps the terminology as it is now in its file, for servers to start from. */
export async function keepTerminology(graph: Graph, { dataDir }: Pick<Config, 'dataDir'>): Promise<void> {
  await loadTerminology(graph, await readTerminologyState(graph), dataDir);
}

/** Keeps the terminology, the cohort index and the catalogue as they are now: after every change of records. */
export async function keepIndex(graph: Graph, config: Pick<Config, 'dataDir'>): Promise<void> {
  await keepTerminology(graph, config);
  await keepSegments(graph, config.dataDir);
  await keepCatalogueNow(graph, config);
}

/** Keeps the catalogue as it is now, from the index that is kept. */
export async function keepCatalogueNow(
  graph: Graph,
  { dataDir }: Pick<Config, 'dataDir'>,
): Promise<readonly string[]> {
  const index = followIndex(graph, followTerminology(graph, dataDir), { folder: dataDir });
  return keepCatalogue(graph, index);
}
