import {
  type AskedPlan,
  countOpen,
  countPatients,
  countSteps,
  type PatientKey,
  patientKeys,
  selectPatients,
} from '../cohort/answer/answers.ts';
import {
  askQuestion,
  askRecords,
  type CohortAnswer,
  explainQuestion,
  inScope,
  labelsOf,
  type Setting,
} from '../cohort/answer/ask.ts';
import { findGaps } from '../cohort/answer/coverage.ts';
import { sumImaging } from '../cohort/answer/imaging.ts';
import { planLeaves } from '../cohort/plan.ts';
import type { Page } from '../graph/page.ts';
import type { Scope } from '../index/scope.ts';
import type { Caller, DisclosurePolicy } from './policy.ts';
import { type Count, release } from './release.ts';

/** A question about a cohort, who asks it, and under what its numbers leave. */
export type CohortQuestion = CohortAnswer & Asking;

/** Who asks, under which policy, and where names of concepts are looked up. */
type Asking = {
  readonly caller: Caller;
  readonly policy: DisclosurePolicy;
  readonly nameOf: (code: string) => Promise<string | null>;
};

/** Who asks, under which policy, and through what. */
export type Asker = Omit<Setting, 'scope'> & Asking;

/** A question from untrusted input, over the data that the caller may count. @throws CriterionErrors */
export async function askCohort(
  input: unknown,
  { caller, policy, nameOf, ...setting }: Asker,
): Promise<CohortQuestion> {
  const scope = { datasets: caller.counts, records: caller.records };
  return { ...(await askQuestion(input, { scope, ...setting })), caller, policy, nameOf };
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
  return patientKeys(toListing(question), { first, after: key });
}

/** The question over the records that the caller may read and count. */
export function toListing(question: CohortQuestion): AskedPlan {
  return inScope(question, readableScope(question));
}

/** The datasets that the caller may both read and count over. */
export function readableScope({ caller: { records, counts } }: CohortQuestion): Scope {
  return { datasets: records.filter((dataset) => counts.includes(dataset)), records, purpose: 'list' };
}

/** Distinct patients of the cohort. */
export async function countCohort(question: CohortQuestion): Promise<Count> {
  return gate(question)('patients', await countPatients(question));
}

/** What of the cohort was imaged. */
export type ImagingSummary = {
  readonly patients: Count;
  readonly studies: Count;
  readonly series: Count;
  readonly instances: Count;
  readonly sizeBytes: number | null;
};

/** Patients, studies, series and instances of the cohort's series that satisfy an imaging input. @throws CriterionErrors */
export async function imagingSummary(question: CohortQuestion, where: unknown): Promise<ImagingSummary> {
  const tests = askRecords('imaging', where, question.resolution);
  const sums = sumImaging(await selectPatients(question), tests);
  const count = gate(question);
  return {
    patients: count('imaging patients', sums.patients),
    studies: count('studies', sums.studies),
    series: count('series', sums.series),
    instances: count('instances', sums.instances),
    sizeBytes: question.policy.kind === 'exact' ? sums.sizeBytes : null,
  };
}

/** What one more member of a criterion leaves and removes. */
export type AttritionStep = { readonly label: string; readonly kept: Count; readonly removed: Count };

/** After each member of the top-level `all`. */
export async function attritionOf(question: CohortQuestion): Promise<readonly AttritionStep[]> {
  const { plan } = question;
  const labels = labelsOf(question);
  const [total = 0, ...kept] = await countSteps(plan.kind === 'all' ? plan.of : [plan], question);
  const count = gate(question);
  return kept.map((n, at) => ({
    label: labels[at] ?? '',
    kept: count(`step ${at} kept`, n),
    removed: count(`step ${at} removed`, (kept[at - 1] ?? total) - n),
  }));
}

/** A dataset that says nothing about a part of the criterion. */
export type CoverageGap = {
  readonly dataset: string;
  readonly path: string;
  readonly reason: string;
  readonly patients: Count;
};

/** Datasets in scope that hold nothing of what a part of the criterion asks. */
export function coverageOf(question: CohortQuestion): readonly CoverageGap[] {
  const count = gate(question);
  const gaps = findGaps(question.plan, question.views);
  return gaps.map(({ patients, ...gap }) => ({
    ...gap,
    patients: count(`gap ${gap.dataset} ${gap.path}`, patients),
  }));
}

/** Patients for whom a part of the criterion could not be decided. */
export type NotEvaluable = { readonly path: string; readonly reason: string; readonly patients: Count };

/** Parts of the criterion that some patients cannot be put to. */
export async function notEvaluableOf(question: CohortQuestion): Promise<readonly NotEvaluable[]> {
  const count = gate(question);
  const leaves = await Promise.all(
    planLeaves(question.plan).map(async (leaf) => ({ leaf, counts: await countOpen(leaf, question) })),
  );
  return leaves.flatMap(({ leaf, counts }) =>
    leaf.open.flatMap(({ path, reason }, at) => {
      const n = counts[at] ?? 0;
      const where = path.join('.');
      return n === 0 ? [] : [{ path: where, reason, patients: count(`open ${where}`, n) }];
    }),
  );
}

/** The question in words, in one order, and as a plain graph traversal. */
export function explanationOf(question: CohortQuestion): {
  readonly text: string;
  readonly criterion: unknown;
  readonly cypher: string;
} {
  return { ...explainQuestion(question), criterion: question.canonical };
}

/** What every number of the answer leaves by. */
export function gate({
  fingerprint,
  resolution: {
    scope: { datasets },
  },
  caller,
  policy,
}: CohortQuestion) {
  return (counted: string, n: number): Count =>
    release(n, { fingerprint, counted, datasets }, caller, policy);
}
