import { datasetFigures } from '../disclosure/dataset-counts.ts';
import type { Caller } from '../disclosure/policy.ts';
import { exactPolicy } from '../disclosure/policy.ts';
import type { CatalogueFacts } from '../fair/catalogue/facts.ts';
import { type DatasetRecord, digestOfStatement, toRecord } from '../fair/catalogue/record.ts';
import { withoutForgotten } from '../fair/catalogue/trim.ts';
import { currentRecords, findRecord } from '../fair/catalogue/versioned.ts';
import type { GraphFigures } from '../figures/figures.ts';
import { graphFigures } from '../figures/graph-figures.ts';
import type { Graph } from '../graph/graph.ts';
import { oncePerVersion } from '../graph/once-per-version.ts';
import { readGraphVersion } from '../graph/version.ts';
import {
  keepVersions,
  raiseCatalogue,
  replaceRecords,
  type VersionDraft,
} from '../import/describe/versions.ts';
import type { CohortIndex } from '../index/cohort-index.ts';
import type { CurrentIndex } from '../index/current.ts';
import { readCatalogue, readCatalogueVersion, type StoredCatalogue } from '../loaders/catalogue.ts';
import { readAllDatasets, type StoredDataset } from '../loaders/datasets.ts';
import { readFileLicenses } from '../loaders/file-licenses.ts';
import type { Description } from '../ontology/description.ts';
import { ancestorsOf, conceptCode, conceptNumber, type Terminology } from '../terminology/terminology.ts';
import type { Config } from './config.ts';

/** Keeps what is now to be said of every dataset; gives the ids of those that got a new version. */
export async function keepCatalogue(graph: Graph, currentIndex: CurrentIndex): Promise<readonly string[]> {
  const index = await currentIndex();
  const [datasets, licenseOf, figures] = await Promise.all([
    readAllDatasets(graph),
    readFileLicenses(graph),
    graphFigures(index),
  ]);
  const drafts = await Promise.all(
    datasets.map(
      async (stored): Promise<VersionDraft> => ({
        dataset: stored.id,
        content: figures.byDataset.get(stored.id)?.digest ?? '',
        stated: digestOfStatement(stored),
        record: JSON.stringify(await recordOf(stored, { index, figures, licenseOf })),
      }),
    ),
  );
  return keepVersions(graph, drafts);
}

type Known = {
  readonly index: CohortIndex;
  readonly figures: GraphFigures;
  readonly licenseOf: (population: string, file: string) => string | undefined;
};

/** What is to be said of a dataset under the policy for everybody. */
async function recordOf(stored: StoredDataset, { index, figures, licenseOf }: Known): Promise<DatasetRecord> {
  const asking = { figures: async () => figures, caller: catalogueCaller(stored), policy: exactPolicy };
  return toRecord({
    stored,
    numbers: await datasetFigures(stored.id, asking),
    licenseOf: (file) => licenseOf(stored.population, file),
    withAncestors: withAncestorsIn(index.terminology),
  });
}

/** What would be said of a dataset of the graph with another description; undefined where there is no such dataset. */
export async function draftRecord(
  graph: Graph,
  currentIndex: CurrentIndex,
  description: Description,
): Promise<DatasetRecord | undefined> {
  const index = await currentIndex();
  const [datasets, licenseOf, figures] = await Promise.all([
    readAllDatasets(graph),
    readFileLicenses(graph),
    graphFigures(index),
  ]);
  const stored = datasets.find(({ id }) => id === description.id);
  return stored && recordOf({ ...stored, stated: description }, { index, figures, licenseOf });
}

/** After a patient was forgotten: older versions say no more than is still true of somebody. */
export async function trimVersions(graph: Graph): Promise<void> {
  const catalogue = await readCatalogue(graph);
  const rows = currentRecords(catalogue).flatMap(({ record: now, version, versions }) =>
    versions
      .filter(({ number }) => number !== version.number)
      .flatMap((older) => {
        const found = findRecord(catalogue, now.id, older.version);
        if (found === undefined) return [];
        const record = JSON.stringify(withoutForgotten(found.record, now));
        return [{ id: `${now.id}/${older.version}`, record }];
      }),
  );
  await graph.write(async (run) => {
    await replaceRecords(run, rows);
    await raiseCatalogue(run);
  });
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

/** The catalogue that is kept, read once per version of it. */
export const storedCatalogue: (graph: Graph) => Promise<StoredCatalogue> = oncePerVersion(
  readCatalogue,
  readCatalogueVersion,
);

/** Version of everything that public documents show: what the graph holds, and what the catalogue says of it. */
export async function readPublishedVersion(graph: Graph): Promise<string> {
  const [held, said] = await Promise.all([readGraphVersion(graph), readCatalogueVersion(graph)]);
  return `${held} catalogue@${said}`;
}

/** Settings by which a site speaks of its catalogue. */
export type StatedSettings = Partial<
  Pick<Config, 'access' | 'catalogueTitle' | 'catalogueDescription' | 'cataloguePublisher'>
>;

/** What the settings say of the catalogue as a whole. */
export function statedCatalogue({
  access,
  catalogueTitle: title,
  catalogueDescription: description,
  cataloguePublisher: name,
}: StatedSettings): Partial<CatalogueFacts> {
  return {
    records: access === 'open' ? 'open' : 'closed',
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(name === undefined ? {} : { publisher: { name } }),
  };
}
