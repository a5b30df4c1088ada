import { type CohortChange, changeSavedCohort } from '../cohort/saved/change.ts';
import {
  countSavedCohorts,
  readSavedCohorts,
  type SavedCohort,
  type SavedKey,
  savedCohortById,
} from '../cohort/saved/store.ts';
import { type CohortParty, type CohortViewer, partyNamed } from '../cohort/saved/viewer.ts';
import type { Graph } from '../graph/graph.ts';
import type { Page } from '../graph/page.ts';
import type { Reader } from '../graph/reader.ts';

/** A saved cohort as it may be shown: how many patients it was frozen to is no part of it. */
export type StoredCohort = Omit<SavedCohort, 'size' | 'sizes'>;

/** Position in the list of saved cohorts. */
export type StoredCohortKey = SavedKey;

export type { CohortChange, CohortParty };

/** With whom a cohort is shared, and what they may do with it. */
export type CohortShare = { readonly party: CohortParty; readonly role: 'EDITOR' | 'READER' };

/** Saved cohorts of one who asks. */
export function storedCohorts(graph: Graph, reader: Reader, viewer: CohortViewer) {
  const byId = savedCohortById(reader, viewer);
  return {
    byId: (id: string): Promise<StoredCohort | null> => byId.load(id),
    /** Newest first: one more than the page holds, if there are more. */
    page: (page: Page<StoredCohortKey>): Promise<readonly StoredCohort[]> =>
      readSavedCohorts(reader, page, viewer),
    count: () => countSavedCohorts(reader, viewer),
    /** Null where there is none that may be changed so. @throws KnownError CONFLICT */
    change: (id: string, change: CohortChange): Promise<StoredCohort | null> => {
      byId.clear(id);
      return changeSavedCohort(graph, { id, change }, viewer);
    },
    forgetRead: (id: string): void => void byId.clear(id),
  };
}

/** With whom a cohort is shared, as its owner is told. */
export function sharesOf({ role, readers, editors }: StoredCohort): readonly CohortShare[] {
  if (role !== 'OWNER') return [];
  const shared = { READER: readers, EDITOR: editors } as const;
  return (['EDITOR', 'READER'] as const).flatMap((as) =>
    shared[as].map((name) => ({ party: partyNamed(name), role: as })),
  );
}
