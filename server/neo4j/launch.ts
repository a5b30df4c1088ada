import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { GraphAddress } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { answers } from './bolt.ts';
import { lastLines } from './process.ts';
import { startWatched } from './watched.ts';

/** An image may have to be fetched, and a large database to be recovered; a failed start ends by itself. */
const patienceMs = 600_000;

/** How one Neo4j is started. */
export type Launch = {
  readonly kind: 'docker' | 'managed';
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** File that takes what the command prints. */
  readonly output: string;
  /** Whether it is process `pid`, and no stranger, that serves the address. */
  readonly isServedBy: (pid: number) => Promise<boolean>;
};

/** Starts a Neo4j and waits until it answers; gives what stops it. @throws KnownError with its last lines */
export async function launch(plan: Launch, address: GraphAddress): Promise<() => Promise<void>> {
  const server = await startWatched(plan.command, plan);
  const end = AbortSignal.any([server.ended, AbortSignal.timeout(patienceMs)]);
  try {
    while (!(await plan.isServedBy(server.pid)) || !(await answers(address))) {
      end.throwIfAborted();
      await delay(100);
    }
  } catch (error) {
    await server.stop();
    const reason = error instanceof Error ? error.message : error;
    const printed = lastLines(await readFile(plan.output, 'utf8'));
    throw new KnownError('GRAPH_UNAVAILABLE', `Neo4j did not start. ${reason}\n${printed}`, {
      cause: error,
    });
  }
  return server.stop;
}
