import { KnownError } from '../ontology/errors.ts';

/**
 * Called between the members of work that a caller can make long, never inside loops over bits: others go on where this
 * has gone on for long. @throws KnownError DEADLINE_EXCEEDED once nobody waits for the answer any more
 */
export type Breathe = () => Promise<void>;

/** How long others may have to wait in milliseconds, beside what one member takes. */
const longest = 8;

/** Work that waits for its turn, in the order it came. */
const waiting: (() => void)[] = [];

const turn = { began: performance.now() };

/** Breathes for one request, whose end `signal` tells. */
export function createBreathe(signal: AbortSignal): Breathe {
  return async () => {
    if (performance.now() - turn.began > longest) await nextTurn();
    if (signal.aborted) throw endOf(signal);
  };
}

/** Breathes for work that nobody can leave. */
export const unhurried: Breathe = createBreathe(new AbortController().signal);

/** What comes of each member, one after another, with a breath before each. */
export async function inTurn<Member, Result>(
  members: Iterable<Member>,
  breathe: Breathe,
  work: (member: Member, at: number) => Result | Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const member of members) {
    await breathe();
    results.push(await work(member, results.length));
  }
  return results;
}

/** Work in steps, between which others may go on; what comes of it in the end. */
export type Steps<Result> = Generator<void, Result>;

/** What comes of work that nobody else has to wait for. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** What comes of work, with a breath between two steps. */
export async function inSteps<Result>(steps: Steps<Result>, breathe: Breathe): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await breathe();
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(takeTurn);
  });
}

/** One of those that wait goes on. Between two of them the event loop comes to timers, requests and answers. */
function takeTurn(): void {
  turn.began = performance.now();
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(takeTurn);
}

/** Why a request has ended: its deadline has passed, or its client has left. */
export function endOf({ reason }: AbortSignal): KnownError {
  return reason instanceof KnownError ? reason : new KnownError('DEADLINE_EXCEEDED', 'The caller went away.');
}
