import type { Criterion } from './cohort/criterion.ts';
import type { Faults } from './cohort/faults.ts';
import { readSaved, type SavedDefinitions, type StoredDefinition } from './cohort/saved.ts';
import { cypher } from './cypher.ts';
import type { Reader } from './reader.ts';

type Row = { readonly id: string; readonly where: string; readonly patients: readonly string[] | null };

/** The saved cohorts that a criterion names, and that these name. */
export function savedDefinitions({
  read,
}: Pick<Reader, 'read'>): (criterion: Criterion, faults: Faults) => Promise<SavedDefinitions> {
  const find = async (ids: readonly string[]): Promise<readonly (StoredDefinition | null)[]> => {
    const rows = await read<Row>(cypher`
      MATCH (cohort:SavedCohort WHERE cohort.id IN ${ids})
      RETURN cohort.id AS id, cohort.where AS where, cohort.patients AS patients`);
    const byId = new Map(rows.map((row) => [row.id, { ...row, where: JSON.parse(row.where) }]));
    return ids.map((id) => byId.get(id) ?? null);
  };
  return (criterion, faults) => readSaved(criterion, faults, find);
}
