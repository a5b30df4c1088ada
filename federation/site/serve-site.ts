import type { Logger } from 'pino';
import type { Bus } from '../bus.ts';
import { sealAnswer } from '../envelope/answer.ts';
import { EnvelopeError } from '../envelope/envelope-error.ts';
import type { Invitation } from '../envelope/invitation.ts';
import type { Keys } from '../envelope/keys.ts';
import { clockTolerance, openQuestion, type Question, questionSeconds } from '../envelope/question.ts';
import { type SiteAnswer, unsaid } from '../site-answer.ts';
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

/** Of what is not taken one in so long is logged: there may be many. */
const quietMs = 10_000;

const failed: SiteAnswer = { ...unsaid, status: 'FAILED', reason: 'It cannot answer now: ask again later.' };

/** Answers the questions of a hub. What fails here is told as that, and may be asked again. */
export function serveSite(bus: Bus, { hub, site, keys, answer, refuse, log }: SiteParts): void {
  const once = rememberFor<string>(rememberMs, most);
  const taking = new Set<string>();
  let quietUntil = 0;
  const seal = (answered: SiteAnswer, { id }: Question) =>
    sealAnswer(answered, { question: id, site: site.id, hub: hub.id }, { ...keys, sealing: hub.sealing });
  const take = async (text: string) => {
    const question = await openQuestion(text, { site: site.id, hub });
    const sealed = await once(question.id, async () => seal(await answer(question), question)).catch(
      (error: unknown) => {
        log.error({ err: error, question: question.id }, 'a question could not be answered');
        return seal(failed, question);
      },
    );
    bus.publish(subjects.answer(site.id, question.id), sealed);
  };
  const reject = async (error: EnvelopeError) => {
    if (Date.now() >= quietUntil) {
      quietUntil = Date.now() + quietMs;
      log.warn({ kind: error.kind, reason: error.message }, 'what came is no question of the hub');
    }
    await refuse(error);
  };
  bus.hear(subjects.question(site.id), (text) => {
    if (taking.has(text)) return; // what is repeated meanwhile is answered with it
    taking.add(text);
    take(text)
      .finally(() => taking.delete(text))
      .catch((error: unknown) => {
        if (error instanceof EnvelopeError) return reject(error);
        throw error;
      })
      .catch((error: unknown) => log.error({ err: error }, 'what came could not be looked at, or kept'));
  });
}
