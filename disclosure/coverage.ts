import { type Cover, findCover, silentBy } from '../cohort/answer/coverage.ts';
import { countInDataset, countOpen, findUndecided } from '../cohort/answer/undecided.ts';
import { planLeaves } from '../cohort/plan.ts';
import { inTurn } from '../graph/breathe.ts';
import { rememberBy } from '../graph/remember-by.ts';
import { readReleased } from '../loaders/released-descriptions.ts';
import { modelOf } from '../ontology/records.ts';
import type { ReleasedDescription } from '../ontology/released-description.ts';
import { openGate } from './gate.ts';
import { shownOf } from './protected/described.ts';
import { type CohortQuestion, cellsFor, type OpenQuestion } from './question.ts';
import { isProtected } from './registered.ts';
import { type Count, suppressed } from './release.ts';
import { Sealed } from './sealed.ts';

/** A dataset that says nothing about a part of the criterion, and its patients of whom that part would decide. */
export type CoverageGap = {
  readonly dataset: string;
  readonly path: string;
  readonly reason: string;
  /** Whether it is a gap in what was looked for, and not only in what was found. */
  readonly isBlind: boolean;
  readonly patients: Count;
};

/**
 * Datasets in scope that hold nothing of what a part of the criterion asks, where that leaves the whole of it undecided for
 * any of their patients. Whether one holds anything is a number of its records as well, 1 or 0: a gap is where 0 left.
 */
export async function coverageOf(question: CohortQuestion): Promise<readonly CoverageGap[]> {
  const open = Sealed.open(question);
  if (isProtected(open.asking)) return describedGaps(open);
  const cell = cellsFor(open);
  const counted = (await countGaps(await gapsOf(open), open)).map(({ n, ...gap }) => ({
    ...gap,
    patients: cell({ unit: 'patients', of: `silent ${JSON.stringify(gap)}` }, n),
  }));
  return (await openGate(open.asking, counted)).filter(({ patients }) => patients.value !== 0);
}

/** The same where numbers are protected: by what was released of the datasets, and not by their records. */
async function describedGaps({ asking, plan, resolution }: OpenQuestion): Promise<readonly CoverageGap[]> {
  const { datasets } = resolution.scope;
  const released = await readReleased(asking.graph, datasets);
  const asked = planLeaves(plan).map(({ record, path }) => ({
    type: modelOf(record).type,
    path: path.join('.'),
  }));
  const leaves = [...new Map(asked.map((leaf) => [`${leaf.path} ${leaf.type}`, leaf])).values()];
  return datasets.flatMap((dataset) => {
    const description = released.get(dataset);
    return leaves.flatMap(({ type, path }) => {
      const reason = silenceOf(description, type);
      return reason === null ? [] : [{ dataset, path, reason, isBlind: true, patients: suppressed }];
    });
  });
}

/** Why a dataset is not known to hold records of a type; null where it is. */
function silenceOf(description: ReleasedDescription | undefined, type: string): string | null {
  if (description === undefined)
    return 'no description of the dataset was released: nobody is told what it holds';
  const isHeld = shownOf(description, 'RECORD').some(({ value }) => value === type);
  return isHeld ? null : `no ${type} is shown in the description of the dataset`;
}

/** Where a dataset in scope is known to hold nothing of what a part asks. Found once for a question. */
const gapsOf = rememberBy(async (open: OpenQuestion): Promise<readonly Cover[]> => {
  const cell = cellsFor(open);
  const covers = await findCover(open);
  const held = await openGate(
    open.asking,
    covers.map(({ held: n, leaf: _, ...cover }) =>
      cell({ unit: 'records', of: `any in ${JSON.stringify(cover)}` }, n),
    ),
  );
  return gapsAmong(covers.filter((_, at) => held[at]?.value === 0));
});

/** No gap in what records refer to where there are no records. */
function gapsAmong(empty: readonly Cover[]): readonly Cover[] {
  const without = new Set(
    empty.flatMap(({ of, place, dataset }) => (of === 'record' ? [`${place} ${dataset}`] : [])),
  );
  return empty.filter(({ of, place, dataset }) => of === 'record' || !without.has(`${place} ${dataset}`));
}

/** Patients by gap. One part of the criterion can be several of the plan: a wild type is a cover and a variant for each gene. */
async function countGaps(gaps: readonly Cover[], open: OpenQuestion) {
  const undecided = await findUndecided(open, silentBy(gaps));
  const alike = new Map<string, Cover[]>();
  for (const gap of gaps) {
    const key = [gap.dataset, gap.path, gap.reason].join('\n');
    alike.set(key, [...(alike.get(key) ?? []), gap]);
  }
  const counted = await inTurn(alike.values(), open.breathe, ([first, ...others]) => {
    if (first === undefined) return [];
    const leaves = new Set([first, ...others].map(({ leaf }) => leaf));
    const { dataset, path, reason, isBlind } = first;
    const own = undecided.filter(({ leaf }) => leaf.kind === 'has' && leaves.has(leaf));
    return [{ dataset, path, reason, isBlind, n: countInDataset(dataset, own, open) }];
  });
  return counted.flat();
}

/** Patients for whom a part of the criterion, and with it the whole, could not be decided. */
export type NotEvaluable = { readonly path: string; readonly reason: string; readonly patients: Count };

/** Parts of the criterion that some patients cannot be put to; where the number may not be known, perhaps none. */
export async function notEvaluableOf(question: CohortQuestion): Promise<readonly NotEvaluable[]> {
  const open = Sealed.open(question);
  const cell = cellsFor(open);
  const parts = (await countOpen(open, silentBy(await gapsOf(open)))).map(({ path, reason, n }, at) => ({
    path: path.join('.'),
    reason,
    patients: cell({ unit: 'patients', of: `open ${at}` }, n),
  }));
  return (await openGate(open.asking, parts)).filter(({ patients }) => patients.value !== 0);
}
