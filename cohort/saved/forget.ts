import { cypher } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';

/** A saved cohort with its definition as text. */
type Row = { readonly id: string; readonly where: string };

/**
 * Takes whoever has one of these ids out of frozen cohorts, and out of definitions that name patients. Such a definition
 * then asks for nobody in their place, or, where it named nobody else, is refused.
 */
export async function forgetInCohorts(run: Write, ids: readonly string[]): Promise<void> {
  await run(cypher`
    MATCH (cohort:SavedCohort)
    WHERE any(id IN cohort.patients + coalesce(cohort.listed, []) WHERE id IN ${ids})
    SET cohort.patients = [id IN cohort.patients WHERE NOT id IN ${ids}],
      cohort.listed = [id IN cohort.listed WHERE NOT id IN ${ids}]`);
  const rows = await run<Row>(cypher`
    MATCH (cohort:SavedCohort)
    WHERE cohort.where CONTAINS '"ids"'
    RETURN cohort.id AS id, cohort.where AS where`);
  const changed = rows
    .map(({ id, where }) => ({ id, before: where, where: withoutPatients(where, ids) }))
    .filter(({ before, where }) => before !== where);
  await run(cypher`
    UNWIND ${changed} AS row
    MATCH (cohort:SavedCohort {id: row.id})
    SET cohort.where = row.where`);
}

/** A definition whose patients are named without some ids. */
export function withoutPatients(where: string, ids: readonly string[]): string {
  try {
    return JSON.stringify(
      JSON.parse(where, (key, value) =>
        key === 'patient' && Array.isArray(value?.ids)
          ? { ...value, ids: value.ids.filter((id: unknown) => !ids.includes(String(id))) }
          : value,
      ),
    );
  } catch {
    return where; // no JSON, and so no definition of anything
  }
}
