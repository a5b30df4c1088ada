import type { Decision, HeldQuestion, WaitingQuestion } from '../../questions/held.ts';
import type { PutQuestion } from '../../questions/put-question.ts';
import { type SiteAnswer, unsaid } from '../site-answer.ts';
import type { Answerable } from './answer-question.ts';
import { refused } from './refusal.ts';

/** Over which datasets questions are answered at once: those over any other one wait for a person. */
export type AnsweredAtOnce = 'all' | readonly string[];

/** By what a site holds questions: over what none waits, and what keeps those that do; undefined where too many wait. */
export type ByHand = {
  readonly atOnce: AnsweredAtOnce;
  readonly hold: (question: WaitingQuestion) => Promise<HeldQuestion | undefined>;
};

type AskedQuestion = PutQuestion & Answerable;

/** What is answered in the place of a number where no person has let the question be answered; else nothing. */
export async function answerByHand(
  { datasets, textOf, ...question }: AskedQuestion,
  { atOnce, hold }: ByHand,
): Promise<SiteAnswer | undefined> {
  const waiting = atOnce === 'all' ? [] : datasets.filter((id) => !atOnce.includes(id));
  if (waiting.length === 0) return undefined;
  const held = await hold({ ...question, datasets: waiting, text: textOf() });
  if (held === undefined) return refused('Too many questions wait for a person there.');
  return held.decision === null ? pending(held.endsAt) : decided(held.decision);
}

function decided({ isAnswered, reason }: Decision): SiteAnswer | undefined {
  return isAnswered ? undefined : refused(`A person there does not let it be answered: ${reason}`);
}

function pending(endsAt: string): SiteAnswer {
  const reason = `A person there decides whether it is answered: ask it again, until ${endsAt}.`;
  return { ...unsaid, status: 'PENDING', reason };
}
