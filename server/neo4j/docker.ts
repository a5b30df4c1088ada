import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { neo4jVersion } from './class-path.ts';
import { toMemory, toSettings } from './conf.ts';
import type { Launch } from './launch.ts';
import { outputOf } from './process.ts';
import type { Neo4jPlace } from './server.ts';

/** Whether a Docker engine answers. */
export async function hasDocker(env: NodeJS.ProcessEnv): Promise<boolean> {
  return (await outputOf('docker', ['version', '--format', '{{.Server.Version}}'], env)) !== undefined;
}

/** Whether a database of a container is in the data folder. */
export function hasContainerStore(dataDir: string): boolean {
  return existsSync(join(storeOf(dataDir), 'databases'));
}

/** Neo4j as a container in the foreground: the watchdog's signal reaches it through the Docker client. */
export async function dockerLaunch(
  { dataDir, uri, memoryMib, env }: Neo4jPlace,
  password: string,
): Promise<Launch> {
  const store = storeOf(dataDir);
  await mkdir(store, { recursive: true, mode: 0o700 });
  const { uid, gid } = userInfo();
  const own = { NEO4J_AUTH: `neo4j/${password}`, ...toVariables(toSettings(toMemory(memoryMib))) };
  return {
    kind: 'docker',
    command: [
      ...['docker', 'run', '--rm', '--user', `${uid}:${gid}`],
      ...['--publish', `${new URL(uri).host}:7687`, '--volume', `${store}:/data`],
      ...Object.keys(own).flatMap((name) => ['--env', name]),
      `neo4j:${await neo4jVersion()}-community`,
    ],
    env: { ...env, ...own },
    store,
    output: join(dataDir, 'neo4j-docker.log'),
    isServedBy: async () => true,
  };
}

function storeOf(dataDir: string): string {
  return join(dataDir, 'neo4j-docker');
}

/** Settings as the image takes them: `server.bolt.x_y` is `NEO4J_server_bolt_x__y`. */
function toVariables(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      `NEO4J_${key.replaceAll('_', '__').replaceAll('.', '_')}`,
      value,
    ]),
  );
}
