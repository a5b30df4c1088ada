import { randomUUID } from 'node:crypto';
import { access, constants, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import { makeFolder } from '../folder.ts';
import { cacheFolder } from '../neo4j/class-path.ts';
import { outputOf, runCommand } from '../neo4j/process.ts';
import type { Log, Starting } from '../neo4j/server.ts';

/** The version that is built here, and that Docker runs. */
export const natsVersion = '2.14.10';

/** Where a server is kept once it is built: in `folder` where the cache of the user takes no files. */
export type Building = Starting & { readonly folder: string; readonly log: Log };

/** The server that was built here before; undefined where there is none that runs. */
export async function builtBefore({
  env,
  folder,
}: Pick<Building, 'env' | 'folder'>): Promise<string | undefined> {
  for (const kept of [cacheFolder(env), folder].flatMap((one) => one ?? [])) {
    const said = await outputOf(programIn(kept), ['--version'], {});
    if (said?.includes(natsVersion)) return programIn(kept);
  }
  return undefined;
}

/** Whether Go is there: from 1.21 on it fetches what newer one a program needs. */
export async function hasGo(env: NodeJS.ProcessEnv): Promise<boolean> {
  const [, minor] = /go version go1\.(\d+)/.exec((await outputOf('go', ['version'], env)) ?? '') ?? [];
  return Number(minor) >= 21;
}

/** Builds the server, in a folder of its own whose program is renamed: nobody runs one that is not whole. @throws KnownError */
export async function build({ env, folder, log, stopped }: Building): Promise<string> {
  log.info(`Building nats-server ${natsVersion} with Go, once: it takes about a minute.`);
  const cache = await usable(cacheFolder(env), folder);
  const draft = join(cache, `nats-server.${randomUUID()}`);
  try {
    await runCommand('go', ['install', `github.com/nats-io/nats-server/v2@v${natsVersion}`], {
      env: { ...env, GOBIN: draft, CGO_ENABLED: '0' },
      signal: stopped,
    });
    await rename(join(draft, 'nats-server'), programIn(cache));
    return programIn(cache);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new KnownError('NETWORK_UNAVAILABLE', `nats-server could not be built: ${why}`, { cause: error });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function programIn(folder: string): string {
  return join(folder, `nats-server-${natsVersion}`);
}

async function usable(cache: string | undefined, otherwise: string): Promise<string> {
  if (cache === undefined) return otherwise;
  const takesFiles = makeFolder(cache).then(() => access(cache, constants.W_OK));
  return takesFiles.then(
    () => cache,
    () => otherwise,
  );
}
