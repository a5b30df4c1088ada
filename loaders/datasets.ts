import type DataLoader from 'dataloader';
import { oneByKey } from '../graph/batch.ts';
import { cypher } from '../graph/cypher.ts';
import type { Page } from '../graph/page.ts';
import type { Reader } from '../graph/reader.ts';
import { type Description, inEnglish } from '../ontology/description.ts';

/** A dataset as stored. What the site states of it goes before what the mapping says. */
export type StoredDataset = {
  readonly id: string;
  readonly population: string;
  readonly title: string;
  readonly description?: string | null;
  /** Of the catalogue; of the source where the catalogue has none yet. */
  readonly version?: string | null;
  /** As the source calls it. */
  readonly sourceVersion?: string | null;
  /** Of the files and of the series. */
  readonly license?: readonly string[] | null;
  /** Of the files alone, as the mappings say. */
  readonly ownLicense?: readonly string[] | null;
  readonly accessRights: string;
  readonly publisher?: string | null;
  readonly releasedAt?: string | null;
  readonly stated: Description | null;
};

type DatasetRow = {
  readonly dataset: Omit<StoredDataset, 'stated'> & { readonly stated?: string | null };
  readonly current: string | null;
};

const currentVersion = cypher`head(COLLECT {
  MATCH (version:DatasetVersion {dataset: dataset.id})
  WITH version ORDER BY version.number DESC LIMIT 1
  RETURN version.version
})`;

function toDataset({ dataset, current }: DatasetRow): StoredDataset {
  const stated: Description | null = JSON.parse(dataset.stated ?? 'null'); // checked when it was written
  return {
    ...dataset,
    title: stated === null ? dataset.title : inEnglish(stated.title),
    description: stated === null ? (dataset.description ?? null) : inEnglish(stated.description),
    publisher:
      stated?.publisher === undefined ? (dataset.publisher ?? null) : inEnglish(stated.publisher.name),
    version: current ?? dataset.version ?? null,
    sourceVersion: stated?.sourceVersion ?? dataset.version ?? null,
    stated,
  };
}

/** Datasets by id. */
export function datasetById({ read, batching }: Reader): DataLoader<string, StoredDataset | null> {
  return oneByKey(
    async (ids) => {
      const rows = await read<DatasetRow>(cypher`
        MATCH (dataset:Dataset WHERE dataset.id IN ${ids})
        RETURN properties(dataset) AS dataset, ${currentVersion} AS current`);
      return rows.map(toDataset);
    },
    (dataset) => dataset.id,
    batching,
  );
}

/** Datasets in order of their id: one more than the page holds, if there are more. */
export async function readDatasets(
  reader: Pick<Reader, 'read'>,
  { first, after = '' }: Page<string>,
): Promise<readonly StoredDataset[]> {
  const rows = await reader.read<DatasetRow>(cypher`
    MATCH (dataset:Dataset WHERE dataset.id > ${after})
    RETURN properties(dataset) AS dataset, ${currentVersion} AS current
    ORDER BY dataset.id
    LIMIT toInteger(${first + 1})`);
  return rows.map(toDataset);
}

/** How many datasets there are. */
export async function countDatasets(reader: Pick<Reader, 'read'>): Promise<number> {
  const [row] = await reader.read<{ count: number }>(cypher`
    MATCH (dataset:Dataset)
    RETURN count(dataset) AS count`);
  return row?.count ?? 0;
}

/** All datasets, in order of their id. */
export async function readAllDatasets(reader: Pick<Reader, 'read'>): Promise<readonly StoredDataset[]> {
  const rows = await reader.read<DatasetRow>(cypher`
    MATCH (dataset:Dataset)
    RETURN properties(dataset) AS dataset, ${currentVersion} AS current
    ORDER BY dataset.id`);
  return rows.map(toDataset);
}
