import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Neo4jError } from 'neo4j-driver';
import { cypher } from '../../graph/cypher.ts';
import { Graph, type GraphAddress } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { freePort } from '../free-port.ts';

/** Whether a query works at `address` now. @throws KnownError when user or password is refused */
export async function answers(address: GraphAddress): Promise<boolean> {
  // Asked alone, the driver would try for seconds before it says that nobody listens.
  return (await listens(address.uri)) && answersQuery(address);
}

async function answersQuery(address: GraphAddress): Promise<boolean> {
  const graph = new Graph(address);
  try {
    await graph.read(cypher`RETURN 1 AS one`);
    return true;
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    if (!isRefusal(error.cause)) return false;
    throw new KnownError('GRAPH_UNAVAILABLE', `Neo4j at ${address.uri} refuses user and password.`, {
      cause: error,
    });
  } finally {
    await graph.close();
  }
}

function isRefusal(cause: unknown): boolean {
  return cause instanceof Neo4jError && cause.code.includes('.Security.');
}

/** How long an answer is waited for, what is said when none comes, and what throws when nobody waits any more. */
export type Waiting = {
  readonly patienceMs: number;
  readonly silence: string;
  readonly check: () => void | Promise<void>;
};

/** Waits until a query works at `address`. @throws KnownError GRAPH_UNAVAILABLE with `silence`; what `check` throws */
export async function untilAnswers(
  address: GraphAddress,
  { patienceMs, silence, check }: Waiting,
): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs);
  while (!(await answers(address))) {
    await check();
    if (patience.aborted) throw new KnownError('GRAPH_UNAVAILABLE', silence);
    await delay(200);
  }
}

/** Whether anything takes connections at `uri`. */
export function listens(uri: string): Promise<boolean> {
  const { hostname, port } = new URL(uri);
  const host = hostname.replace(/^\[|\]$/g, ''); // of an IPv6 address
  const socket = connect({ host, port: Number(port || 7687), timeout: 5_000 });
  return new Promise<boolean>((done) => {
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  }).finally(() => socket.destroy());
}

/** A URI for a new server, on a free port that only this machine reaches. */
export async function freeBoltUri(): Promise<string> {
  return `bolt://127.0.0.1:${await freePort()}`;
}
