import type { Disclosure } from '../disclosure/disclosure.ts';
import { draftCatalogue, trimCatalogue } from '../fair/catalogue/drafts.ts';
import type { Graph } from '../graph/graph.ts';
import { keepVersions, raiseCatalogue, replaceRecords } from '../import/describe/versions.ts';
import { keepSegments } from '../index/keep.ts';
import { readCatalogue } from '../loaders/catalogue.ts';
import { readDescribedDatasets } from '../loaders/described-datasets.ts';
import { loadTerminology } from '../terminology/current.ts';
import { readTerminologyState } from '../terminology/read.ts';
import type { Config } from './config.ts';
import { discloseFrom, type FollowedGraph, followGraph } from './services.ts';

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
export function keepCatalogueNow(graph: Graph, config: Pick<Config, 'dataDir'>): Promise<readonly string[]> {
  return keepCatalogue(followGraph(graph, config));
}

/** Keeps what is now to be said of every dataset; gives the ids of those that got a new version. */
export async function keepCatalogue(
  followed: FollowedGraph,
  disclosure: Disclosure = discloseFrom(followed),
): Promise<readonly string[]> {
  const { graph, terminology } = followed;
  const drafts = await draftCatalogue(await readDescribedDatasets(graph, terminology), disclosure);
  return keepVersions(graph, drafts);
}

/** After a patient was forgotten: older versions say no more than is still true of somebody. */
export async function trimVersions(graph: Graph): Promise<void> {
  const rows = trimCatalogue(await readCatalogue(graph));
  await graph.write(async (run) => {
    await replaceRecords(run, rows);
    await raiseCatalogue(run);
  });
}
