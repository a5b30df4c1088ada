import { setTimeout as delay } from 'node:timers/promises';
import { KnownError } from '../../ontology/errors.ts';
import { aborted } from '../aborted.ts';
import type { Launched } from './launch.ts';
import type { Log, Neo4jServer } from './server.ts';

/** Waits before each further start of a database that ended, in ms: a short one for an accident, a long one for what takes time. */
const waitsMs = [1_000, 5_000, 25_000];

/** A database that ran for so long has all its further starts again. */
const steadyMs = 600_000;

/** How a database is started again, where that is told, and what says that nobody wants it any more. */
export type Restart = {
  readonly start: (unwanted: AbortSignal) => Promise<Launched>;
  readonly stopped: AbortSignal;
  readonly log: Log;
};

/** A database that runs, and the waits that are left for it. */
type Running = { readonly database: Launched; readonly waits: readonly number[] };

/** Keeps a database running: one that ends is started again, a few times, and is lost after the last. */
export function keepRunning(
  first: Launched,
  { start, stopped, log }: Restart,
): Pick<Neo4jServer, 'trouble' | 'lost' | 'stop'> {
  const [stop, lost] = [new AbortController(), new AbortController()];
  const stopping = aborted(stop.signal);
  const restart = { start, log, stopped: AbortSignal.any([stopped, stop.signal]) };
  const state: { trouble: string | undefined } = { trouble: undefined };

  const follow = async ({ database, waits }: Running): Promise<void> => {
    const startedAt = performance.now();
    state.trouble = undefined;
    await Promise.race([aborted(database.ended), stopping]);
    if (stop.signal.aborted) return database.stop();
    if (stopped.aborted) return; // who told this process to stop may have told the database, too
    state.trouble = 'The graph database ended and is started again.';
    const left = performance.now() - startedAt < steadyMs ? waits : waitsMs;
    return follow(await startAgain(howItEnded(database), left, restart));
  };

  const done = follow({ database: first, waits: waitsMs }).catch((error: unknown) => {
    if (restart.stopped.aborted) return;
    state.trouble = 'The graph database ended.';
    lost.abort(error);
  });
  return {
    trouble: () => state.trouble,
    lost: lost.signal,
    stop: () => {
      stop.abort();
      return done;
    },
  };
}

/** A database in place of one that ended, `why` in a sentence. @throws KnownError when all waits are over */
async function startAgain(
  why: string,
  [wait, ...waits]: readonly number[],
  restart: Restart,
): Promise<Running> {
  if (wait === undefined) throw new KnownError('GRAPH_UNAVAILABLE', `${why} ${lastWords}`);
  restart.log.info(`${why} It is started again in ${wait / 1_000} s.`);
  await delay(wait, undefined, { signal: restart.stopped });
  try {
    return { database: await restart.start(restart.stopped), waits };
  } catch (error) {
    restart.stopped.throwIfAborted();
    return startAgain(error instanceof Error ? error.message : String(error), waits, restart);
  }
}

const lastWords = `It was started again ${waitsMs.length} times before: look why, and start oncograph again.`;

function howItEnded({ ended, output }: Launched): string {
  return `${String(ended.reason.message).replace(/^It/, 'Neo4j')} What it said is in ${output}.`;
}
