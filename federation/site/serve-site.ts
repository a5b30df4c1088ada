import type { Logger } from 'pino';
import type { Bus } from '../bus.ts';
import { sealAnswer } from '../envelope/answer.ts';
import { EnvelopeError } from '../envelope/envelope-error.ts';
import type { Invitation } from '../envelope/invitation.ts';
import type { Keys } from '../envelope/keys.ts';
import { clockTolerance, openQuestion, type Question, questionSeconds } from '../envelope/question.ts';
import type { SiteAnswer } from '../site-answer.ts';
import { subjects } from '../subjects.ts';
import { rememberFor } from './remembered.ts';

/** By what a site answers. */
export type SiteParts = Pick<Invitation, 'hub' | 'site'> & {
  readonly keys: Keys;
  /** @throws whatever keeps it from answering now */
  readonly answer: (question: Question) => Promise<SiteAnswer>;
  /** Is told of what was not taken. */
  readonly refuse: (error: EnvelopeError) => Promise<void>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
};

/** While a question could be taken, its answer is remembered: a repetition is told the same, and costs nothing. */
const rememberMs = (questionSeconds + 2 * clockTolerance) * 1_000;

/** Questions that are remembered at most. */
const most = 10_000;

/** Answers the questions of a hub. What fails here leaves the hub without an answer, and it may ask again. */
export function serveSite(bus: Bus, { hub, site, keys, answer, refuse, log }: SiteParts): void {
  const once = rememberFor<string>(rememberMs, most);
  const seal = async (question: Question) => {
    const answered = await answer(question);
    const of = { question: question.id, site: site.id, hub: hub.id };
    return sealAnswer(answered, of, { ...keys, sealing: hub.sealing });
  };
  const take = async (text: string) => {
    const question = await openQuestion(text, { site: site.id, hub });
    const sealed = await once(question.id, () => seal(question));
    bus.publish(subjects.answer(site.id, question.id), sealed);
  };
  bus.hear(subjects.question(site.id), (text) => {
    take(text).catch(async (error: unknown) => {
      if (!(error instanceof EnvelopeError))
        return log.error({ err: error }, 'a question could not be answered');
      log.warn({ kind: error.kind, reason: error.message }, 'what came is no question of the hub');
      await refuse(error).catch((failed: unknown) => log.error({ err: failed }, 'that could not be kept'));
    });
  });
}
