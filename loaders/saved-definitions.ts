import type DataLoader from 'dataloader';
import type { Path } from '../ontology/errors.ts';
import { oneByKey } from './batch.ts';
import type { Criterion } from './cohort/criterion.ts';
import type { Faults } from './cohort/faults.ts';
import { readSaved, type SavedDefinitions, type StoredDefinition } from './cohort/saved.ts';
import { cypher } from './cypher.ts';
import type { Reader } from './reader.ts';
import { parseStored } from './saved-cohorts.ts';

type Row = {
  readonly id: string;
  readonly where: string;
  readonly inputVersion: number;
  readonly patients: readonly string[] | null;
  readonly listed: readonly string[] | null;
};

/** What saved cohorts stand for, by their id. */
export function savedDefinitionById({
  read,
}: Pick<Reader, 'read'>): DataLoader<string, StoredDefinition | null> {
  return oneByKey(
    async (ids) => {
      const rows = await read<Row>(cypher`
        MATCH (cohort:SavedCohort WHERE cohort.id IN ${ids})
        RETURN cohort.id AS id, cohort.where AS where, coalesce(cohort.inputVersion, 1) AS inputVersion,
          cohort.patients AS patients, cohort.listed AS listed`);
      return rows.map(toDefinition);
    },
    ({ id }) => id,
  );
}

function toDefinition({ id, where, inputVersion, patients, listed }: Row): StoredDefinition {
  const frozen = patients === null ? null : { patients, listed };
  return { id, where: parseStored(where), inputVersion, frozen };
}

/** Reads the saved cohorts that a criterion names, and that these name. */
export function savedDefinitions(
  byId: DataLoader<string, StoredDefinition | null>,
): (criterion: Criterion, path: Path, faults: Faults) => Promise<SavedDefinitions> {
  const find = (ids: readonly string[]) => Promise.all(ids.map((id) => byId.load(id)));
  return (criterion, path, faults) => readSaved(criterion, path, { faults, find });
}
