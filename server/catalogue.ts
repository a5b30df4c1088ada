import { datasetFigures } from '../disclosure/dataset-figures.ts';
import type { Caller } from '../disclosure/policy.ts';
import { exactPolicy } from '../disclosure/policy.ts';
import { digestOfStatement, toRecord } from '../fair/catalogue/record.ts';
import { keepVersions, type VersionDraft } from '../import/versions.ts';
import type { CurrentIndex } from '../loaders/cohort/current.ts';
import { readAllDatasets, type StoredDataset } from '../loaders/datasets.ts';
import { graphFigures } from '../loaders/figures/index.ts';
import { readFileLicenses } from '../loaders/file-licenses.ts';
import type { Graph } from '../loaders/graph.ts';
import {
  ancestorsOf,
  conceptCode,
  conceptNumber,
  type Terminology,
} from '../loaders/terminology/terminology.ts';

/** Keeps what is now to be said of every dataset; gives the ids of those that got a new version. */
export async function keepCatalogue(graph: Graph, currentIndex: CurrentIndex): Promise<readonly string[]> {
  const index = await currentIndex();
  const [datasets, licenseOf, figures] = await Promise.all([
    readAllDatasets(graph),
    readFileLicenses(graph),
    graphFigures(index),
  ]);
  const drafts = await Promise.all(
    datasets.map(async (stored): Promise<VersionDraft> => {
      const asking = { figures: async () => figures, caller: catalogueCaller(stored), policy: exactPolicy };
      const record = toRecord({
        stored,
        numbers: await datasetFigures(stored.id, asking),
        licenseOf: (file) => licenseOf(stored.population, file),
        withAncestors: withAncestorsIn(index.terminology),
      });
      return {
        dataset: stored.id,
        content: figures.byDataset.get(stored.id)?.digest ?? '',
        stated: digestOfStatement(stored),
        record: JSON.stringify(record),
      };
    }),
  );
  return keepVersions(graph, drafts);
}

/** Whoever reads the catalogue: it is public, and tells numbers of whole datasets under the policy for everybody. */
function catalogueCaller({ id }: StoredDataset): Caller {
  return { subject: 'catalogue', records: [], counts: [id] };
}

function withAncestorsIn(terminology: Terminology): (code: string) => readonly string[] {
  return (code) => {
    const concept = conceptNumber(terminology, code);
    const above = concept === undefined ? [] : [...ancestorsOf(terminology, concept)];
    return [code, ...above.map((one) => conceptCode(terminology, one))];
  };
}
