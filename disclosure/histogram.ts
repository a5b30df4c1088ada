import { selectPatients } from '../cohort/answer/answers.ts';
import { countHistogram, type HistogramAsk } from '../cohort/answer/histogram.ts';
import { type CohortQuestion, gate } from './cohort.ts';
import type { Count } from './release.ts';

/** Numbers of the cohort in bins. */
export type Histogram = {
  readonly unit: string | null;
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: Count }[];
  /** Patients without a number. */
  readonly missing: Count;
};

/** A histogram of one number over the patients of the cohort. @throws CriterionErrors */
export async function histogramOf(question: CohortQuestion, ask: HistogramAsk): Promise<Histogram> {
  const selections = await selectPatients(question);
  const { unit, bins, missing } = countHistogram(ask, selections, question.resolution);
  const count = gate(question);
  const name = `histogram ${JSON.stringify(ask)}`;
  return {
    unit,
    bins: bins.map(({ from, to, n }) => ({ from, to, count: count(`${name} ${from} ${to}`, n) })),
    missing: count(`${name} missing`, missing),
  };
}
