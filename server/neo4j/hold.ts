import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { makeFolder } from '../folder.ts';
import { freeBoltUri } from './bolt.ts';
import { hasContainerStore } from './docker.ts';
import { createOwner, takeOrRefuse } from './lock.ts';
import { hasStore } from './managed.ts';
import type { Log, Neo4jServer, Starting } from './server.ts';
import { startServer } from './start.ts';

/** Nobody listens there: who comes to the folder meanwhile waits until it is given back, and starts a database of its own. */
const nowhere = 'bolt://127.0.0.1:1';

/** Does `work` while no other process uses the database of the data folder. @throws KnownError CONFLICT naming the one that does */
export async function holdFolder<Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> {
  await makeFolder(dataDir);
  const giveBack = await takeOrRefuse(
    join(dataDir, 'lock'),
    await createOwner(nowhere),
    (process) => `Process ${process} uses ${dataDir}: stop it, and run this again.`,
  );
  return work().finally(giveBack);
}

/** The database of a folder that this process holds, at an address that nobody else knows. */
export async function startHeld(
  { dataDir, neo4jMemoryMib: memoryMib }: Config,
  log: Log,
  { env, stopped = new AbortController().signal }: Starting,
): Promise<Neo4jServer> {
  return startServer({ dataDir, uri: await freeBoltUri(), memoryMib, env, stopped }, log);
}

/** @throws KnownError where the database is not one whose files are ours to copy, saying with what it is backed up */
export function refuseForeign({ dataDir, neo4jUri }: Pick<Config, 'dataDir' | 'neo4jUri'>): void {
  const beside = `beside that keep ${join(dataDir, 'rejects')} and your IDENTITY_SECRET`;
  if (neo4jUri !== undefined)
    throw new KnownError(
      'UNSUPPORTED',
      `NEO4J_URI is set: back up and restore the database at ${neo4jUri} with its own tools, such as neo4j-admin database dump; ${beside}.`,
    );
  if (!hasStore(dataDir) && hasContainerStore(dataDir))
    throw new KnownError(
      'UNSUPPORTED',
      `The database in ${dataDir} is one of Docker: stop oncograph and run neo4j-admin database dump in its image; ${beside}, and ${join(dataDir, 'neo4j/password')}.`,
    );
}

/** @throws KnownError where the data folder holds no database that was started here with Java */
export function refuseEmpty(dataDir: string): void {
  if (!existsSync(dataDir) || !hasStore(dataDir))
    throw new KnownError('NOT_FOUND', `${dataDir} holds no database: there is nothing to back up.`);
}
