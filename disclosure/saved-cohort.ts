import { countKnown, patientIds } from '../cohort/answer/answers.ts';
import { createFaults } from '../cohort/faults.ts';
import { changeSavedCohort, deleteSavedCohort } from '../cohort/saved/change.ts';
import { addNewer, type FrozenPatients, inputVersion } from '../cohort/saved/definition.ts';
import { withOpaqueIds } from '../cohort/saved/opaque-input.ts';
import { createSavedCohort, type FrozenSize } from '../cohort/saved/store.ts';
import type { StoredCohort } from '../loaders/saved-cohorts.ts';
import { CriterionErrors, KnownError, type Path } from '../ontology/errors.ts';
import type { Asker, Asking } from './asker.ts';
import { cellsOf } from './cell.ts';
import { openGate } from './gate.ts';
import { askCohort, type CohortQuestion, type OpenQuestion, openQuestion, toListing } from './question.ts';
import { askingFor } from './registered.ts';
import type { Count } from './release.ts';
import { Sealed } from './sealed.ts';

/** What is to be saved, under which name. */
export type Saving = { readonly name: string; readonly where: unknown; readonly freeze: boolean };

/** Saves a question, with its patients where it is frozen: it names them by opaque id alone. @throws CriterionErrors */
export async function saveCohort({ name, where, freeze }: Saving, asker: Asker): Promise<StoredCohort> {
  const asking = Sealed.open(asker);
  if (freeze && asking.caller.counts.length === 0) refuseFreezing();
  const question = await openStorable(where, asking);
  return createSavedCohort(asking.graph, {
    name,
    where: question.canonical,
    createdBy: asking.caller.subject,
    frozen: freeze ? await freezeCohort(question) : null,
  });
}

/** A question in the form that it is stored in: with opaque ids. */
async function openStorable(where: unknown, asking: Asking): Promise<OpenQuestion> {
  const { views } = await openQuestion(where, asking);
  return openQuestion(withOpaqueIds(where, views), asking, { isStored: true });
}

/**
 * Gives a saved cohort another definition; null where there is none that the caller may change. Questions of the same request ask
 * the new one. @throws CriterionErrors, KnownError CONFLICT of one that is frozen
 */
export async function redefineCohort(id: string, where: unknown, asker: Asker): Promise<StoredCohort | null> {
  const asking = Sealed.open(asker);
  const { resolution, canonical } = await openStorable(where, asking);
  if (resolution.saved.has(id))
    throw new CriterionErrors([
      { code: 'CRITERION_INVALID', path: ['where'], reason: `leads back to ${id}` },
    ]);
  if ((await asking.savedById.load(id))?.frozen)
    throw new KnownError('CONFLICT', 'A frozen cohort keeps its patients: save another one.');
  forgetRead(id, asking);
  return changeSavedCohort(asking.graph, { id, change: { kind: 'where', where: canonical } }, asking.caller);
}

function forgetRead(id: string, { savedById, definitionById }: Asking): void {
  savedById.clear(id);
  definitionById.clear(id);
}

/** Whom a cohort is frozen to follows from the data. */
function refuseFreezing(): never {
  throw new KnownError('FORBIDDEN', 'freeze: a cohort can be frozen by who was granted a dataset.');
}

/**
 * Who satisfies a question now. A list of them later shows only who does so by records that the caller may read now:
 * else freezing would tell of each patient what the caller may only count.
 */
async function freezeCohort(question: OpenQuestion): Promise<FrozenPatients> {
  const { records, counts } = question.asking.caller;
  const readsAll = counts.every((dataset) => records.includes(dataset));
  const [patients, listed] = await Promise.all([
    patientIds(question),
    readsAll ? null : patientIds(toListing(question)),
  ]);
  return { patients, listed };
}

/** Deletes a saved cohort of the caller's own; false where there is none. Questions of the same request no longer know it. */
export async function deleteCohort(id: string, asker: Asker): Promise<boolean> {
  const asking = Sealed.open(asker);
  const deleted = await deleteSavedCohort(asking.graph, id, asking.caller);
  forgetRead(id, asking);
  return deleted;
}

/** What of a saved cohort decides how it is asked. */
type Stored = Pick<StoredCohort, 'id' | 'where' | 'inputVersion' | 'frozen'>;

/** A saved cohort as a question. @throws CriterionErrors of a definition that can no longer be asked */
export async function askSaved(
  stored: Stored,
  asker: Asker,
  path: Path = ['where'],
): Promise<CohortQuestion> {
  if (stored.frozen) return askCohort({ cohort: stored.id }, asker, { path });
  if (stored.inputVersion > inputVersion) refuseNewer(stored, path);
  return askCohort(stored.where, asker, { path, isStored: true });
}

function refuseNewer(stored: Stored, path: Path): void {
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

/**
 * Patients a cohort was frozen to who are none any more, of those whom the caller may count; of a definition none. Whom an
 * older version froze it to is only known to who may count everybody.
 */
export async function countGone({ id, frozen }: Stored, asker: Asker): Promise<Count> {
  const asking = askingFor(Sealed.open(asker));
  const { datasets, n } = frozen ? await goneOf(id, asking) : { datasets: [], n: 0 };
  const cell = cellsOf({ fingerprint: `saved:${id}`, datasets });
  return openGate(asking, cell({ unit: 'patients', of: 'gone' }, n));
}

/** How many are gone, over which datasets. */
async function goneOf(id: string, { caller, savedById, definitionById, index }: Asking) {
  const [saved, definition, now] = await Promise.all([savedById.load(id), definitionById.load(id), index()]);
  const all = now.segments.flatMap(({ datasets }) => datasets.ids);
  const sizes = all.every((one) => caller.counts.includes(one)) ? null : (saved?.sizes ?? null);
  const datasets = sizes === null ? all : caller.counts;
  const size = sizes === null ? (saved?.size ?? 0) : sizeWithin(sizes, datasets);
  return { datasets, n: Math.max(size - countKnown(definition?.frozen?.patients ?? [], datasets, now), 0) };
}

/** Patients with data in any of the datasets. */
function sizeWithin(sizes: readonly FrozenSize[], datasets: readonly string[]): number {
  const own = sizes.filter((one) => one.datasets.some((dataset) => datasets.includes(dataset)));
  return own.reduce((sum, { patients }) => sum + patients, 0);
}
