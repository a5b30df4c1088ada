import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './process.ts';
import type { Log, Starting } from './server.ts';

const pom = fileURLToPath(new URL('pom.xml', import.meta.url));

/** The version of Neo4j that is started here: it stands in `pom.xml` alone. */
export async function neo4jVersion(): Promise<string> {
  const [, version] = /<neo4j\.version>(.+)</.exec(await readFile(pom, 'utf8')) ?? [];
  if (version === undefined) throw new TypeError('pom.xml names no neo4j.version');
  return version;
}

/** Environment of the programs that fetch Neo4j, and where it is told that they do. */
export type Fetching = Starting & { readonly log: Log };

/**
 * The jars of Neo4j as a Java class path. Maven finds them once for all data folders of a user; `home`, the folder of one
 * Neo4j, keeps what the cache of the user does not take. @throws KnownError with what Maven says
 */
export async function classPath(home: string, fetching: Fetching): Promise<string> {
  return (await knownClassPath(home, fetching.env)) ?? (await fetchClassPath(home, fetching));
}

/** The class path that is kept and whose jars are all there; undefined where none is. */
export async function knownClassPath(home: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const kept = await Promise.all([cacheFolder(env), home].map(readClassPath));
  return kept.find((path) => path !== undefined);
}

/** The user's folder for what can be made again. XDG Base Directory Specification 0.8: a relative path is ignored. */
function cacheFolder({ XDG_CACHE_HOME: given = '', HOME: user = homedir() }: NodeJS.ProcessEnv): string {
  const usual = process.platform === 'darwin' ? join(user, 'Library', 'Caches') : join(user, '.cache');
  return join(isAbsolute(given) ? given : usual, 'oncograph');
}

async function readClassPath(folder: string): Promise<string | undefined> {
  const file = await fileIn(folder);
  const known = existsSync(file) ? (await readFile(file, 'utf8')).trim() : '';
  return known !== '' && known.split(delimiter).every((jar) => existsSync(jar)) ? known : undefined;
}

/** Each process writes a file of its own and renames it: nobody reads one half written. */
async function fetchClassPath(home: string, fetching: Fetching): Promise<string> {
  const { env, log, stopped } = fetching;
  log.info(`Fetching Neo4j ${await neo4jVersion()} from Maven Central, once and some 120 MB.`);
  const folder = await keepingFolder(home, fetching);
  const draft = join(folder, `classpath.${randomUUID()}`);
  const goal = ['dependency:build-classpath', `-Dmdep.outputFile=${draft}`];
  try {
    await runCommand('mvn', ['-q', '-B', '-f', pom, ...goal], { env, signal: stopped });
    const path = (await readFile(draft, 'utf8')).trim();
    await rename(draft, await fileIn(folder));
    return path;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The cache of the user, or `home` where that takes no files, which is told. */
async function keepingFolder(home: string, { env, log }: Fetching): Promise<string> {
  const cache = cacheFolder(env);
  const refusal = await mkdir(cache, { recursive: true })
    .then(() => access(cache, constants.W_OK))
    .catch((error: unknown) => error);
  if (refusal === undefined) return cache;
  const reason = refusal instanceof Error ? refusal.message : refusal;
  log.info(`${cache} takes no files (${reason}): ${home} keeps where Neo4j is, for itself alone.`);
  return home;
}

async function fileIn(folder: string): Promise<string> {
  return join(folder, `classpath-${await neo4jVersion()}`);
}
