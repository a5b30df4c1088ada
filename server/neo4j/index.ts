import { join } from 'node:path';
import type { Config } from '../config.ts';
import { makeFolder } from '../folder.ts';
import { attachedServer } from './attached.ts';
import { freeBoltUri } from './bolt.ts';
import { givenServer } from './given.ts';
import { createOwner, releaseLock, takeLock } from './lock.ts';
import type { Log, Neo4jPlace, Neo4jServer, Starting } from './server.ts';
import { startServer } from './start.ts';

export type { Log, Neo4jServer, Starting } from './server.ts';

/**
 * A Neo4j that answers: that of `NEO4J_URI`; else the one that another process runs out of the same data folder; else
 * a new one, with Docker or with Java, whose programs run with `env`. @throws KnownError GRAPH_UNAVAILABLE saying what to install or what failed;
 * what `stopped` was aborted with, once nothing of the start is left
 */
export async function findOrStartNeo4j(
  config: Config,
  log: Log,
  { env, stopped = new AbortController().signal }: Starting,
): Promise<Neo4jServer> {
  const { dataDir, neo4jUri, neo4jMemoryMib: memoryMib } = config;
  if (neo4jUri !== undefined) return givenServer({ uri: neo4jUri, config, stopped }, log);
  await makeFolder(dataDir);
  const lock = join(dataDir, 'lock');
  const own = await createOwner(await freeBoltUri());
  const holder = await takeLock(lock, own);
  if (holder === own)
    return started({ dataDir, uri: own.uri, memoryMib, env, stopped }, () => releaseLock(lock, own), log);
  const attached = await attachedServer({ lock, holder, dataDir, stopped }, log);
  return attached ?? findOrStartNeo4j(config, log, { env, stopped });
}

/** A new server; `release` follows on its stop, or at once when it does not start. */
async function started(place: Neo4jPlace, release: () => Promise<void>, log: Log): Promise<Neo4jServer> {
  try {
    const server = await startServer(place, log);
    return { ...server, stop: () => server.stop().finally(release) };
  } catch (error) {
    await release();
    place.stopped.throwIfAborted();
    throw error;
  }
}
