import type { AskedPlan } from '../cohort/answer/answers.ts';
import { askQuestion, type CohortAnswer, inScope, type Setting } from '../cohort/answer/ask.ts';
import type { Scope } from '../index/scope.ts';
import type { Asker, Asking } from './asker.ts';
import { cellsOf, type ToCell } from './cell.ts';
import { noteQuestion } from './note-question.ts';
import { askingFor } from './registered.ts';
import { Sealed } from './sealed.ts';

/** A question about a cohort that can be answered, and who asks it: what is counted for the answers does not show. */
export type CohortQuestion = Sealed<OpenQuestion>;

/** What is in a question. */
export type OpenQuestion = CohortAnswer & { readonly asking: Asking };

/** Where the input of a question stands, and whether it is a stored one. */
export type QuestionPlace = Pick<Setting, 'path' | 'isStored'>;

/** A question from untrusted input, over the data that the caller may count. @throws CriterionErrors */
export async function askCohort(
  input: unknown,
  asker: Asker,
  place: QuestionPlace = {},
): Promise<CohortQuestion> {
  return new Sealed(await openQuestion(input, Sealed.open(asker), place));
}

/** As `askCohort`, within the room. @throws CriterionErrors */
export async function openQuestion(
  input: unknown,
  asker: Asking,
  place: QuestionPlace = {},
): Promise<OpenQuestion> {
  const asking = askingFor(asker);
  const { caller, readSaved, breathe, contactsOf } = asking;
  const scope = { datasets: caller.counts, records: caller.records };
  const index = await asking.index();
  const isWithheld = asking.policy.kind !== 'exact';
  const hidden = await hiddenFrom(asker);
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
  return { ...answer, asking };
}

/** Codes of which the caller may not be told that there are any: of who may count everything, none. */
async function hiddenFrom({ caller, toldConcepts, index }: Asking): Promise<ReadonlySet<string>> {
  const { segments } = await index();
  const counts = new Set(caller.counts);
  const isAll = segments.every(({ datasets }) => datasets.ids.every((id) => counts.has(id)));
  return isAll ? new Set() : (await toldConcepts()).hidden;
}

/** The question over the records that the caller may read and count. */
export function toListing(question: OpenQuestion): AskedPlan {
  return inScope(question, readableScope(question));
}

/** The datasets that the caller may both read and count over. */
export function readableScope({ asking }: Pick<OpenQuestion, 'asking'>): Scope {
  const { records, counts } = asking.caller;
  return { datasets: records.filter((dataset) => counts.includes(dataset)), records, purpose: 'list' };
}

/** Cells of numbers that answer the question. */
export function cellsFor({ fingerprint, resolution }: OpenQuestion): ToCell {
  return cellsOf({ fingerprint, datasets: resolution.scope.datasets });
}
