import { type Cypher, cypher } from '../../graph/cypher.ts';
import { type Graph, toInteger } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { inputVersion } from './definition.ts';
import { columns, type SavedCohort, type SavedRow, seenBy, timeoutMs, toSavedCohort } from './store.ts';
import { type CohortParty, type CohortRole, type CohortViewer, nameOf } from './viewer.ts';

/** What is to be changed of a saved cohort. */
export type CohortChange =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'where'; readonly where: unknown }
  /** `as` null: it is shared with the party no longer. */
  | { readonly kind: 'party'; readonly party: CohortParty; readonly as: 'EDITOR' | 'READER' | null };

/** Parties that a cohort can be shared with. */
const mostParties = 100;

/**
 * Changes a saved cohort of which the viewer may; null where there is none that the viewer may change in this way. @throws
 * KnownError CONFLICT where it is shared with as many as can be
 */
export async function changeSavedCohort(
  graph: Graph,
  { id, change }: { readonly id: string; readonly change: CohortChange },
  viewer: CohortViewer,
): Promise<SavedCohort | null> {
  const rows = await graph.write(async (run) => {
    const changed = await run<SavedRow>(cypher`
      MATCH (cohort:SavedCohort {id: ${id}})
      ${seenBy(viewer)} AND role IN ${rolesFor(change)}
      ${settingOf(change)}
      RETURN ${columns}`);
    for (const row of changed) requireFew(row);
    return changed;
  }, timeoutMs);
  return rows.map(toSavedCohort)[0] ?? null;
}

/** Deletes a saved cohort that is the viewer's own; false where there is none. */
export async function deleteSavedCohort(graph: Graph, id: string, viewer: CohortViewer): Promise<boolean> {
  const [row] = await graph.write(
    (run) =>
      run<{ deleted: number }>(cypher`
        MATCH (cohort:SavedCohort {id: ${id}})
        ${seenBy(viewer)} AND role = 'OWNER'
        DELETE cohort
        RETURN count(*) AS deleted`),
    timeoutMs,
  );
  return row?.deleted === 1;
}

function rolesFor({ kind }: CohortChange): readonly CohortRole[] {
  return kind === 'party' ? ['OWNER'] : ['OWNER', 'EDITOR'];
}

function settingOf(change: CohortChange): Cypher {
  switch (change.kind) {
    case 'name':
      return cypher`SET cohort.name = ${change.name}`;
    case 'where':
      return cypher`SET cohort.where = ${JSON.stringify(change.where)}, cohort.inputVersion = ${toInteger(inputVersion)}`;
    case 'party': {
      const name = nameOf(change.party);
      const as = (role: CohortRole) => (change.as === role ? [name] : []);
      return cypher`
        SET cohort.readers = [one IN coalesce(cohort.readers, []) WHERE one <> ${name}] + ${as('READER')},
          cohort.editors = [one IN coalesce(cohort.editors, []) WHERE one <> ${name}] + ${as('EDITOR')}`;
    }
  }
}

/** A transaction that throws changes nothing. */
function requireFew({ readers, editors }: SavedRow): void {
  if (readers.length + editors.length <= mostParties) return;
  throw new KnownError(
    'CONFLICT',
    `A cohort is shared with ${mostParties} at most: share it with who was granted a dataset, or with everybody.`,
  );
}
