import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LoginError, refusals } from '../../access/login.ts';
import type { Audit } from '../../audit/audit.ts';
import { paceOf } from '../../disclosure/asker.ts';
import { datasetsOf, mayAsk, purposeMissing } from '../../disclosure/caller.ts';
import type { Pace } from '../../disclosure/pace.ts';
import { toText } from '../../eucaim/answer.ts';
import { parseQuestion } from '../../eucaim/query.ts';
import { searchCollections } from '../../eucaim/search.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Context } from '../../resolvers/context.ts';
import { createAdmission } from './admission.ts';
import { auditSearch } from './audit-search.ts';
import { work } from './cost.ts';
import { limitTime } from './deadline.ts';
import type { PersonLimit } from './limits.ts';
import { withBlanks } from './paced-answers.ts';

/** By what providers of EUCAIM are asked. */
export type EucaimParts = {
  readonly context: (signal: AbortSignal, request: FastifyRequest) => Promise<Context>;
  readonly audit: Audit | undefined;
  readonly person: PersonLimit<Context> | undefined;
  readonly deadlineMs?: number;
};

const path = '/eucaim/search';

const requestDeadlineMs = 30_000;

/** Questions that are answered at once: each is asked over every dataset. */
const atOnce = 2;

/**
 * Adds `/eucaim/search`, which Focus asks as a provider of tier 2. Once protected numbers are asked, an answer leaves a fixed time after
 * the request came and has a length that says nothing of it, also where it is an error; errors have the form of those of other paths.
 */
export function registerEucaim(
  app: FastifyInstance,
  { context, audit, person, deadlineMs = requestDeadlineMs }: EucaimParts,
): void {
  const paces = new WeakMap<FastifyRequest, Pace>();
  const answer = createAnswer(person);
  const tell = async (signal: AbortSignal, request: FastifyRequest) => {
    const asked = await context(signal, request);
    paces.set(request, paceOf(asked.asker));
    return auditSearch({ caller: asked.caller, path, audit }, () => answer(request, asked));
  };
  app.get(path, {
    exposeHeadRoute: false, // it would be charged, and tell nothing
    onSend: async (request, _reply, text) => pacedText(text, paces.get(request)),
    handler: async (request, reply) => {
      const signal = limitTime(reply, deadlineMs);
      const text = await tell(signal, request).catch((error: unknown) => {
        if (!signal.aborted) throw error; // who is late was answered, or went away
      });
      return signal.aborted ? reply : reply.type('application/json; charset=utf-8').send(text);
    },
  });
}

async function pacedText(text: unknown, pace: Pace | undefined): Promise<unknown> {
  await pace?.rest();
  return pace?.isProtected() === true && typeof text === 'string' ? withBlanks(text) : text;
}

/** Answers as many at once as there are places, and each person as often as they may ask. */
function createAnswer(person: EucaimParts['person']) {
  const { enter, leave } = createAdmission(atOnce);
  return async ({ url }: FastifyRequest, context: Context): Promise<string> => {
    requireProgram(context);
    const question = parseQuestion(new URL(url, 'http://localhost').searchParams);
    await person?.cost(context, costOf(context));
    const leaveOwn = await person?.enter(context);
    await enter();
    try {
      const { asker, breathe, loaders } = context;
      return toText(await searchCollections(question, { asker, breathe, datasetById: loaders.datasetById }));
    } finally {
      leave();
      leaveOwn?.();
    }
  };
}

/** What counts over each dataset: patients, and what of them was imaged. */
function costOf({ caller }: Context): number {
  const { 'Query.cohort': patients = 0, 'Cohort.imaging': images = 0 } = work;
  return datasetsOf(caller).length * (patients + images);
}

const nothingToAsk = new KnownError('FORBIDDEN', 'There is no dataset that you may ask over.');

/**
 * Who may ask: where data are not open, programs with a token. A browser would send a cookie with a link on any page, and its owner
 * would pay. @throws KnownError
 */
function requireProgram({ access, caller }: Context): void {
  if (access === 'open') return;
  if (caller.login === undefined) throw new LoginError('nobody', refusals.scheme);
  if (caller.login.by === 'session') throw new LoginError('a session', refusals.origin);
  if (!mayAsk(caller)) throw caller.lacksPurpose === true ? purposeMissing : nothingToAsk;
}
