import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Graph } from '../graph/graph.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Config } from './config.ts';
import { findOrStartNeo4j, type Log, type Neo4jServer } from './neo4j/index.ts';
import { createOwner, releaseLock, takeLock } from './neo4j/lock.ts';

/** Does `work` with the graph that the settings name, and leaves no database running that it started. */
export async function withGraph<Result>(
  config: Config,
  log: Log,
  work: (graph: Graph, server: Neo4jServer) => Promise<Result>,
): Promise<Result> {
  const server = await findOrStartNeo4j(config, log);
  const graph = new Graph(server.address);
  try {
    return await work(graph, server);
  } finally {
    await graph.close();
    await server.stop();
  }
}

/** Does `work` while no other process changes the data of the folder. @throws KnownError CONFLICT */
export async function alone<Result>(
  { dataDir }: Pick<Config, 'dataDir'>,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'load.lock');
  const own = await createOwner('');
  const holder = await takeLock(path, own);
  if (holder !== own)
    throw new KnownError(
      'CONFLICT',
      `Process ${holder.pid} is loading or removing data: wait until it has ended.`,
    );
  try {
    return await work();
  } finally {
    await releaseLock(path, own);
  }
}
