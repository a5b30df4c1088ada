import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Caller } from '../disclosure/caller.ts';
import { LimitError } from '../ontology/errors.ts';
import type { ToCaller } from './caller.ts';
import type { Config } from './config.ts';
import { createAdmission } from './http/admission.ts';
import type { PersonLimit } from './http/limits.ts';

/** How much one person who is logged in may ask of one process. */
export type PersonLimitSettings = Pick<Config, 'requestsAMinute' | 'costAMinute' | 'requestsAtOnce'>;

type Person = Pick<Caller, 'subject' | 'login'>;

/** Holds each person to what one may ask. Who is not logged in reads what is public, and is nobody whose requests could be counted. */
export type PersonLimits = PersonLimit<{ readonly caller: Person }> & {
  /** @throws LimitError of a request too many */
  readonly request: (caller: Person) => Promise<void>;
};

const minuteSeconds = 60;

export function createPersonLimits({
  requestsAMinute,
  costAMinute,
  requestsAtOnce,
}: PersonLimitSettings): PersonLimits {
  const requests = new RateLimiterMemory({ points: requestsAMinute, duration: minuteSeconds });
  const costs = new RateLimiterMemory({ points: costAMinute, duration: minuteSeconds });
  const places = createPlaces(requestsAtOnce);
  return {
    request: async ({ subject, login }) => {
      if (login !== undefined)
        await take(requests, { subject, points: 1, what: `more than ${requestsAMinute} times a minute` });
    },
    cost: async ({ caller: { subject, login } }, points) => {
      if (login !== undefined)
        await take(costs, { subject, points, what: `for a cost above ${costAMinute} a minute` });
    },
    enter: async ({ caller: { subject, login } }) => (login === undefined ? () => {} : places(subject)),
  };
}

type Taking = { readonly subject: string; readonly points: number; readonly what: string };

async function take(limiter: RateLimiterMemory, { subject, points, what }: Taking): Promise<void> {
  const before = await limiter.get(subject);
  if (before !== null && before.remainingPoints < points) throw tooMuch(what, before); // what is refused costs nothing
  try {
    await limiter.consume(subject, points);
  } catch (left) {
    throw tooMuch(what, left as RateLimiterRes); // several at once
  }
}

function tooMuch(what: string, { msBeforeNext }: Pick<RateLimiterRes, 'msBeforeNext'>): LimitError {
  return new LimitError(what, Math.max(1, Math.ceil(msBeforeNext / 1_000)));
}

/** Places of each subject, as long as somebody has or waits for one. */
function createPlaces(atOnce: number): (subject: string) => Promise<() => void> {
  const used = new Map<string, { readonly admission: ReturnType<typeof createAdmission>; users: number }>();
  return async (subject) => {
    const own = used.get(subject) ?? { admission: createAdmission(atOnce), users: 0 };
    used.set(subject, own);
    own.users += 1;
    await own.admission.enter();
    return () => {
      own.admission.leave();
      own.users -= 1;
      if (own.users === 0) used.delete(subject);
    };
  };
}

/** Is told whose request was one too many. */
type Refused = (caller: Caller, request: FastifyRequest) => Promise<void>;

/** Tells who asks, if they may ask once more. @throws LimitError, and what `toCaller` does */
export function limitRequests(
  toCaller: ToCaller,
  limits: PersonLimits,
  refused: Refused = async () => {},
): ToCaller {
  return async (request) => {
    const caller = await toCaller(request);
    if (request === undefined) return caller;
    await limits.request(caller).catch(async (error: unknown) => {
      await refused(caller, request);
      throw error;
    });
    return caller;
  };
}
