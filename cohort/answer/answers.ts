import type { CohortIndex } from '../../index/cohort-index.ts';
import { type Bits, countBits, eachBit, hasBit, intersect } from '../../index/columns/bits.ts';
import { firstTextNotBelow, placeOfText, textAt } from '../../index/columns/texts.ts';
import type { View } from '../../index/view.ts';
import { type Evaluation, evaluate } from '../match/evaluate.ts';
import type { Plan } from '../plan.ts';
import type { SelectedPatients } from './facets.ts';

/** A plan and the data that it is put to. */
export type AskedPlan = Evaluation & { readonly plan: Plan };

/** The patients who satisfy the plan, one set a view. */
export async function selectPatients({
  plan,
  ...evaluation
}: AskedPlan): Promise<readonly SelectedPatients[]> {
  const sets = await evaluate(plan, evaluation);
  const { views } = evaluation;
  return views.flatMap((view, at) => {
    const patients = sets[at];
    return patients === undefined ? [] : [{ view, patients }];
  });
}

/** Opaque ids of the patients who satisfy the plan. */
export async function patientIds(asked: AskedPlan): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { view, patients } of await selectPatients(asked))
    eachBit(patients, (patient) => ids.push(textAt(view.segment.patients, patient) ?? ''));
  return ids;
}

/** How many of these are patients of the index with data in any of the datasets. */
export function countKnown(
  ids: readonly string[],
  datasets: readonly string[],
  { segments }: CohortIndex,
): number {
  const sides = segments.map(({ patients, datasets: all }) => ({
    patients,
    own: all.patients.filter((_, at) => datasets.includes(all.ids[at] ?? '')),
  }));
  const isKnown = (id: string) =>
    sides.some(({ patients, own }) => {
      const place = placeOfText(patients, id);
      return place !== undefined && own.some((members) => hasBit(members, place));
    });
  return ids.filter(isKnown).length;
}

/** How many patients satisfy the plan. */
export async function countPatients(asked: AskedPlan): Promise<number> {
  return countAll((await selectPatients(asked)).map(({ patients }) => patients));
}

/** Patients in one set a view. */
export function countAll(sets: readonly Bits[]): number {
  return sets.reduce((sum, set) => sum + countBits(set), 0);
}

/** Patients after each member of a list, all members before it holding as well; first, how many there are at all. */
export async function countSteps(
  members: readonly Plan[],
  evaluation: Evaluation,
): Promise<readonly number[]> {
  let left: readonly Bits[] = evaluation.views.map((view) => view.everybody);
  const counts = [countAll(left)];
  for (const member of members) {
    const sets = await evaluate(member, evaluation);
    left = left.map((set, at) => intersect(set, sets[at] ?? set));
    counts.push(countAll(left));
  }
  return counts;
}

/** Key of a patient in the order of a cohort. */
export type PatientKey = { readonly dataset: string; readonly id: string };

/** The `first` patients after a key, by dataset and id, and one more if there is one. */
export async function patientKeys(
  asked: AskedPlan,
  { first, after }: { readonly first: number; readonly after?: PatientKey | undefined },
): Promise<readonly PatientKey[]> {
  const selections = await selectPatients(asked);
  const places = selections
    .flatMap((selection) =>
      selection.view.segment.datasets.ids.map((dataset, number) => ({ dataset, number, selection })),
    )
    .filter(({ dataset, selection }) => selection.view.scope.datasets.includes(dataset))
    .filter(({ dataset }) => after === undefined || dataset >= after.dataset)
    .sort((a, b) => (a.dataset < b.dataset ? -1 : 1));
  const found: PatientKey[] = [];
  for (const { dataset, number, selection } of places) {
    const behind = dataset === after?.dataset ? after.id : undefined;
    for (const id of idsIn(selection, number, behind)) {
      found.push({ dataset, id });
      if (found.length > first) return found;
    }
  }
  return found;
}

/** Ids of the patients whose first dataset in scope this is, ascending, from behind an id on. */
function* idsIn(
  { view, patients }: SelectedPatients,
  dataset: number,
  behind: string | undefined,
): Generator<string> {
  const { segment } = view;
  const own = segment.datasets.patients[dataset];
  const start = behind === undefined ? 0 : firstTextNotBelow(segment.patients, behind);
  for (let patient = start; own !== undefined && patient < view.size; patient += 1) {
    if (!hasBit(patients, patient) || !hasBit(own, patient)) continue;
    const id = textAt(segment.patients, patient) ?? '';
    if (id !== behind && isFirst(view, patient, dataset)) yield id;
  }
}

/** Whether a dataset is the first in scope that a patient has. */
function isFirst({ segment: { datasets }, scope }: View, patient: number, dataset: number): boolean {
  const { offsets, values } = datasets.ofPatient;
  const own = values.subarray(offsets[patient], offsets[patient + 1]);
  return own.find((one) => scope.datasets.includes(datasets.ids[one] ?? '')) === dataset;
}
