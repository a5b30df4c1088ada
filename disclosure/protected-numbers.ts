import type { CohortAnswer } from '../cohort/answer/ask.ts';
import { createFaults } from '../cohort/faults.ts';
import type { Remembered } from '../ledger/wanted.ts';
import { type DatasetPopulation, populationsAmong, readPopulationsOf } from '../loaders/populations.ts';
import { type Display, showNoisy } from '../noise/display.ts';
import type { CutPoints } from '../ontology/bands.ts';
import type { Path } from '../ontology/errors.ts';
import type { FacetField } from '../ontology/facets.ts';
import type { ReleasedDescription } from '../ontology/released-description.ts';
import type { Asking } from './asker.ts';
import { buyAnswers, type Lot } from './bought-answers.ts';
import type { Caller } from './caller.ts';
import { describedValuesOf } from './protected/described.ts';
import { isCodeIn } from './protected/is-code.ts';
import type { Frame, Measure } from './protected/measure.ts';
import { noteRefusals } from './protected/refusal.ts';
import { refusedIn } from './protected/refused-criterion.ts';
import { measuresOf, type Sheet, toSheet, type WantedNumbers } from './protected/sheet.ts';
import type { Protection } from './protection.ts';
import { type Count, releaseShown } from './release.ts';

export type { WantedFacet, WantedNumbers } from './protected/sheet.ts';

/** A question that was asked without data, and where its input stands. */
type ResolvedQuestion = Pick<CohortAnswer, 'criterion' | 'resolution'> & { readonly path: Path };

/** Everything that a request asks of one protected question, and the most that it may cost. */
export type WantedTogether = WantedNumbers & { readonly maxCost?: number | undefined };

/** The protected numbers of a question: a count for each part of a measure, and the same numbers with their noise before anything is hidden or rounded. */
export type Told = {
  readonly sheet: Sheet;
  readonly countsOf: (measure: Measure) => readonly Count[];
  readonly drawnOf: (measure: Measure) => readonly number[];
};

/** A sheet of what is asked of one question, with the data that it is of. */
type FilledSheet = { readonly sheet: Sheet; readonly lot: Lot };

/**
 * The protected numbers of questions over datasets of their own, in their order: all of them or none. They were asked without data, and
 * decide what is refused and what it costs; `asking` has the data. Where nothing protects, nothing is told. @throws CriterionErrors, KnownError
 */
export async function tellProtected(
  questions: readonly ResolvedQuestion[],
  asking: Asking,
  wanted: WantedTogether,
): Promise<readonly Told[]> {
  const { protection, pace } = asking;
  pace.protect();
  if (protection === undefined) return [];
  const datasets = [...new Set(questions.flatMap(({ resolution }) => resolution.scope.datasets))];
  const known = await readPopulationsOf(asking.graph, datasets);
  const filled = questions.map((question) => fillSheet(question, wanted, { known, protection }));
  const lots = filled.map(({ lot }) => lot);
  pace.protect(lots.flatMap(({ measures }) => measures.flatMap(({ parts }) => parts)).length);
  const answers = await buyAnswers(lots, { asking, protection, maxCost: wanted.maxCost });
  const counts = new Map(
    [...answers].map(([key, answer]) => [key, toCounts(answer, protection.display, asking.caller)]),
  );
  return filled.map(({ sheet }) => ({
    sheet,
    countsOf: ({ key }) => counts.get(key) ?? [],
    drawnOf: ({ key }) => answers.get(key)?.values ?? [],
  }));
}

/** What is known of the datasets that are asked, and by what they are protected. */
type Filling = { readonly known: readonly DatasetPopulation[]; readonly protection: Protection };

/** @throws CriterionErrors of what is not asked where numbers are protected */
function fillSheet(
  question: ResolvedQuestion,
  wanted: WantedNumbers,
  { known, protection: { display, rules } }: Filling,
): FilledSheet {
  const { datasets } = question.resolution.scope;
  const asked = known.filter(({ id }) => datasets.includes(id));
  const frame: Frame = {
    ...{ meaning: question.resolution, datasets },
    populations: populationsAmong(asked),
    variance: display.rules.variance.toFraction(),
  };
  const released = asked.flatMap((dataset) => dataset.released ?? []);
  const sheet = admitted(question, wanted, { frame, released, cutPoints: rules.cutPoints });
  return { sheet, lot: { measures: measuresOf(sheet), frame, question } };
}

/** Of whom is asked, and what a site publishes that may be. */
type Admitting = {
  readonly frame: Frame;
  readonly released: readonly ReleasedDescription[];
  readonly cutPoints: readonly CutPoints[];
};

/** What is measured. @throws CriterionErrors of what is not asked where numbers are protected */
function admitted(
  { criterion, path }: ResolvedQuestion,
  wanted: WantedNumbers,
  { frame, released, cutPoints }: Admitting,
): Sheet {
  const faults = createFaults();
  const known = {
    ...{ datasets: frame.datasets, saved: frame.meaning.saved, isCode: isCodeIn(frame.meaning) },
    ...{ described: (field: FacetField) => describedValuesOf(field, released), cutPoints },
  };
  noteRefusals(refusedIn(criterion, known), faults, path);
  faults.raise();
  const sheet = toSheet(criterion, wanted, { frame, known, faults });
  faults.raise();
  return sheet;
}

function toCounts({ values, asOf }: Remembered, display: Display, caller: Caller): readonly Count[] {
  const { confidence } = display.rules;
  return values.map((value) =>
    releaseShown({ ...showNoisy(BigInt(value), display), asOf, confidence }, caller),
  );
}
