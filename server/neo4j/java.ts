import { join } from 'node:path';
import { knownClassPath } from './class-path.ts';
import { outputOf } from './process.ts';

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
    (await knownClassPath(home, env)) !== undefined || (await outputOf('mvn', ['-v'], env)) !== undefined;
  return [
    ...(hasJava ? [] : [`Java 17 or newer (found: ${version ?? 'none'})`]),
    ...(hasJars ? [] : ['Maven (found: none)']),
  ];
}
