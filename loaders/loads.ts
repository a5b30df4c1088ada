import type DataLoader from 'dataloader';
import { oneByKey } from './batch.ts';
import { cypher } from './cypher.ts';
import type { Reader } from './reader.ts';

/** A load as stored: `at` is when it ended, or began if it has not ended. */
export type StoredLoad = {
  readonly id: string;
  readonly at: string;
  /** Files that were read, and the licence of each; null where none is known. */
  readonly files: readonly string[];
  readonly licenses: readonly (string | null)[];
};

/** Loads by id. */
export function loadById({ read }: Reader): DataLoader<string, StoredLoad | null> {
  return oneByKey(
    (ids) =>
      read<StoredLoad>(cypher`
        MATCH (load:Load WHERE load.id IN ${ids})
        RETURN load.id AS id, coalesce(load.finishedAt, load.startedAt) AS at,
          coalesce(load.files, []) AS files, coalesce(load.licenses, []) AS licenses`),
    (load) => load.id,
  );
}
