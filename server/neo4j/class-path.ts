import { createHash, randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { access, constants, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from '../folder.ts';
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
 * Neo4j, keeps them where the cache of the user takes no files. @throws KnownError with what Maven says
 */
export async function classPath(home: string, fetching: Fetching): Promise<string> {
  return (await knownClassPath(home, fetching.env)) ?? (await fetchClassPath(home, fetching));
}

/** The class path that is kept whole and whose jars are all there; undefined where none is. */
export async function knownClassPath(home: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const kept = await Promise.all([
    readClassPath(cacheFolder(env), (path, digest) => digest === digestOf(path)),
    readClassPath(home, (path, digest) => digest === undefined || digest === digestOf(path)), // from before there was a cache
  ]);
  return kept.find((path) => path !== undefined);
}

/**
 * The user's folder for what can be made again; undefined for a user without a home. XDG Base Directory Specification 0.8:
 * a relative path is ignored.
 */
export function cacheFolder({
  XDG_CACHE_HOME: given = '',
  HOME: user = '',
}: NodeJS.ProcessEnv): string | undefined {
  if (isAbsolute(given)) return join(given, 'oncograph');
  const home = isAbsolute(user) ? user : homeOfUser();
  if (home === undefined) return undefined;
  return join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'oncograph');
}

/** What passwd(5) says; a container may run under a number that it does not have. */
function homeOfUser(): string | undefined {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
}

async function readClassPath(
  folder: string | undefined,
  isWhole: (path: string, digest: string | undefined) => boolean,
): Promise<string | undefined> {
  const file = folder && (await fileIn(folder));
  if (file === undefined || !existsSync(file)) return undefined;
  const [path = '', digest] = (await readFile(file, 'utf8')).trim().split('\n');
  const sizes = path.split(delimiter).map((jar) => statSync(jar, { throwIfNoEntry: false })?.size ?? 0);
  return isWhole(path, digest) && !sizes.includes(0) ? path : undefined;
}

function digestOf(path: string): string {
  return createHash('sha256').update(path).digest('hex');
}

/** Each process writes a file of its own and renames it: nobody reads one half written. */
async function fetchClassPath(home: string, fetching: Fetching): Promise<string> {
  const { env, log, stopped } = fetching;
  log.info(`Fetching Neo4j ${await neo4jVersion()} from Maven Central, once and some 120 MB.`);
  const cache = await usableCache(home, fetching);
  const folder = cache ?? home;
  const draft = join(folder, `classpath.${randomUUID()}`);
  const goal = ['dependency:build-classpath', `-Dmdep.outputFile=${draft}`];
  const jars = cache === undefined ? [`-Dmaven.repo.local=${join(home, 'maven')}`] : [];
  try {
    await runCommand('mvn', ['-q', '-B', '-f', pom, ...goal, ...jars], { env, signal: stopped });
    const path = (await readFile(draft, 'utf8')).trim();
    await writeFile(draft, `${path}\n${digestOf(path)}\n`);
    await rename(draft, await fileIn(folder));
    return path;
  } finally {
    await rm(draft, { force: true });
  }
}

/** The cache of the user; undefined where that takes no files, which is told: `home` then keeps the jars, too. */
async function usableCache(home: string, { env, log }: Fetching): Promise<string | undefined> {
  const cache = cacheFolder(env);
  const refusal = cache === undefined ? 'this user has no home' : await refusalOf(cache);
  if (refusal === undefined) return cache;
  log.info(`${cache ?? 'The cache'} takes no files (${refusal}): ${home} keeps Neo4j, for itself alone.`);
  return undefined;
}

/** Why a folder takes no files; undefined where it does. */
async function refusalOf(folder: string): Promise<string | undefined> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function fileIn(folder: string): Promise<string> {
  return join(folder, `classpath-${await neo4jVersion()}`);
}
