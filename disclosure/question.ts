import { type Found, foundOf } from '../access/grants/held-grants.ts';
import type { AskedPlan } from '../cohort/answer/answers.ts';
import { askQuestion, type CohortAnswer, inScope, type Setting } from '../cohort/answer/ask.ts';
import { createFaults } from '../cohort/faults.ts';
import { reportDatasets } from '../cohort/resolve/datasets.ts';
import { inTurn } from '../graph/breathe.ts';
import type { Scope } from '../index/scope.ts';
import { KnownError, type Path } from '../ontology/errors.ts';
import type { Asker, Asking } from './asker.ts';
import { cellsOf, type ToCell } from './cell.ts';
import { noteQuestion } from './note-question.ts';
import { type Told, tellProtected, type WantedTogether } from './protected-numbers.ts';
import { askingFor, isProtected } from './registered.ts';
import { Sealed } from './sealed.ts';

/** A question about a cohort that can be answered, and who asks it: what is counted for the answers does not show. */
export type CohortQuestion = Sealed<OpenQuestion>;

/** What is in a question; `told` are the protected numbers that were asked with it. */
export type OpenQuestion = CohortAnswer & {
  readonly asking: Asking;
  /** Where its input stands. */
  readonly path: Path;
  readonly told?: Told | undefined;
};

/** Where the input of a question stands, whether it is a stored one, and over which datasets it is asked. */
export type QuestionPlace = Pick<Setting, 'path' | 'isStored'> & { readonly datasets?: readonly string[] };

/** A question from untrusted input, over the data that the caller may count. @throws CriterionErrors */
export async function askCohort(
  input: unknown,
  asker: Asker,
  place: QuestionPlace = {},
): Promise<CohortQuestion> {
  return new Sealed(await openQuestion(input, Sealed.open(asker), place));
}

/** As `askCohort`; where numbers are protected, they are asked all at once. @throws CriterionErrors, KnownError */
export async function askNumbers(
  input: unknown,
  asker: Asker,
  { wanted, ...place }: QuestionPlace & { readonly wanted: () => WantedTogether },
): Promise<CohortQuestion> {
  const asking = Sealed.open(asker);
  const question = await openQuestion(input, asking, place);
  const [told] = await tellEach([question], asking, wanted);
  return new Sealed({ ...question, told });
}

/** What is asked over each of several datasets. */
type EachAsk = Omit<QuestionPlace, 'datasets'> & {
  readonly datasets: readonly string[];
  readonly wanted: () => WantedTogether;
};

/**
 * One question over each of several datasets by itself, in their order and each once. Protected numbers of all of them are asked at
 * once: all are paid for or none. @throws CriterionErrors, KnownError
 */
export async function askNumbersOfEach(
  input: unknown,
  asker: Asker,
  { wanted, datasets, ...place }: EachAsk,
): Promise<readonly CohortQuestion[]> {
  const asking = Sealed.open(asker);
  const alone = [...new Set(datasets)].map((id) => [id]);
  await requireDatasets(alone, asking);
  const questions = await inTurn(alone, asking.breathe, (one) =>
    openOver(input, asking, { ...place, datasets: one }),
  );
  const told = await tellEach(questions, asking, wanted);
  return questions.map((question, at) => new Sealed({ ...question, told: told[at] }));
}

/** The protected numbers of those questions that have some, in the places of these. */
async function tellEach(
  questions: readonly OpenQuestion[],
  asking: Asking,
  wanted: () => WantedTogether,
): Promise<readonly (Told | undefined)[]> {
  const guarded = questions.filter((question) => isProtected(question.asking));
  const told = guarded.length === 0 ? [] : await tellProtected(guarded, asking, wanted());
  return questions.map((question) => told[guarded.indexOf(question)]);
}

/** As `askCohort`, within the room. @throws CriterionErrors */
export async function openQuestion(
  input: unknown,
  asker: Asking,
  place: QuestionPlace = {},
): Promise<OpenQuestion> {
  const datasets = place.datasets && [...new Set(place.datasets)];
  if (datasets !== undefined) await requireDatasets([datasets], asker);
  return openOver(input, asker, { ...place, ...(datasets === undefined ? {} : { datasets }) });
}

/** As `openQuestion`, over datasets that the caller may ask over together. */
async function openOver(input: unknown, asker: Asking, place: QuestionPlace): Promise<OpenQuestion> {
  const asking = askingFor(asker, place.datasets);
  const { caller, readSaved, breathe, contactsOf } = asking;
  const scope = { datasets: caller.counts, records: caller.records };
  const index = await asking.index();
  const isWithheld = asking.policy.kind !== 'exact';
  const hidden = await hiddenFrom(asking);
  const told = { isWithheld, hidden };
  const answer = await askQuestion(input, {
    scope,
    index,
    readSaved,
    breathe,
    contactsOf,
    ...told,
    ...place,
  });
  noteQuestion(caller.trail, answer);
  return { ...answer, asking, path: place.path ?? ['where'] };
}

/** Datasets that questions name as those to ask over, by question. @throws CriterionErrors of those that the caller may not ask over */
async function requireDatasets(
  questions: readonly (readonly string[])[],
  { caller, contactsOf, graph }: Asking,
): Promise<void> {
  const faults = createFaults();
  const scope = { datasets: [...caller.counts, ...(caller.registered ?? [])] };
  const named = questions.flat();
  if (named.length === 0) faults.add(['datasets'], 'is empty; name at least one dataset', 'ARGUMENT_INVALID');
  await reportDatasets(named, { scope, faults, contactsOf }, ['datasets']);
  faults.raise();
  const found = await graph.read<Found>(foundOf(named));
  for (const { id, others } of found) {
    const together = questions.find((datasets) => datasets.includes(id)) ?? [];
    const missing = others.filter((other) => !together.includes(other));
    if (missing.length > 0)
      faults.add(
        ['datasets', named.indexOf(id)],
        `shares records with ${missing.join(', ')}: name these, too`,
      );
  }
  faults.raise();
}

/** Codes of which the caller may not be told that there are any: of who may count everything, none. */
async function hiddenFrom(asking: Asking): Promise<ReadonlySet<string>> {
  const { caller, toldConcepts, index } = asking;
  if (isProtected(asking)) return (await toldConcepts()).hidden;
  const { segments } = await index();
  const counts = new Set(caller.counts);
  const isAll = segments.every(({ datasets }) => datasets.ids.every((id) => counts.has(id)));
  return isAll ? new Set() : (await toldConcepts()).hidden;
}

/** The question over the records that the caller may read and count. @throws KnownError FORBIDDEN where numbers are protected */
export function toListing(question: OpenQuestion): AskedPlan {
  return inScope(question, readableScope(question));
}

/** The datasets that the caller may both read and count over. @throws KnownError FORBIDDEN where numbers are protected */
export function readableScope({ asking }: Pick<OpenQuestion, 'asking'>): Scope {
  if (isProtected(asking)) throw listedNowhere;
  const { records, counts } = asking.caller;
  return { datasets: records.filter((dataset) => counts.includes(dataset)), records, purpose: 'list' };
}

/** Why nobody is listed where numbers are protected. */
export const listedNowhere = new KnownError(
  'FORBIDDEN',
  'Patients and images are listed over datasets that were granted alone: name these in datasets.',
);

/** Cells of numbers that answer the question. */
export function cellsFor({ fingerprint, resolution }: OpenQuestion): ToCell {
  return cellsOf({ fingerprint, datasets: resolution.scope.datasets });
}
