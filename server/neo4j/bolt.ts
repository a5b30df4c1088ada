import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Neo4jError } from 'neo4j-driver';
import { cypher } from '../../graph/cypher.ts';
import { Graph, type GraphAddress } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';

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
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
  return `bolt://127.0.0.1:${address.port}`;
}
