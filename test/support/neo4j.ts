import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { neo4jVersion } from '../../server/neo4j/class-path.ts';
import { hasDocker } from '../../server/neo4j/docker.ts';
import { findOrStartNeo4j, type Neo4jServer } from '../../server/neo4j/index.ts';

/** A log that nobody reads. */
export const silent = { info: () => {}, warn: () => {} };

/**
 * How Java compiles what Neo4j does. Well, it does for half the processor time of the first minutes, which is all that most
 * databases of tests live: they do without. What loads the shipped data gains by it, if it begins five times later than usual.
 */
const compilation = {
  quick: '-XX:TieredStopAtLevel=1',
  late: [
    '-XX:Tier4InvocationThreshold=50000',
    '-XX:Tier4MinInvocationThreshold=6000',
    '-XX:Tier4CompileThreshold=150000',
    '-XX:Tier4BackEdgeThreshold=400000',
  ].join(' '),
} as const;

/** Environment of the databases of tests. */
export const testEnv: NodeJS.ProcessEnv = { JAVA_TOOL_OPTIONS: compilation.quick, ...process.env };

/** A database of tests. */
type TestServer = Pick<Neo4jServer, 'address' | 'stop'>;

/** A Neo4j for the tests: that of `NEO4J_URI`, else an empty one, in a container or in Java. `late`: for the shipped data. */
export async function startTestNeo4j(compiles: keyof typeof compilation = 'quick'): Promise<TestServer> {
  if (process.env.NEO4J_URI) return findOrStartNeo4j(readConfig(process.env), silent, { env: process.env });
  return (await hasDocker(process.env)) ? startContainer() : startInJava(compiles);
}

/** A new folder for the data of one test. */
export function createDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'oncograph-test-'));
}

async function startContainer(): Promise<TestServer> {
  const { Neo4jContainer } = await import('@testcontainers/neo4j');
  const password = randomUUID();
  const image = `neo4j:${await neo4jVersion()}-community`;
  const container = await new Neo4jContainer(image).withPassword(password).start();
  const address = { uri: container.getBoltUri(), user: container.getUsername(), password };
  return { address, stop: async () => void (await container.stop()) };
}

async function startInJava(compiles: keyof typeof compilation): Promise<TestServer> {
  const dataDir = await createDataDir();
  const server = await findOrStartNeo4j(readConfig({ DATA_DIR: dataDir, NEO4J_MEMORY: '800m' }), silent, {
    env: { JAVA_TOOL_OPTIONS: compilation[compiles], ...process.env },
  });
  return { ...server, stop: () => server.stop().finally(() => rm(dataDir, { recursive: true })) };
}
