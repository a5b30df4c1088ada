import { localIssuer } from '../../access/person.ts';
import type { Audit } from '../../audit/audit.ts';
import type { AuditEvent } from '../../audit/event.ts';
import { createTrail } from '../../audit/trail.ts';
import { paceOf } from '../../disclosure/asker.ts';
import type { Caller } from '../../disclosure/caller.ts';
import type { Invitation } from '../../federation/envelope/invitation.ts';
import type { Question } from '../../federation/envelope/question.ts';
import { answerQuestion } from '../../federation/site/answer-question.ts';
import { answerByHand, type ByHand } from '../../federation/site/by-hand.ts';
import { holdingOf } from '../../federation/site/holding.ts';
import { refused } from '../../federation/site/refusal.ts';
import type { SiteAnswer, SiteHolding } from '../../federation/site-answer.ts';
import { type Context, createContext, type Services } from '../../resolvers/context.ts';
import { failureOf, requestOf } from '../audited.ts';
import type { createCallerFor } from '../caller.ts';
import { createAdmission } from '../http/admission.ts';
import { held, type PurposeRule } from '../purpose.ts';

/** By what the questions of a hub are answered. */
export type AnswerParts = Pick<Invitation, 'hub' | 'servers'> & {
  readonly services: Services;
  readonly callerFor: ReturnType<typeof createCallerFor>;
  readonly audit: Audit | undefined;
  readonly purpose: PurposeRule;
  /** What people decide of questions that are not answered at once. */
  readonly byHand: ByHand;
};

/** Questions that are answered at once; the others wait. */
const atOnce = 2;

/** And so many of these are no flood. */
const mostWaiting = 50;

/** The hub does not wait longer: what was not begun by then is not asked any more. */
const deadlineMs = 25_000;

const busy = refused('The site has too many questions to answer: ask again later.');

/** A hub, and by what it is answered. */
type HubParts = Omit<AnswerParts, 'hub' | 'byHand'> & {
  readonly hub: Pick<Invitation['hub'], 'id' | 'name'>;
};

/** A site, as its hub sees it for so many ms: to its gate the hub is one organisation, whoever asks there. */
export function createHubContext(
  { hub, services, callerFor, audit, servers, purpose: rule }: HubParts,
  patienceMs = deadlineMs,
) {
  const person = { issuer: localIssuer, subject: hub.id, name: hub.name, isNetwork: true };
  const login = { person, until: null, by: 'signed question' } as const;
  const address = new URL(servers[0] ?? '').host;
  return async ({ id, purpose }: Pick<Question, 'id' | 'purpose'>): Promise<Context> => {
    const caller = held(await callerFor(login), purpose, rule);
    const trail = createTrail({ requestId: id, purpose, address });
    return createContext(
      services,
      audit === undefined ? caller : { ...caller, trail },
      AbortSignal.timeout(patienceMs),
    );
  };
}

/** What the site says that it holds. */
export function createHolding(parts: AnswerParts): () => Promise<SiteHolding> {
  const contextOf = createHubContext(parts);
  return async () => holdingOf(await contextOf({ id: 'holding', purpose: 'catalogue' }));
}

/** Answers questions, a few at once; each answer is kept before it leaves, and leaves at its time. */
export function createAnswer(parts: AnswerParts): (question: Question) => Promise<SiteAnswer> {
  const { audit, byHand } = parts;
  const contextOf = createHubContext(parts);
  const { enter, leave } = createAdmission(atOnce);
  let waiting = 0;
  const inTurn = async (answer: () => Promise<SiteAnswer>) => {
    if (waiting >= mostWaiting) return busy;
    waiting += 1;
    await enter();
    return answer().finally(() => {
      waiting -= 1;
      leave();
    });
  };
  return async (question) => {
    const context = await contextOf(question);
    const keep = keeperOf(question, context.caller, audit);
    const answer = await inTurn(() =>
      context.signal.aborted
        ? Promise.resolve(busy)
        : answerQuestion(question, {
            ...context,
            instead: (asked) => answerByHand({ ...question, ...asked }, byHand),
          }),
    ).catch(async (error: unknown) => {
      await keep(failureOf(error));
      throw error;
    });
    await keep(outcomeOf(answer));
    await paceOf(context.asker).rest();
    return answer;
  };
}

type Found = Pick<AuditEvent, 'outcome' | 'codes'>;

function outcomeOf({ status }: SiteAnswer): Found {
  const isNumber = status === 'OK' || status === 'SUPPRESSED';
  return isNumber ? { outcome: 'DONE' } : { outcome: 'REFUSED', codes: [status] };
}

/** Keeps what came of a question, with who asked the hub, as that says. */
function keeperOf(
  { hub, asker, sites, facets }: Question,
  caller: Caller,
  audit: Audit | undefined,
): (found: Found) => Promise<void> {
  const { trail } = caller;
  if (audit === undefined || trail === undefined) return async () => {};
  const event = requestOf(caller, trail, {
    ...{ operation: 'question', hub, asker, sites },
    ...(facets.length > 0 && { facets: facets.map(({ field }) => field) }),
  });
  return (found) => audit.addAnswer({ ...event, ...found }, trail);
}
