import type { Graph } from '../graph/graph.ts';
import { KnownError } from '../ontology/errors.ts';
import { type Decision, decideQuestion, type HeldQuestion, readHeldQuestions } from './held.ts';

/** What somebody does with the questions that wait because of datasets which are all theirs. */
export type QuestionDesk = {
  /** Those that wait, or those that were decided, too; the oldest first. */
  readonly list: (which: 'waiting' | 'all') => Promise<readonly HeldQuestion[]>;
  /** @throws KnownError NOT_FOUND of any other question, ARGUMENT_INVALID */
  readonly decide: (id: string, said: SaidOfQuestion) => Promise<HeldQuestion>;
};

/** Whether a question is answered, and why. */
export type SaidOfQuestion = Pick<Decision, 'isAnswered' | 'reason'>;

/** A decision that is to be made, of a question. */
export type QuestionChange = {
  readonly question: HeldQuestion;
  readonly said: SaidOfQuestion;
  readonly make: () => Promise<HeldQuestion>;
};

/** Of whom a desk is: their datasets, undefined of who may decide everything, who they are in words, and what keeps what they do. */
export type DeskParts = {
  readonly own?: readonly string[];
  readonly by: string;
  readonly keep: (change: QuestionChange) => Promise<HeldQuestion>;
};

/** The desk of somebody who decides questions. */
export function createDesk(graph: Graph, { own, by, keep }: DeskParts): QuestionDesk {
  const readOwn = async () => {
    const held = await readHeldQuestions(graph, new Date());
    return held.filter(({ datasets }) => own === undefined || datasets.every((id) => own.includes(id)));
  };
  return {
    list: async (which) => {
      const held = await readOwn();
      return which === 'all' ? held : held.filter(({ decision }) => decision === null);
    },
    decide: async (id, said) => {
      requireReason(said);
      const question = (await readOwn()).find((one) => one.id === id);
      if (question === undefined) throw noQuestion(id);
      const decision = { ...said, by, at: new Date().toISOString() };
      const make = async () => (await decideQuestion(graph, id, decision)) ?? Promise.reject(noQuestion(id));
      return keep({ question, said, make });
    },
  };
}

/** A line of text: the hub is told it. @throws KnownError ARGUMENT_INVALID */
function requireReason({ isAnswered, reason }: SaidOfQuestion): void {
  if (reason === null && isAnswered) return;
  if (reason !== null && /^(?=.*\S)[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,500}$/u.test(reason)) return;
  throw new KnownError('ARGUMENT_INVALID', 'reason: say why, on one line of 500 characters at most.');
}

function noQuestion(id: string): KnownError {
  return new KnownError('NOT_FOUND', `No question ${JSON.stringify(id)} waits here.`);
}
