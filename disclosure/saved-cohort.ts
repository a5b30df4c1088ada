import { countKnown, patientIds } from '../cohort/answer/answers.ts';
import { createFaults } from '../cohort/faults.ts';
import {
  addNewer,
  type FrozenPatients,
  inputVersion,
  type StoredDefinition,
} from '../cohort/saved/definition.ts';
import { withOpaqueIds } from '../cohort/saved/opaque-input.ts';
import type { SavedCohort } from '../cohort/saved/store.ts';
import { CriterionErrors } from '../ontology/errors.ts';
import { type Asker, askCohort, type CohortQuestion, toListing } from './cohort.ts';
import { type Count, release } from './release.ts';

/** A question as it may be saved: it names patients by opaque id alone. @throws CriterionErrors */
export async function askToSave(input: unknown, asker: Asker): Promise<CohortQuestion> {
  const { views } = await askCohort(input, asker);
  return askCohort(withOpaqueIds(input, views), { ...asker, isStored: true });
}

/**
 * Who satisfies a question now. A list of them later shows only who does so by records that the caller may read now:
 * else freezing would tell of each patient what the caller may only count.
 */
export async function freezeCohort(question: CohortQuestion): Promise<FrozenPatients> {
  const { records, counts } = question.caller;
  const readsAll = counts.every((dataset) => records.includes(dataset));
  const [patients, listed] = await Promise.all([
    patientIds(question),
    readsAll ? null : patientIds(toListing(question)),
  ]);
  return { patients, listed };
}

/** What of a saved cohort decides how it is asked. */
type Stored = Pick<SavedCohort, 'id' | 'where' | 'inputVersion' | 'frozen'>;

/** A saved cohort as a question. @throws CriterionErrors of a definition that can no longer be asked */
export async function askSaved(stored: Stored, asker: Asker): Promise<CohortQuestion> {
  if (stored.frozen) return askCohort({ cohort: stored.id }, asker);
  if (stored.inputVersion > inputVersion) refuseNewer(stored, asker);
  return askCohort(stored.where, { ...asker, isStored: true });
}

function refuseNewer(stored: Stored, { path = ['where'] }: Asker): void {
  const faults = createFaults();
  addNewer(stored, path, faults);
  faults.raise();
}

/** A saved cohort as a question; null where there are problems with what it names. */
export type SavedAnswer = { readonly cohort: CohortQuestion | null; readonly problems: readonly string[] };

/** A saved cohort as a question, or why it is none any more. */
export async function answerSaved(stored: Stored, asker: Asker): Promise<SavedAnswer> {
  try {
    return { cohort: await askSaved(stored, asker), problems: [] };
  } catch (error) {
    if (!(error instanceof CriterionErrors)) throw error;
    return { cohort: null, problems: error.errors.map(({ code, message }) => `${code} ${message}`) };
  }
}

/** Patients a cohort was frozen to who are none any more; of a definition none. */
export function countGone(
  { id, size }: Pick<SavedCohort, 'id' | 'size'>,
  definition: StoredDefinition | null,
  { index, caller, policy }: Asker,
): Count {
  const known = countKnown(definition?.frozen?.patients ?? [], index);
  const question = { fingerprint: `saved:${id}`, counted: 'gone', datasets: caller.counts };
  return release(size - known, question, caller, policy);
}
