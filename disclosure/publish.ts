import type { Fraction } from 'fraction.js';
import type { CohortAnswer } from '../cohort/answer/ask.ts';
import { type Clock, toTime } from '../ledger/clock.ts';
import { type ReleaseTimes, releaseDescriptions, releaseTimes } from '../ledger/description.ts';
import type { StoredDataset } from '../loaders/datasets.ts';
import type { DescriptionCharge } from '../ontology/charge.ts';
import type { Describes } from '../ontology/described.ts';
import { KnownError } from '../ontology/errors.ts';
import { type Asking, toAsker } from './asker.ts';
import { type Describing, drawNumbers, noiseFor } from './description/draw.ts';
import { describingLines, type Lines, unitsOfLines } from './description/lines.ts';
import type { Disclosure } from './disclosure.ts';
import { counterOf } from './protected/count.ts';
import { isCodeIn } from './protected/is-code.ts';
import { openQuestion } from './question.ts';
import { withParts } from './registered.ts';
import { Sealed } from './sealed.ts';

/** By what descriptions are released. */
export type PublishTerms = Describing & {
  /** What those of a population cost together at most. */
  readonly budget: Fraction;
  readonly clock: Clock;
};

/** A dataset whose description is to be released. */
export type PublishedDataset = Pick<StoredDataset, 'id' | 'population' | 'stated'>;

/** What the release of a description is, before anything is counted. */
export type PlannedRelease = ReleaseTimes & {
  readonly population: string;
  readonly numbers: number;
  readonly sigma: number;
  readonly rho: Fraction;
};

type Plan = {
  readonly dataset: PublishedDataset;
  readonly asking: Asking;
  readonly question: CohortAnswer;
  readonly lines: readonly Lines[];
  readonly variance: Fraction;
  readonly rho: Fraction;
};

/** What releases would be and cost, and when they may be. @throws KnownError CONFLICT of a code that no vocabulary knows, BUDGET_EXHAUSTED */
export async function planReleases(
  datasets: readonly PublishedDataset[],
  disclosure: Disclosure,
  terms: PublishTerms,
): Promise<readonly PlannedRelease[]> {
  const plans = await plansOf(datasets, disclosure, terms);
  const { graph } = Sealed.open(disclosure);
  const times = await releaseTimes(graph, plans.map(toWanted), { ...terms, now: toTime(terms.clock()) });
  return times.flatMap((time, at) => {
    const plan = plans[at];
    if (plan === undefined) return [];
    const { dataset, lines, variance, rho } = plan;
    const numbers = lines.reduce((sum, { lines: some }) => sum + some.length, 0);
    return [{ ...time, population: dataset.population, numbers, sigma: Math.sqrt(variance.valueOf()), rho }];
  });
}

/**
 * Counts, draws and releases descriptions, all of them or none. Whatever anybody is told of these datasets without a grant follows
 * from what is released here. @throws KnownError as `planReleases`
 */
export async function publishReleases(
  datasets: readonly PublishedDataset[],
  disclosure: Disclosure,
  terms: PublishTerms,
): Promise<readonly DescriptionCharge[]> {
  const plans = await plansOf(datasets, disclosure, terms);
  const drawn = [];
  for (const plan of plans) drawn.push({ ...toWanted(plan), drawn: await drawOf(plan, terms) });
  const { graph } = Sealed.open(disclosure);
  return releaseDescriptions(graph, drawn, { ...terms, now: toTime(terms.clock()) });
}

async function drawOf({ dataset, asking, question, lines, variance }: Plan, describing: Describing) {
  const index = await withParts(asking, [dataset.id]);
  const numbers = await drawNumbers(lines, counterOf(question, index), { variance, describing });
  return { confidence: describing.rules.confidence, numbers };
}

function toWanted({ dataset: { id, population }, rho }: Plan) {
  return { dataset: id, population, rho };
}

function plansOf(
  datasets: readonly PublishedDataset[],
  disclosure: Disclosure,
  terms: PublishTerms,
): Promise<readonly Plan[]> {
  return Promise.all(
    datasets.map(async (dataset): Promise<Plan> => {
      const caller = { subject: 'description', records: [], counts: [], registered: [dataset.id] };
      const asking = Sealed.open(toAsker(disclosure, caller));
      const question = await openQuestion({ patient: {} }, asking, { datasets: [dataset.id] });
      const isCode = isCodeIn(question.resolution);
      const describes = dataset.stated?.describes;
      refuseUnknown(dataset.id, describes, isCode);
      const lines = describingLines(describes, isCode);
      return { dataset, asking, question, lines, ...noiseFor(unitsOfLines(lines), terms) };
    }),
  );
}

/** @throws KnownError CONFLICT of codes that a description file names, and no vocabulary here knows */
function refuseUnknown(
  dataset: string,
  describes: Describes | undefined,
  isCode: (code: string) => boolean,
): void {
  const unknown = describes?.conditions?.filter((code) => !isCode(code)) ?? [];
  if (unknown.length > 0)
    throw new KnownError(
      'CONFLICT',
      `The description of ${dataset} counts ${unknown.join(', ')}, which no vocabulary here knows: load the vocabulary, or name other conditions.`,
    );
}
