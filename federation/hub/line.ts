import type { JWK } from 'jose';
import type { Logger } from 'pino';
import { rememberBy } from '../../graph/remember-by.ts';
import type { Bus } from '../bus.ts';
import { untilAborted } from '../deadline.ts';
import { type AnswerOf, openAnswer } from '../envelope/answer.ts';
import { EnvelopeError } from '../envelope/envelope-error.ts';
import { openHello } from '../envelope/hello.ts';
import type { Keys } from '../envelope/keys.ts';
import { type Question, signQuestion } from '../envelope/question.ts';
import { subjects } from '../subjects.ts';
import type { Pins } from './pins.ts';
import { createRepetitions } from './repetitions.ts';

/** What a site said of itself, and when it was last heard. UTC. */
export type HeardSite = { readonly holding: unknown; readonly heardAt: string };

/** The line of a hub to its sites. */
export type Line = {
  /** Undefined of a site that was not heard since the hub is there. */
  readonly heard: (site: string) => HeardSite | undefined;
  /** Whether what a site said of itself last was of another time than this server has. */
  readonly isOfAnotherTime: (site: string) => boolean;
  /** What a site answers, as it came; asked again from time to time until `signal` ends. @throws EnvelopeError, what `signal` was aborted with */
  readonly ask: (site: string, question: SignedQuestion, signal: AbortSignal) => Promise<unknown>;
  /** Is told what each site says of itself, as it came. */
  readonly onHello: (tell: (site: string, holding: unknown) => void) => void;
  /** Signs a question once, however many sites it is for. */
  readonly sign: (question: Omit<Question, 'hub'>) => Promise<SignedQuestion>;
};

/** One text for all sites. */
export type SignedQuestion = { readonly id: string; readonly text: string };

/** By what a hub is known, and by what it knows its sites. */
export type LineParts = {
  readonly hub: { readonly id: string; readonly keys: Keys };
  readonly pins: Pins;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Is told by the bus that what was said in the last time may be lost. */
  readonly onReturn: (again: () => void) => void;
};

/** Who has the nkey of a site and not its key may be quicker than the site itself: so long its answer is waited for. */
const strangerMs = 1_000;

/** Opens the line of a hub. */
export function openLine(bus: Bus, { hub, pins, log, onReturn }: LineParts): Line {
  const waiting = new Map<string, (text: string) => void>();
  const repetitions = createRepetitions();
  const heard = new Map<string, HeardSite & { readonly by: JWK }>();
  const ofAnotherTime = new Set<string>();
  const told = new Set<(site: string, holding: unknown) => void>();
  const greet = async (text: string, site: string) => {
    const known = pins.of(site);
    const { signing, holding } = await openHello(text, { site, hub: hub.id, keys: hub.keys, signing: known });
    if (known === undefined) await pins.pin(site, signing);
    if (pins.of(site)?.x !== signing.x) return; // another hello was first, or the site was removed
    ofAnotherTime.delete(site);
    heard.set(site, { holding, heardAt: new Date().toISOString(), by: signing });
    repetitions.again(site); // it may have been away
    for (const tell of told) tell(site, holding);
  };
  bus.hear(subjects.hellos, (text, subject) => {
    const site = subject.split('.').at(-1) ?? '';
    if (text === '') return; // a site looks whether it may say something
    greet(text, site).catch((error: unknown) => {
      if (!(error instanceof EnvelopeError))
        return log.error({ err: error, site }, 'a site could not be greeted');
      if (error.kind === 'LATE') ofAnotherTime.add(site);
      log.warn({ site, kind: error.kind, reason: error.message }, 'what came is no hello of the site');
    });
  });
  const openFrom = async (came: string, of: AnswerOf) => {
    const signing = pins.of(of.site);
    if (signing === undefined) throw new EnvelopeError('FOREIGN', 'it was never heard by which key it signs');
    return openAnswer(came, of, { ...hub.keys, signing });
  };
  bus.hear(subjects.answers, (text, subject) => waiting.get(subject)?.(text));
  onReturn(() => repetitions.again());
  return {
    heard: (site) => {
      const one = heard.get(site);
      return one?.by.x === pins.of(site)?.x ? one : undefined; // else another was invited by this id
    },
    isOfAnotherTime: (site) => ofAnotherTime.has(site),
    onHello: (tell) => void told.add(tell),
    sign: rememberBy(async ({ id, sites, where, facets, asker, purpose }) => ({
      id,
      text: await signQuestion({ id, hub: hub.id, sites, where, facets, asker, purpose }, hub.keys),
    })),
    ask: async (site, { id, text }, signal) => {
      const subject = subjects.answer(site, id);
      const say = () => bus.publish(subjects.question(site), text);
      const open = (came: string) => openFrom(came, { question: id, site, hub: hub.id });
      const opening = new Set<string>();
      const stop = repetitions.begin(site, say);
      try {
        return await untilAborted(
          signal,
          new Promise((resolve, reject) => {
            waiting.set(subject, (came) => {
              if (opening.has(came)) return; // a repetition is answered by the same text
              opening.add(came);
              const opened = open(came).finally(() => opening.delete(came));
              opened.then(resolve, (error) => setTimeout(reject, strangerMs, error));
            });
            say();
          }),
        );
      } finally {
        stop();
        waiting.delete(subject);
      }
    },
  };
}
