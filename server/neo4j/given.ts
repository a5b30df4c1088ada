import { setTimeout as delay } from 'node:timers/promises';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { answers } from './bolt.ts';
import { isHeldBy, type LockOwner } from './lock.ts';
import { readPassword } from './password.ts';
import type { Log, Neo4jServer } from './server.ts';

/** Where a server is given, and what tells that nobody waits for it any more. */
type Given = { readonly uri: string; readonly config: Config; readonly stopped: AbortSignal };

/** The server at `NEO4J_URI`, which may itself still be starting. @throws KnownError when it stays silent */
export async function givenServer({ uri, config, stopped }: Given, log: Log): Promise<Neo4jServer> {
  const { neo4jUser: user, neo4jPassword: password = '', neo4jDatabase: database } = config;
  const address = { uri, user, password, ...(database === undefined ? {} : { database }) };
  const patience = AbortSignal.timeout(60_000);
  log.info(`Waiting for Neo4j at ${uri}.`);
  while (!(await answers(address))) {
    stopped.throwIfAborted();
    if (patience.aborted) throw new KnownError('GRAPH_UNAVAILABLE', `NEO4J_URI: nothing answers at ${uri}.`);
    await delay(500);
  }
  return { kind: 'given', address, stop: async () => {} };
}

/** The lock of a data folder, and the other process that holds it. */
export type Held = {
  readonly lock: string;
  readonly holder: LockOwner;
  readonly dataDir: string;
  readonly stopped: AbortSignal;
};

/** The server of the process that holds the lock; undefined if that gives the lock back or ends before. */
export async function attachedServer(held: Held, log: Log): Promise<Neo4jServer | undefined> {
  const { lock, holder, dataDir, stopped } = held;
  const patience = AbortSignal.timeout(600_000); // the holder may be fetching Neo4j
  log.info(`Waiting for the Neo4j of process ${holder.pid}.`);
  while (await isHeldBy(lock, holder)) {
    stopped.throwIfAborted();
    const password = await readPassword(dataDir);
    const address = { uri: holder.uri, user: 'neo4j', password: password ?? '' };
    if (password !== undefined && (await answers(address)))
      return { kind: 'attached', address, stop: async () => {} };
    if (patience.aborted)
      throw new KnownError(
        'GRAPH_UNAVAILABLE',
        `Process ${holder.pid} holds ${dataDir}, but its Neo4j does not answer.`,
      );
    await delay(200);
  }
  return undefined;
}
