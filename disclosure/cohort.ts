import {
  countPatients,
  countSteps,
  type PatientKey,
  patientKeys,
  selectPatients,
} from '../cohort/answer/answers.ts';
import { askRecords, explainQuestion, labelsOf } from '../cohort/answer/ask.ts';
import { sumImaging } from '../cohort/answer/imaging.ts';
import type { Page } from '../graph/page.ts';
import { openGate } from './gate.ts';
import type { Told } from './protected-numbers.ts';
import { type CohortQuestion, cellsFor, toListing } from './question.ts';
import { isProtected } from './registered.ts';
import { type Count, differenceOf, suppressed } from './release.ts';
import { Sealed } from './sealed.ts';

/** What a question is called: the same for the same question of the same data. */
export function questionFingerprint(question: CohortQuestion): string {
  return Sealed.open(question).fingerprint;
}

/**
 * Keys of a page of the patients whose records the caller may read, and of one more where there is one. They satisfy
 * the question by those records alone: else the list would tell of each patient what the caller may only count.
 */
export function patientPage(
  question: CohortQuestion,
  { first, after }: Page<readonly [string, string]>,
): Promise<readonly PatientKey[]> {
  const key = after === undefined ? undefined : { dataset: after[0], id: after[1] };
  return patientKeys(toListing(Sealed.open(question)), { first, after: key });
}

/** Distinct patients of the cohort. */
export async function countCohort(question: CohortQuestion): Promise<Count> {
  const open = Sealed.open(question);
  const { told } = open;
  if (told?.sheet.count !== undefined) return firstOf(told.countsOf(told.sheet.count));
  return openGate(
    open.asking,
    cellsFor(open)({ unit: 'patients', of: 'patients' }, await countPatients(open)),
  );
}

function firstOf(counts: readonly Count[]): Count {
  const [count] = counts;
  if (count === undefined) throw new TypeError('a measure without a number');
  return count;
}

/** What of the cohort was imaged. */
export type ImagingSummary = {
  readonly patients: Count;
  readonly studies: Count;
  readonly series: Count;
  readonly instances: Count;
  readonly sizeBytes: number | null;
};

/** Of images no number is protected: nothing is told, and nothing of what is asked can be wrong once it was paid for. */
const untold: ImagingSummary = {
  ...{ patients: suppressed, studies: suppressed, series: suppressed, instances: suppressed },
  sizeBytes: null,
};

/** Patients, studies, series and instances of the cohort's series that satisfy an imaging input. @throws CriterionErrors */
export async function imagingSummary(question: CohortQuestion, where: unknown): Promise<ImagingSummary> {
  const open = Sealed.open(question);
  if (isProtected(open.asking)) return untold;
  const related = await askRecords('imaging', where, open.resolution);
  const sums = await sumImaging(await selectPatients(open), related, open.breathe);
  const of = `imaging ${JSON.stringify(related.tests)}`;
  const cell = cellsFor(open);
  const counts = await openGate(open.asking, {
    patients: cell({ unit: 'patients', of }, sums.patients),
    studies: cell({ unit: 'studies', of }, sums.studies),
    series: cell({ unit: 'series', of }, sums.series),
    instances: cell({ unit: 'instances', of }, sums.instances),
  });
  return { ...counts, sizeBytes: open.asking.policy.kind === 'exact' ? sums.sizeBytes : null };
}

/** What one more member of a criterion leaves and removes. */
export type AttritionStep = { readonly label: string; readonly kept: Count; readonly removed: Count };

/** After each member of the top-level `all`. */
export async function attritionOf(question: CohortQuestion): Promise<readonly AttritionStep[]> {
  const open = Sealed.open(question);
  const labels = labelsOf(open);
  if (open.told !== undefined) return toldSteps(open.told, labels);
  const [total = 0, ...kept] = await countSteps(open.plan.kind === 'all' ? open.plan.of : [open.plan], open);
  const cell = cellsFor(open);
  const steps = kept.map((n, at) => ({
    label: labels[at] ?? '',
    kept: cell({ unit: 'patients', of: `step ${at} kept` }, n),
    removed: cell(
      { unit: 'patients', of: `step ${at} removed`, partOf: 'removed' },
      (kept[at - 1] ?? total) - n,
    ),
  }));
  return openGate(open.asking, steps);
}

/** Steps of protected numbers: what a member removes is the difference of two of them; of the first it would be of one that was not asked. */
function toldSteps({ sheet, countsOf }: Told, labels: readonly string[]): readonly AttritionStep[] {
  const kept = sheet.steps.map((measure) => firstOf(countsOf(measure)));
  return kept.map((count, at) => ({
    label: labels[at] ?? '',
    kept: count,
    removed: differenceOf(kept[at - 1], count),
  }));
}

/** The question in words, in one order, and as a plain graph traversal. */
export function explanationOf(question: CohortQuestion): {
  readonly text: string;
  readonly criterion: unknown;
  readonly cypher: string;
} {
  const open = Sealed.open(question);
  return { ...explainQuestion(open), criterion: open.canonical };
}
