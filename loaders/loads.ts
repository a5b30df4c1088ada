import type DataLoader from 'dataloader';
import { oneByKey } from '../graph/batch.ts';
import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';

/** A load as stored: `at` is when it ended, or began if it has not ended. */
export type StoredLoad = {
  readonly id: string;
  readonly at: string;
  /** Files that were read, and the licence of each; null where none is known. */
  readonly files: readonly string[];
  readonly licenses: readonly (string | null)[];
  /** SHA-256 of each file, in hexadecimal digits; empty where none is known. */
  readonly digests: readonly string[];
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** Digest of all that decided the load. */
  readonly fingerprint: string | null;
  /** Version of the software that loaded. */
  readonly software: string | null;
};

const facts = cypher`
  load.id AS id, coalesce(load.finishedAt, load.startedAt) AS at,
  coalesce(load.files, []) AS files, coalesce(load.licenses, []) AS licenses,
  coalesce(load.digests, []) AS digests, load.startedAt AS startedAt, load.finishedAt AS finishedAt,
  load.fingerprint AS fingerprint, load.software AS software`;

/** Loads by id. */
export function loadById({ read, batching }: Reader): DataLoader<string, StoredLoad | null> {
  return oneByKey(
    (ids) =>
      read<StoredLoad>(cypher`
        MATCH (load:Load WHERE load.id IN ${ids})
        RETURN ${facts}`),
    (load) => load.id,
    batching,
  );
}

/** The loads of populations, in order of their time. */
export function readLoads({ read }: Reader, populations: readonly string[]): Promise<readonly StoredLoad[]> {
  return read<StoredLoad>(cypher`
    MATCH (load:Load WHERE load.population IN ${populations})
    RETURN ${facts}
    ORDER BY at, id`);
}
