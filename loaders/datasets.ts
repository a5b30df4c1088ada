import type DataLoader from 'dataloader';
import { oneByKey } from './batch.ts';
import { cypher } from './cypher.ts';
import type { Page } from './page.ts';
import type { Reader } from './reader.ts';

/** A dataset as stored. */
export type StoredDataset = {
  readonly id: string;
  readonly population: string;
  readonly title: string;
  readonly description?: string | null;
  readonly version?: string | null;
  readonly license?: readonly string[] | null;
  readonly accessRights: string;
  readonly publisher?: string | null;
  readonly releasedAt?: string | null;
};

/** Datasets by id. */
export function datasetById({ read }: Reader): DataLoader<string, StoredDataset | null> {
  return oneByKey(
    async (ids) => {
      const rows = await read<{ dataset: StoredDataset }>(cypher`
        MATCH (dataset:Dataset WHERE dataset.id IN ${ids})
        RETURN properties(dataset) AS dataset`);
      return rows.map(({ dataset }) => dataset);
    },
    (dataset) => dataset.id,
  );
}

/** Datasets in order of their id: one more than the page holds, if there are more. */
export async function readDatasets(
  { read }: Reader,
  { first, after = '' }: Page<string>,
): Promise<readonly StoredDataset[]> {
  const rows = await read<{ dataset: StoredDataset }>(cypher`
    MATCH (dataset:Dataset WHERE dataset.id > ${after})
    RETURN properties(dataset) AS dataset
    ORDER BY dataset.id
    LIMIT toInteger(${first + 1})`);
  return rows.map(({ dataset }) => dataset);
}

/** How many datasets there are. */
export async function countDatasets({ read }: Reader): Promise<number> {
  const [row] = await read<{ count: number }>(cypher`
    MATCH (dataset:Dataset)
    RETURN count(dataset) AS count`);
  return row?.count ?? 0;
}
