import { countOpen } from '../cohort/answer/answers.ts';
import { type Cover, datasetSizes, findCover } from '../cohort/answer/coverage.ts';
import { planLeaves } from '../cohort/plan.ts';
import { openGate } from './gate.ts';
import { type CohortQuestion, cellsFor } from './question.ts';
import type { Count } from './release.ts';
import { Sealed } from './sealed.ts';

/** A dataset that says nothing about a part of the criterion. */
export type CoverageGap = {
  readonly dataset: string;
  readonly path: string;
  readonly reason: string;
  readonly patients: Count;
};

/**
 * Datasets in scope that hold nothing of what a part of the criterion asks. Whether one holds anything is a number of its
 * records as well, 1 or 0: a gap is where 0 left.
 */
export async function coverageOf(question: CohortQuestion): Promise<readonly CoverageGap[]> {
  const open = Sealed.open(question);
  const cell = cellsFor(open);
  const covers = findCover(open.plan, open.views);
  const sizes = datasetSizes(open.views);
  const left = await openGate(open.asking, {
    held: covers.map(({ held, ...cover }) =>
      cell({ unit: 'records', of: `any in ${JSON.stringify(cover)}` }, held),
    ),
    sizes: sizes.map(({ dataset, patients }) =>
      cell({ unit: 'patients', of: `dataset ${dataset}` }, patients),
    ),
  });
  const gaps = gapsAmong(covers.filter((_, at) => left.held[at]?.value === 0));
  return gaps.flatMap(({ dataset, path, reason }) => {
    const patients = left.sizes[sizes.findIndex((size) => size.dataset === dataset)];
    return patients === undefined ? [] : [{ dataset, path, reason, patients }];
  });
}

/** Each gap once, and none of what records refer to where there are no records. */
function gapsAmong(empty: readonly Cover[]): readonly Cover[] {
  const without = new Set(
    empty.flatMap(({ of, leaf, dataset }) => (of === 'record' ? [`${leaf} ${dataset}`] : [])),
  );
  const gaps = empty.filter(({ of, leaf, dataset }) => of === 'record' || !without.has(`${leaf} ${dataset}`));
  // One part of the criterion can be several of the plan: a wild type is a cover and a variant for each gene.
  return [...new Map(gaps.map((gap) => [[gap.dataset, gap.path, gap.reason].join('\n'), gap])).values()];
}

/** Patients for whom a part of the criterion could not be decided. */
export type NotEvaluable = { readonly path: string; readonly reason: string; readonly patients: Count };

/** Parts of the criterion that some patients cannot be put to; where the number may not be known, perhaps none. */
export async function notEvaluableOf(question: CohortQuestion): Promise<readonly NotEvaluable[]> {
  const open = Sealed.open(question);
  const cell = cellsFor(open);
  const leaves = await Promise.all(
    planLeaves(open.plan).map(async (leaf, at) => ({ leaf, at, counts: await countOpen(leaf, open) })),
  );
  const parts = leaves.flatMap(({ leaf, at, counts }) =>
    leaf.open.map(({ path, reason }, test) => ({
      path: path.join('.'),
      reason,
      patients: cell({ unit: 'patients', of: `open ${at} ${test}` }, counts[test] ?? 0),
    })),
  );
  return (await openGate(open.asking, parts)).filter(({ patients }) => patients.value !== 0);
}
