import type DataLoader from 'dataloader';
import { oneByKey } from '../../graph/batch.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Reader } from '../../graph/reader.ts';
import type { Path } from '../../ontology/errors.ts';
import type { Criterion } from '../criterion.ts';
import type { Faults } from '../faults.ts';
import type { SavedDefinitions, StoredDefinition } from './definition.ts';
import { readSaved } from './read.ts';
import { parseStored, seenBy } from './store.ts';
import type { CohortViewer } from './viewer.ts';

type Row = {
  readonly id: string;
  readonly where: string;
  readonly inputVersion: number;
  readonly patients: readonly string[] | null;
  readonly listed: readonly string[] | null;
};

/** What saved cohorts stand for, by their id, of those that the viewer may know of. */
export function savedDefinitionById(
  { read }: Pick<Reader, 'read'>,
  viewer: CohortViewer,
): DataLoader<string, StoredDefinition | null> {
  return oneByKey(
    async (ids) => {
      const rows = await read<Row>(cypher`
        MATCH (cohort:SavedCohort WHERE cohort.id IN ${ids})
        ${seenBy(viewer)}
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
