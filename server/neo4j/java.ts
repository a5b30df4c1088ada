import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outputOf, run } from './process.ts';
import type { Log } from './server.ts';

const pom = fileURLToPath(new URL('pom.xml', import.meta.url));

/** The version of Neo4j that is started here: it stands in `pom.xml` alone. */
export async function neo4jVersion(): Promise<string> {
  const [, version] = /<neo4j\.version>(.+)</.exec(await readFile(pom, 'utf8')) ?? [];
  if (version === undefined) throw new TypeError('pom.xml names no neo4j.version');
  return version;
}

/** The Java command: that of `JAVA_HOME`, else the first on the path. */
export function java({ JAVA_HOME: home }: NodeJS.ProcessEnv): string {
  return home ? join(home, 'bin', 'java') : 'java';
}

/** What this machine lacks to run Neo4j in Java out of the folder `home`; nothing when it can. */
export async function missingForJava(home: string, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const [, version] =
    /version "(?:1\.)?(\d+)/.exec((await outputOf(java(env), ['-version'], env)) ?? '') ?? [];
  const hasJava = Number(version) >= 17;
  const hasJars =
    (await cachedClassPath(home)) !== undefined || (await outputOf('mvn', ['-v'], env)) !== undefined;
  return [
    ...(hasJava ? [] : [`Java 17 or newer (found: ${version ?? 'none'})`]),
    ...(hasJars ? [] : ['Maven (found: none)']),
  ];
}

/** Environment of the programs that fetch Neo4j, and where it is told that they do. */
export type Fetching = { readonly env: NodeJS.ProcessEnv; readonly log: Log };

/** The jars of Neo4j as a Java class path; fetched by Maven once, then known in a file of `home`. */
export async function classPath(home: string, fetching: Fetching): Promise<string> {
  return (await cachedClassPath(home)) ?? (await fetchClassPath(home, fetching));
}

async function cachedClassPath(home: string): Promise<string | undefined> {
  const file = await cacheFile(home);
  const known = existsSync(file) ? (await readFile(file, 'utf8')).trim() : '';
  return known !== '' && known.split(delimiter).every((jar) => existsSync(jar)) ? known : undefined;
}

async function fetchClassPath(home: string, { env, log }: Fetching): Promise<string> {
  log.info(`Fetching Neo4j ${await neo4jVersion()} from Maven Central, once and some 120 MB.`);
  const draft = join(home, 'classpath.new');
  const goal = ['dependency:build-classpath', `-Dmdep.outputFile=${draft}`];
  await run('mvn', ['-q', '-B', '-f', pom, ...goal], { env });
  await rename(draft, await cacheFile(home));
  return (await readFile(await cacheFile(home), 'utf8')).trim();
}

async function cacheFile(home: string): Promise<string> {
  return join(home, `classpath-${await neo4jVersion()}`);
}
