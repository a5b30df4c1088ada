import { readFile, statfs } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { GraphAddress } from '../../graph/graph.ts';
import { answers } from './bolt.ts';
import { failureOfDatabase } from './database-state.ts';
import { startFailure } from './start-failure.ts';
import { startWatched, type Watched } from './watched.ts';

/** An image may have to be fetched, and a large database to be recovered; a failed start ends by itself. */
const patienceMs = 600_000;

/** How one Neo4j is started. */
export type Launch = {
  readonly kind: 'docker' | 'managed';
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Folder of the database. */
  readonly store: string;
  /** File that takes what the command prints. */
  readonly output: string;
  /** Whether it is process `pid`, and no stranger, that serves the address. */
  readonly isServedBy: (pid: number) => Promise<boolean>;
};

/** A Neo4j that runs, of which kind, and the file that takes what it prints. */
export type Launched = Watched & Pick<Launch, 'kind' | 'output'>;

/**
 * Starts a Neo4j and waits until it answers. @throws KnownError with the cause and what to do; what `stopped` was aborted
 * with, when it was
 */
export async function launch(plan: Launch, address: GraphAddress, stopped: AbortSignal): Promise<Launched> {
  const server = await startWatched(plan.command, plan);
  const end = AbortSignal.any([stopped, server.ended, AbortSignal.timeout(patienceMs)]);
  try {
    while (!(await plan.isServedBy(server.pid)) || !(await answers(address))) {
      end.throwIfAborted();
      const failure = (await fullDiskIn(plan.output)) ?? (await failureOfDatabase(address));
      if (failure !== undefined) throw new Error(failure);
      await delay(100);
    }
  } catch (error) {
    await server.stop();
    stopped.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    const { bavail, bsize } = await statfs(plan.store);
    throw startFailure(reason, {
      ...plan,
      printed: await readFile(plan.output, 'utf8'),
      free: bavail * bsize,
    });
  }
  return { ...server, kind: plan.kind, output: plan.output };
}

/** On a full disk Neo4j says so and goes on waiting for what it could not write. */
async function fullDiskIn(output: string): Promise<string | undefined> {
  return /No space left on device/.exec(await readFile(output, 'utf8'))?.[0];
}
