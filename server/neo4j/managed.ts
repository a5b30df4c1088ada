import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { classPath } from './class-path.ts';
import { toMemory, toSettings } from './conf.ts';
import { java } from './java.ts';
import type { Launch } from './launch.ts';
import { passwordFile } from './password.ts';
import { runCommand, startOf } from './process.ts';
import type { Log, Neo4jPlace } from './server.ts';

const javaFlags = [
  '-XX:+UseG1GC',
  '-Dlog4j2.disable.jmx=true',
  ...['nio', 'io'].map((name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`),
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
];

/** Neo4j as a child process in Java, out of the folder `neo4j` of the data folder. */
export async function managedLaunch(place: Neo4jPlace, log: Log): Promise<Launch> {
  const home = homeOf(place.dataDir);
  await Promise.all(['conf', 'logs'].map((folder) => mkdir(join(home, folder), { recursive: true })));
  const env = { ...place.env, CLASSPATH: await classPath(home, { ...place, log }) };
  await writeConf(home, place);
  if (!hasStore(place.dataDir)) await setPassword({ ...place, env });
  await untilPreviousEnded(home);
  return {
    kind: 'managed',
    command: [
      java(env),
      // Started without its script, Neo4j takes the size of the heap from here and not from its settings.
      `-Xmx${toMemory(place.memoryMib).heapMib}m`,
      ...javaFlags,
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${home}`,
      `--config-dir=${join(home, 'conf')}`,
      '--console-mode', // else nothing tells why a start failed
    ],
    env,
    store: home,
    output: join(home, 'logs', 'console.log'),
    isServedBy: async (pid) => (await pidOf(home)) === pid,
  };
}

/** Whether a database of the managed kind is in the data folder. */
export function hasStore(dataDir: string): boolean {
  return existsSync(join(homeOf(dataDir), 'data', 'databases'));
}

export function homeOf(dataDir: string): string {
  return join(dataDir, 'neo4j');
}

async function writeConf(home: string, { uri, memoryMib }: Neo4jPlace): Promise<void> {
  const settings = {
    ...toSettings(toMemory(memoryMib)),
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': new URL(uri).host,
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(join(home, 'conf', 'neo4j.conf'), lines.join(''));
}

/** Has an effect before the first start only. The tool reads the password from its file: arguments are public. */
async function setPassword({
  dataDir,
  env,
  stopped,
}: Pick<Neo4jPlace, 'dataDir' | 'env' | 'stopped'>): Promise<void> {
  const home = homeOf(dataDir);
  await runCommand(
    java(env),
    ['org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', `@${passwordFile(dataDir)}`],
    { env: { ...env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') }, signal: stopped },
  );
}

/**
 * A Neo4j whose owner was killed may still be stopping. Its watchdog takes 11 s at most; a process that lives longer
 * has only the same number.
 */
async function untilPreviousEnded(home: string): Promise<void> {
  const pid = await pidOf(home);
  for (let tries = 0; tries < 120 && (await startOf(pid)) !== undefined; tries += 1) await delay(100);
  await rm(pidFile(home), { force: true });
}

/** The process that Neo4j says it is; NaN when it does not say. */
async function pidOf(home: string): Promise<number> {
  return Number.parseInt(await readFile(pidFile(home), 'utf8').catch(() => ''), 10);
}

function pidFile(home: string): string {
  return join(home, 'run', 'neo4j.pid');
}
