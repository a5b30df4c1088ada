import { randomBytes } from 'node:crypto';
import type DataLoader from 'dataloader';
import { oneByKey } from '../../graph/batch.ts';
import { type Cypher, cypher } from '../../graph/cypher.ts';
import { type Graph, toInteger } from '../../graph/graph.ts';
import type { Page } from '../../graph/page.ts';
import type { Reader } from '../../graph/reader.ts';
import { type FrozenPatients, inputVersion } from './definition.ts';
import { type CohortRole, type CohortViewer, roleOf } from './viewer.ts';

/** A saved cohort as stored, but for the patients of a frozen one. */
export type SavedCohort = {
  readonly id: string;
  readonly name: string;
  /** The canonical input. */
  readonly where: unknown;
  readonly inputVersion: number;
  readonly frozen: boolean;
  /** How many patients it was frozen to; 0 where it is not. */
  readonly size: number;
  /** The same by the datasets that they had data in; null where an older version froze it, which did not note them. */
  readonly sizes: readonly FrozenSize[] | null;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Of the one who asks. */
  readonly role: CohortRole;
  /** Names of whom it is shared with. */
  readonly readers: readonly string[];
  readonly editors: readonly string[];
};

/** Patients of a frozen cohort who had data in the same datasets. */
export type FrozenSize = { readonly datasets: readonly string[]; readonly patients: number };

/** Position in the list of saved cohorts. */
export type SavedKey = readonly [createdAt: string, id: string];

/** As a statement gives it. */
export type SavedRow = Omit<SavedCohort, 'where' | 'sizes'> & {
  readonly where: string;
  readonly sizes: string | null;
};

/** Time a statement on saved cohorts may take. */
export const timeoutMs = 10_000;

/** Saved cohorts by id, of those that the viewer may know of. */
export function savedCohortById(
  { read }: Pick<Reader, 'read'>,
  viewer: CohortViewer,
): DataLoader<string, SavedCohort | null> {
  return oneByKey(
    async (ids) => {
      const rows = await read<SavedRow>(cypher`
        MATCH (cohort:SavedCohort WHERE cohort.id IN ${ids})
        ${seenBy(viewer)}
        RETURN ${columns}`);
      return rows.map(toSavedCohort);
    },
    ({ id }) => id,
  );
}

/** Saved cohorts that the viewer may know of, newest first: one more than the page holds, if there are more. */
export async function readSavedCohorts(
  { read }: Reader,
  { first, after }: Page<SavedKey>,
  viewer: CohortViewer,
): Promise<readonly SavedCohort[]> {
  const [createdAt = null, id = null] = after ?? [];
  const rows = await read<SavedRow>(cypher`
    MATCH (cohort:SavedCohort)
    WHERE ${createdAt} IS NULL OR cohort.createdAt < ${createdAt}
      OR (cohort.createdAt = ${createdAt} AND cohort.id > ${id})
    ${seenBy(viewer)}
    RETURN ${columns}
    ORDER BY cohort.createdAt DESC, cohort.id
    LIMIT toInteger(${first + 1})`);
  return rows.map(toSavedCohort);
}

/** How many there are. */
export async function countSavedCohorts({ read }: Reader, viewer: CohortViewer): Promise<number> {
  const [row] = await read<{ count: number }>(cypher`
    MATCH (cohort:SavedCohort)
    ${seenBy(viewer)}
    RETURN count(cohort) AS count`);
  return row?.count ?? 0;
}

/** What is to be saved. */
export type NewCohort = Pick<SavedCohort, 'name' | 'where' | 'createdBy'> & {
  readonly frozen: FrozenPatients | null;
};

/**
 * Saves a cohort under an id that nobody can guess. It is frozen to those who are patients at that moment: what it was
 * asked of may be a little older, and somebody may have been forgotten since.
 */
export async function createSavedCohort(
  graph: Graph,
  { name, where, createdBy, frozen }: NewCohort,
): Promise<SavedCohort> {
  const id = randomBytes(16).toString('hex');
  const rows = await graph.write(async (run) => {
    const sizes = await run<FrozenSize>(cypher`
        MATCH (patient:Patient WHERE patient.id IN ${frozen?.patients ?? []})
        RETURN patient.datasets AS datasets, count(*) AS patients
        ORDER BY datasets`);
    return run<SavedRow>(cypher`
        WITH ${patientsAmong(frozen?.patients)} AS patients, ${patientsAmong(frozen?.listed)} AS listed
        CREATE (cohort:SavedCohort {id: ${id}, name: ${name}, where: ${JSON.stringify(where)},
          inputVersion: ${toInteger(inputVersion)}, createdAt: ${new Date().toISOString()}, createdBy: ${createdBy}})
        SET cohort.frozen = ${frozen !== null}, cohort.patients = patients, cohort.listed = listed,
          cohort.size = coalesce(size(patients), 0), cohort.sizes = ${frozen && JSON.stringify(sizes)}
        WITH cohort, 'OWNER' AS role
        RETURN ${columns}`);
  }, timeoutMs);
  const [created] = rows.map(toSavedCohort);
  if (created === undefined) throw new TypeError('a cohort that was created is not there');
  return created;
}

function patientsAmong(ids: readonly string[] | null | undefined): Cypher {
  if (ids == null) return cypher`null`;
  return cypher`COLLECT { MATCH (patient:Patient WHERE patient.id IN ${ids}) RETURN patient.id }`;
}

/** Of a cohort, and of the `role` that somebody has at it. */
export const columns = cypher`cohort.id AS id, cohort.name AS name, cohort.where AS where,
  cohort.inputVersion AS inputVersion, cohort.patients IS NOT NULL AS frozen,
  coalesce(cohort.size, size(cohort.patients), 0) AS size, cohort.sizes AS sizes,
  cohort.createdAt AS createdAt, cohort.createdBy AS createdBy, role,
  coalesce(cohort.readers, []) AS readers, coalesce(cohort.editors, []) AS editors`;

/** Goes on with cohorts that the viewer may know of, and `role`. */
export function seenBy(viewer: CohortViewer): Cypher {
  return cypher`WITH cohort AS cohort, ${roleOf(viewer)} AS role WHERE role IS NOT NULL`;
}

export function toSavedCohort(row: SavedRow): SavedCohort {
  return { ...row, where: parseStored(row.where), sizes: JSON.parse(row.sizes ?? 'null') }; // written here alone
}

/** The input that was stored; text that is no JSON stands for itself, and is no criterion. */
export function parseStored(where: string): unknown {
  try {
    return JSON.parse(where);
  } catch {
    return where; // somebody edited it: whoever asks it hears that it is no criterion
  }
}
