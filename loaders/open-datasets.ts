import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';

/** What decides who may be told what a dataset holds. */
export type DatasetAccess = {
  readonly id: string;
  /** PUBLIC, RESTRICTED or NON_PUBLIC. */
  readonly accessRights: string;
  /** Whether its last load was told that everybody may be shown it. */
  readonly allowOpen: boolean;
};

/** Every dataset, in order of its id. */
export function readDatasetAccess(reader: Pick<Reader, 'read'>): Promise<readonly DatasetAccess[]> {
  return reader.read<DatasetAccess>(cypher`
    MATCH (dataset:Dataset)
    RETURN dataset.id AS id, dataset.accessRights AS accessRights,
      coalesce(dataset.allowOpen, false) AS allowOpen
    ORDER BY id`);
}
