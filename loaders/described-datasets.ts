import type { Graph } from '../graph/graph.ts';
import type { ReleasedDescription } from '../ontology/released-description.ts';
import type { CurrentTerminology } from '../terminology/current.ts';
import { conceptHierarchy } from './concept-hierarchy.ts';
import { readAllDatasets, type StoredDataset } from './datasets.ts';
import { readFileLicenses } from './file-licenses.ts';
import { readReleased } from './released-descriptions.ts';

/** What the catalogue is made from beside numbers. */
export type DescribedDatasets = {
  readonly datasets: readonly StoredDataset[];
  /** What was released of datasets that are not open, by their ids. */
  readonly released: ReadonlyMap<string, ReleasedDescription>;
  /** The licence of a file of a population; undefined where no load knows it. */
  readonly licenseOf: (population: string, file: string) => string | undefined;
  /** A concept with everything above it. */
  readonly withAncestors: (code: string) => readonly string[];
};

/** All datasets with what is known of them, as they are now. */
export async function readDescribedDatasets(
  graph: Graph,
  currentTerminology: CurrentTerminology,
): Promise<DescribedDatasets> {
  const [datasets, licenseOf, terminology] = await Promise.all([
    readAllDatasets(graph),
    readFileLicenses(graph),
    currentTerminology(),
  ]);
  const released = await readReleased(
    graph,
    datasets.map(({ id }) => id),
  );
  return { datasets, released, licenseOf, withAncestors: conceptHierarchy(terminology).withAncestors };
}
