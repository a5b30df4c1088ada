import { join } from 'node:path';
import { Graph, unhurriedMs } from '../graph/graph.ts';
import { KnownError } from '../ontology/errors.ts';
import { toPlainLine } from '../ontology/plain-line.ts';
import { type Config, readConfig } from './config.ts';
import { makeFolder } from './folder.ts';
import { findOrStartNeo4j, type Log, type Neo4jServer, type Starting } from './neo4j/index.ts';
import { createOwner, takeOrRefuse } from './neo4j/lock.ts';
import type { Output, Surroundings } from './surroundings.ts';

/** What work with the graph needs: the settings, what starting a database does, and where progress is told. */
export type Session = Starting & { readonly config: Config; readonly log: Log };

/** The session of a command, which tells on stderr what it waits for. @throws KnownError naming wrong settings */
export function createSession({ env, stderr }: Surroundings): Session {
  return { config: readConfig(env), env, log: progressOn(stderr) };
}

/** Plain on a terminal, else a line of JSON like all progress. */
function progressOn(stderr: Output): Log {
  const toLine = (message: string) =>
    stderr.isTTY ? toPlainLine(message) : JSON.stringify({ progress: { message } });
  return { info: (message) => stderr.write(`${toLine(message)}\n`) };
}

/** Does `work` with the graph that the settings name, whose reads may take long, and leaves no database running that it started. */
export async function withGraph<Result>(
  { config, log, ...starting }: Session,
  work: (graph: Graph, server: Neo4jServer) => Promise<Result>,
): Promise<Result> {
  const server = await findOrStartNeo4j(config, log, starting);
  const graph = new Graph(server.address, unhurriedMs);
  try {
    return await work(graph, server);
  } finally {
    await graph.close();
    await server.stop();
  }
}

/** Outages that one piece of work gets over: as many as a database that ends is started again. */
const mostOutages = 3;

/**
 * Does `work`, and all of it again when the database was away in the middle and is back: it must be able to find part of
 * itself done. @throws what `work` throws, KnownError when the database does not come back
 */
export async function throughOutages<Result>(
  server: Pick<Neo4jServer, 'back'>,
  work: () => Promise<Result>,
  left = mostOutages,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (left === 0 || !(error instanceof KnownError && error.code === 'GRAPH_UNAVAILABLE')) throw error;
    await server.back();
    return throughOutages(server, work, left - 1);
  }
}

/** Does `work` while no other process changes the data of the folder. @throws KnownError CONFLICT */
export async function alone<Result>(
  { dataDir }: Pick<Config, 'dataDir'>,
  work: () => Promise<Result>,
): Promise<Result> {
  await makeFolder(dataDir);
  const giveBack = await takeOrRefuse(
    join(dataDir, 'load.lock'),
    await createOwner(''),
    (process) => `Process ${process} is loading or removing data: wait until it has ended.`,
  );
  held.add(giveBack);
  try {
    return await work();
  } finally {
    held.delete(giveBack);
    await giveBack();
  }
}

/** What gives back the locks that this process holds. */
const held = new Set<() => Promise<void>>();

/** Gives back what work holds that was broken off: its database is closed, and it may never come to its end. */
export async function giveLocksBack(): Promise<void> {
  await Promise.all([...held].map((giveBack) => giveBack()));
}
