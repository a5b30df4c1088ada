import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';

/** What decides who may be told what a dataset holds. */
export type DatasetAccess = {
  readonly id: string;
  /** PUBLIC, RESTRICTED or NON_PUBLIC. */
  readonly accessRights: string;
  /** `exact` where its description says that everybody is told exact numbers of it. */
  readonly publishes: string | null;
  /**
   * Whether the last loads of it, and of all data that are not public in its population, were told that everybody may be
   * shown them: what is said of one patient is shown together.
   */
  readonly allowOpen: boolean;
};

/** Every dataset, in order of its id. */
export function readDatasetAccess(reader: Pick<Reader, 'read'>): Promise<readonly DatasetAccess[]> {
  return reader.read<DatasetAccess>(cypher`
    MATCH (dataset:Dataset)
    WITH dataset.population AS population, collect(dataset) AS datasets
    WITH datasets,
      all(one IN datasets WHERE one.accessRights = 'PUBLIC' OR coalesce(one.allowOpen, false)) AS isSaidOfAll
    UNWIND datasets AS dataset
    RETURN dataset.id AS id, dataset.accessRights AS accessRights, dataset.publishes AS publishes,
      coalesce(dataset.allowOpen, false) AND isSaidOfAll AS allowOpen
    ORDER BY id`);
}
