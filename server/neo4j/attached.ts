import { setTimeout as delay } from 'node:timers/promises';
import type { GraphAddress } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { answers, untilAnswers, type Waiting } from './bolt.ts';
import { isElsewhere, isHeldBy, type LockOwner, whereabouts } from './lock.ts';
import { readPassword } from './password.ts';
import type { Log, Neo4jServer } from './server.ts';

/** The holder may be fetching Neo4j, or starting it again. */
const patienceMs = 600_000;

/** The Neo4j of a holder in another container or on another machine listens there, and seldom here, too. */
const patienceElsewhereMs = 60_000;

/** How often it is looked whether the holder lives. */
const everyMs = 1_000;

/** The lock of a data folder, and the other process that holds it. */
export type Held = {
  readonly lock: string;
  readonly holder: LockOwner;
  readonly dataDir: string;
  readonly stopped: AbortSignal;
};

/**
 * The server of the process that holds the lock; undefined if that gives the lock back or ends before. @throws KnownError
 * when it is not reached
 */
export async function attachedServer(held: Held, log: Log): Promise<Neo4jServer | undefined> {
  const { lock, holder, dataDir, stopped } = held;
  const { patienceMs: ms, silence } = await toWait(held);
  const patience = AbortSignal.timeout(ms);
  log.info(`Waiting for the Neo4j of process ${await whereabouts(holder)}.`);
  while (await isHeldBy(lock, holder)) {
    stopped.throwIfAborted();
    const password = await readPassword(dataDir);
    const address = { uri: holder.uri, user: 'neo4j', password: password ?? '' };
    if (password !== undefined && (await answers(address))) return toAttached(held, address, log);
    if (patience.aborted) throw new KnownError('GRAPH_UNAVAILABLE', silence);
    await delay(200);
  }
  return undefined;
}

/** How long the Neo4j of a holder is waited for, and what is said when it does not answer. */
async function toWait({ holder, dataDir }: Held): Promise<Pick<Waiting, 'patienceMs' | 'silence'>> {
  const holds = `Process ${await whereabouts(holder)} holds ${dataDir}`;
  return (await isElsewhere(holder))
    ? {
        patienceMs: patienceElsewhereMs,
        silence: `${holds}, and its Neo4j cannot be reached from here: run this there, or give both the same NEO4J_URI.`,
      }
    : { patienceMs, silence: `${holds}, but its Neo4j does not answer.` };
}

/** The server of a holder that lives and answers, for as long as it does. */
function toAttached(held: Held, address: GraphAddress, log: Log): Neo4jServer {
  const { lock, holder, stopped } = held;
  const { lost, stop } = followHolder(held);
  const check = async () => {
    stopped.throwIfAborted();
    if (!(await isHeldBy(lock, holder))) throw await gone(holder);
  };
  const back = async () => {
    log.info(`Waiting for the Neo4j of process ${await whereabouts(holder)}.`);
    return untilAnswers(address, { ...(await toWait(held)), check });
  };
  return { kind: 'attached', address, trouble: () => undefined, lost, back, stop };
}

/** Notices when the holder of the lock gives it back or ends: its database ends with it. */
function followHolder({ lock, holder }: Held): Pick<Neo4jServer, 'lost' | 'stop'> {
  const [lost, left] = [new AbortController(), new AbortController()];
  const follow = async () => {
    while (await isHeldBy(lock, holder)) await delay(everyMs, undefined, { ref: false, signal: left.signal });
    lost.abort(await gone(holder));
  };
  follow().catch((error: unknown) => {
    if (!left.signal.aborted) lost.abort(error);
  });
  return { lost: lost.signal, stop: async () => left.abort() };
}

async function gone(holder: LockOwner): Promise<KnownError> {
  const who = await whereabouts(holder);
  return new KnownError(
    'GRAPH_UNAVAILABLE',
    `Process ${who}, whose Neo4j was used here, has ended: the next start brings one of its own.`,
  );
}
