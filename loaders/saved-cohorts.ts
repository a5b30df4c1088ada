import type DataLoader from 'dataloader';
import {
  countSavedCohorts,
  readSavedCohorts,
  renameSavedCohort,
  type SavedCohort,
  type SavedKey,
  type StoredOwner,
  savedCohortById,
} from '../cohort/saved/store.ts';
import type { Graph } from '../graph/graph.ts';
import type { Page } from '../graph/page.ts';
import type { Reader } from '../graph/reader.ts';

/** A saved cohort as it may be shown: how many patients it was frozen to is no part of it. */
export type StoredCohort = Omit<SavedCohort, 'size' | 'sizes'>;

/** Whose saved cohorts; undefined: everybody's. */
export type CohortOwner = StoredOwner;

/** Position in the list of saved cohorts. */
export type StoredCohortKey = SavedKey;

/** Saved cohorts by id. */
export function storedCohortById(reader: Reader): DataLoader<string, StoredCohort | null> {
  return savedCohortById(reader);
}

/** Saved cohorts, newest first: one more than the page holds, if there are more. */
export function readStoredCohorts(
  reader: Reader,
  page: Page<StoredCohortKey>,
  owner: CohortOwner,
): Promise<readonly StoredCohort[]> {
  return readSavedCohorts(reader, page, owner);
}

/** How many saved cohorts there are. */
export function countStoredCohorts(reader: Reader, owner: CohortOwner): Promise<number> {
  return countSavedCohorts(reader, owner);
}

/** Gives one of the owner's cohorts another name; null where there is none. */
export function renameCohort(
  graph: Graph,
): (named: Pick<StoredCohort, 'id' | 'name'>, owner: CohortOwner) => Promise<StoredCohort | null> {
  return (named, owner) => renameSavedCohort(graph, named, owner);
}
