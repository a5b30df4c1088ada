import { callerWentAway, KnownError } from '../ontology/errors.ts';
import { rememberBy } from './remember-by.ts';

/**
 * Called between the members of work that a caller can make long, never inside loops over bits: others go on where this
 * has gone on for long; else there is nothing to wait for. @throws KnownError DEADLINE_EXCEEDED once nobody waits for the
 * answer any more
 */
export type Breathe = () => Promise<void> | undefined;

/** How long others may have to wait in milliseconds, beside what one member takes. */
const longest = 8;

/** So much of a request goes on in one turn: lists of a page are short, and there are thousands. */
const together = 8;

/** Of what takes longer in ms, one request after another is worked off: else all of them would end at the same late time. */
const short = 50;

/** What of one request waits for its turn. */
type Line = {
  /** The order in which requests came. */
  readonly number: number;
  /** How long it was worked on, in ms. */
  used: number;
  readonly waiting: (() => void)[];
};

const lineOf = rememberBy((_signal: AbortSignal): Line => {
  lines.made += 1;
  return { number: lines.made, used: 0, waiting: [] };
});

/** Those in which something waits. */
const lines = { made: 0, waiting: new Set<Line>() };

/** Whose turn it is, when it began, and how long the event loop had been at work then, in ms. */
const turn: { began: number; worked: number; of: Line | undefined } = {
  began: performance.now(),
  worked: 0,
  of: undefined,
};

/** Breathes for one request, whose end `signal` tells. */
export function createBreathe(signal: AbortSignal): Breathe {
  const line = lineOf(signal);
  const goOn = () => (signal.aborted ? Promise.reject(endOf(signal)) : undefined);
  return () => (isLong() ? nextTurn(line).then(goOn) : goOn());
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

/** What comes of the steps of each member, one member after another. */
export function eachInSteps<Member, Result>(
  members: Iterable<Member>,
  breathe: Breathe,
  toSteps: (member: Member) => Steps<Result>,
): Promise<readonly Result[]> {
  return inTurn(members, breathe, (member) => inSteps(toSteps(member), breathe));
}

/** Whether others have waited for long: not where all of them waited for the database. */
function isLong(): boolean {
  return performance.now() - turn.began > longest && workedSoFar() - turn.worked > longest;
}

/** How long the event loop has been at work, in ms. */
function workedSoFar(): number {
  return performance.eventLoopUtilization().active;
}

function nextTurn(line: Line): Promise<void> {
  return new Promise((resolve) => {
    line.waiting.push(resolve);
    lines.waiting.add(line);
    if (lines.waiting.size === 1 && line.waiting.length === 1) setImmediate(takeTurn);
  });
}

/** One of those that wait goes on. Between two of them the event loop comes to timers, requests and answers. */
function takeTurn(): void {
  const worked = workedSoFar();
  if (turn.of !== undefined) turn.of.used += worked - turn.worked;
  const [line] = [...lines.waiting].sort(before);
  Object.assign(turn, { began: performance.now(), worked, of: line });
  for (const goOn of line?.waiting.splice(0, together) ?? []) goOn();
  if (line?.waiting.length === 0) lines.waiting.delete(line);
  if (lines.waiting.size > 0) setImmediate(takeTurn);
}

/** What was worked on for a short time comes first, that for the least; of what takes long, what came first. */
function before(one: Line, other: Line): number {
  const [isShort, isOtherShort] = [one.used < short, other.used < short];
  if (isShort !== isOtherShort) return isShort ? -1 : 1;
  return isShort ? one.used - other.used : one.number - other.number;
}

/** Why a request has ended: its deadline has passed, or its client has left. One error for all of it: a page has thousands. */
export const endOf = rememberBy(
  ({ reason }: AbortSignal): KnownError => (reason instanceof KnownError ? reason : callerWentAway()),
);
