import type { Graph } from '../loaders/graph.ts';
import { keepSegments } from '../loaders/segment/keep.ts';
import { loadTerminology } from '../loaders/terminology/current.ts';
import { readTerminologyState } from '../loaders/terminology/read.ts';
import type { Config } from './config.ts';

/** Keeps the terminology as it is now in its file, for servers to start from. */
export async function keepTerminology(graph: Graph, { dataDir }: Pick<Config, 'dataDir'>): Promise<void> {
  await loadTerminology(graph, await readTerminologyState(graph), dataDir);
}

/** Keeps the terminology and the cohort index as they are now. */
export async function keepIndex(graph: Graph, config: Pick<Config, 'dataDir'>): Promise<void> {
  await keepTerminology(graph, config);
  await keepSegments(graph, config.dataDir);
}
