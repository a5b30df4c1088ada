import { KnownError } from '../../ontology/errors.ts';
import { untilAnswers } from './bolt.ts';
import { dockerLaunch, hasContainerStore, hasDocker } from './docker.ts';
import { missingForJava } from './java.ts';
import { keepRunning } from './keep-running.ts';
import { type Launch, launch } from './launch.ts';
import { hasStore, homeOf, managedLaunch } from './managed.ts';
import { ensurePassword } from './password.ts';
import type { Log, Neo4jPlace, Neo4jServer } from './server.ts';
import { refuseUnfinished } from './unfinished.ts';

/** How long a database that ended is waited for, with all its further starts. */
const patienceMs = 1_800_000;

/**
 * A new server with Docker or with Java, which is started again when it ends. @throws KnownError saying what to install or
 * what failed
 */
export async function startServer(place: Neo4jPlace, log: Log): Promise<Neo4jServer> {
  refuseUnfinished(place.dataDir);
  const password = await ensurePassword(place.dataDir);
  const address = { uri: place.uri, user: 'neo4j', password };
  const start = async (stopped: AbortSignal) => {
    const plan = await chooseLaunch({ ...place, stopped }, password, log);
    stopped.throwIfAborted();
    log.info(`Starting Neo4j (${plan.kind}).`);
    return launch(plan, address, stopped);
  };
  const { stopped } = place;
  const first = await start(stopped);
  const kept = keepRunning(first, { start, stopped, log });
  const check = () => {
    stopped.throwIfAborted();
    kept.lost.throwIfAborted();
  };
  const silence = `Neo4j at ${address.uri} does not answer.`;
  const back = () => untilAnswers(address, { patienceMs, silence, check });
  return { ...kept, kind: first.kind, address, back };
}

/** Docker first, unless the data folder holds a database: its own way is kept, as another would start empty. */
async function chooseLaunch(place: Neo4jPlace, password: string, log: Log): Promise<Launch> {
  const { dataDir, env } = place;
  if (!hasStore(dataDir) && (await hasDocker(env))) return dockerLaunch(place, password);
  if (!hasStore(dataDir) && hasContainerStore(dataDir))
    throw new KnownError('GRAPH_UNAVAILABLE', `The database in ${dataDir} needs Docker: start its engine.`);
  const missing = await missingForJava(homeOf(dataDir), env);
  if (missing.length === 0) return managedLaunch(place, log);
  throw new KnownError(
    'GRAPH_UNAVAILABLE',
    `No Neo4j is given and none can be started here. Do one of these:
- set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD to a running Neo4j 5.26 or newer;
- start a Docker engine;
- install Java and Maven (Debian, Ubuntu: apt install openjdk-17-jre-headless maven; macOS: brew install openjdk@21 maven).
Missing for the last: ${missing.join(', ')}.`,
  );
}
