import { selectPatients } from '../cohort/answer/answers.ts';
import { countHistogram, type HistogramAsk } from '../cohort/answer/histogram.ts';
import { openGate } from './gate.ts';
import { type CohortQuestion, cellsFor } from './question.ts';
import type { Count } from './release.ts';
import { Sealed } from './sealed.ts';

/** Numbers of the cohort in bins. */
export type Histogram = {
  readonly unit: string | null;
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: Count }[];
  /** Patients without a number. */
  readonly missing: Count;
};

/** A histogram of one number over the patients of the cohort. @throws CriterionErrors */
export async function histogramOf(question: CohortQuestion, ask: HistogramAsk): Promise<Histogram> {
  const open = Sealed.open(question);
  const { unit, bins, missing } = await countHistogram(ask, await selectPatients(open), open);
  const cell = cellsFor(open);
  const name = `histogram ${JSON.stringify(ask)}`;
  const counted = ask.per === 'RECORD' ? 'values' : 'patients';
  const left = await openGate(open.asking, {
    counts: bins.map(({ from, to, n }) =>
      cell({ unit: counted, of: `${name} ${from} ${to}`, partOf: name }, n),
    ),
    missing: cell({ unit: 'patients', of: `${name} missing` }, missing),
  });
  const shown = bins.flatMap(({ from, to }, at) => {
    const count = left.counts[at];
    return count === undefined ? [] : [{ from, to, count }];
  });
  return { unit, bins: betweenKnown(shown), missing: left.missing };
}

/** From the first to the last bin that is known to hold something: the ends of the others are somebody's numbers. */
function betweenKnown(bins: Histogram['bins']): Histogram['bins'] {
  const isKnown = ({ count }: Histogram['bins'][number]) => (count.value ?? 0) > 0;
  const first = bins.findIndex(isKnown);
  return first === -1 ? [] : bins.slice(first, bins.findLastIndex(isKnown) + 1);
}
