import { selectPatients } from '../cohort/answer/answers.ts';
import { type Bin, type Binning, binsBetween, decades, toBins } from '../cohort/answer/bins.ts';
import {
  type HistogramAsk,
  type HistogramNumbers,
  histogramNumbers,
  onlyUnit,
} from '../cohort/answer/histogram.ts';
import { openGate } from './gate.ts';
import { type CohortQuestion, cellsFor, type OpenQuestion } from './question.ts';
import { isProtected } from './registered.ts';
import { type Count, suppressed } from './release.ts';
import { Sealed } from './sealed.ts';

/** Numbers of the cohort in bins. */
export type Histogram = {
  readonly unit: string | null;
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: Count }[];
  /** Patients without a number. */
  readonly missing: Count;
};

/** A histogram of one number over the patients of the cohort; where numbers are protected there is none. @throws CriterionErrors */
export async function histogramOf(question: CohortQuestion, ask: HistogramAsk): Promise<Histogram> {
  const open = Sealed.open(question);
  if (isProtected(open.asking)) return { unit: null, bins: [], missing: suppressed };
  const numbers = await histogramNumbers(ask, await selectPatients(open), open);
  const telling = { open, name: `histogram ${JSON.stringify(ask)}`, ask };
  const unit = numbers.fixed === undefined ? await unitOf(numbers, telling) : numbers.fixed;
  const { values, missing } = await numbers.in(unit);
  await open.breathe();
  const cell = cellsFor(open)({ unit: 'patients', of: `${telling.name} missing` }, missing);
  const bins = await toldBins(values, numbers.binning, telling);
  return { unit: unit ?? null, bins, missing: await openGate(open.asking, cell) };
}

type Telling = { readonly open: OpenQuestion; readonly name: string; readonly ask: HistogramAsk };
type ToldBin = Histogram['bins'][number];

/** The unit of numbers, where those in it may be known: a unit of others does not count. @throws CriterionErrors of several */
async function unitOf(
  { units }: HistogramNumbers,
  { open, name }: Telling,
): Promise<string | null | undefined> {
  const found = await units();
  if (open.asking.policy.kind === 'exact') return onlyUnit(found);
  const cell = cellsFor(open);
  const left = await openGate(
    open.asking,
    found.map(({ unit, n }) => cell({ unit: 'patients', of: `${name} in ${unit}` }, n)),
  );
  return onlyUnit(found.filter((_, at) => isKnown(left[at])));
}

/** So often bins are made finer. */
const rounds = 3;

/**
 * Numbers in bins from the first to the last that is known to hold something: the ends of the others are somebody's numbers.
 * Where not every number leaves, the bins follow from those that left before: from powers of ten on, ever finer ones between
 * those that are known to hold something.
 */
async function toldBins(
  values: readonly number[],
  binning: Binning,
  telling: Telling,
): Promise<readonly ToldBin[]> {
  if (telling.open.asking.policy.kind === 'exact')
    return betweenKnown(await release(toBins(values, binning), telling));
  let known = betweenKnown(await release(decades(values), telling));
  for (let round = 0; round < rounds; round += 1) {
    const finer = betweenKnown(await release(finerThan(known, values, binning), telling));
    if (finer.length === 0) break;
    known = finer;
  }
  return known;
}

/** Bins over all that some bins cover. */
function finerThan(known: readonly ToldBin[], values: readonly number[], binning: Binning): readonly Bin[] {
  const [first, last] = [known[0], known.at(-1)];
  return first === undefined || last === undefined
    ? []
    : binsBetween({ from: first.from, to: last.to }, values, binning);
}

async function release(bins: readonly Bin[], { open, name, ask }: Telling): Promise<readonly ToldBin[]> {
  const cell = cellsFor(open);
  const unit = ask.per === 'RECORD' ? 'values' : 'patients';
  const partOf = `${name} in ${bins.length} bins from ${bins[0]?.from}`;
  const left = await openGate(
    open.asking,
    bins.map(({ from, to, n }) => cell({ unit, of: `${name} ${from} ${to}`, partOf }, n)),
  );
  return bins.flatMap(({ from, to }, at) => {
    const count = left[at];
    return count === undefined ? [] : [{ from, to, count }];
  });
}

function betweenKnown(bins: readonly ToldBin[]): readonly ToldBin[] {
  const first = bins.findIndex(({ count }) => isKnown(count));
  return first === -1 ? [] : bins.slice(first, bins.findLastIndex(({ count }) => isKnown(count)) + 1);
}

function isKnown(count: Count | undefined): boolean {
  return (count?.value ?? 0) > 0;
}
