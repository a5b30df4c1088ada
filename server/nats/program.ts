import { userInfo } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import { hasDocker } from '../neo4j/docker.ts';
import { outputOf } from '../neo4j/process.ts';
import { type Building, build, builtBefore, hasGo, natsVersion } from './build.ts';
import type { NatsFiles, NatsProgram } from './server.ts';

/** A NATS server that can be started: one of the path, of Docker, or built with Go. @throws KnownError saying what to install */
export async function findProgram(building: Building): Promise<NatsProgram> {
  const { env } = building;
  const path = [env.PATH, '/usr/local/sbin', '/usr/sbin'].join(delimiter); // where Debian puts it, and few have on their path
  if ((await outputOf('nats-server', ['--version'], { PATH: path })) !== undefined)
    return { kind: 'installed', ...asProcess('nats-server', path) };
  if (await hasDocker(env)) return ofDocker(env);
  const before = await builtBefore(building);
  if (before !== undefined || (await hasGo(env)))
    return { kind: 'built', ...asProcess(before ?? (await build(building)), path) };
  throw new KnownError(
    'NETWORK_UNAVAILABLE',
    `No NATS server is given and none can be started here. Do one of these:
- set NATS_URL to a running one;
- install nats-server (Debian, Ubuntu: apt install nats-server; macOS: brew install nats-server);
- start a Docker engine;
- install Go 1.21 or newer, by which one is built, once.`,
  );
}

/** Of its environment a server needs nothing; the shell that watches it finds its programs by the path. */
function asProcess(program: string, path: string): Omit<NatsProgram, 'kind'> {
  return {
    listen: (port) => `127.0.0.1:${port}`,
    command: ({ configuration }) => [program, '--config', configuration],
    env: { PATH: path },
  };
}

/** In the foreground: signals reach it through the Docker client. Folders, since a file that is replaced is another one. */
function ofDocker(env: NodeJS.ProcessEnv): NatsProgram {
  const { uid, gid } = userInfo();
  const mounted = (folder: string) => ['--volume', `${folder}:${folder}:ro`];
  return {
    kind: 'docker',
    listen: () => '0.0.0.0:4222',
    command: ({ configuration, users, port }: NatsFiles) => [
      ...['docker', 'run', '--rm', '--user', `${uid}:${gid}`, '--publish', `127.0.0.1:${port}:4222`],
      ...[...new Set([configuration, users].map((file) => dirname(file)))].flatMap(mounted),
      ...[`nats:${natsVersion}`, '--config', configuration],
    ],
    env,
  };
}
