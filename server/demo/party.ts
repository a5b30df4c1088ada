import { join } from 'node:path';
import { settings } from '../settings.ts';

/** The hub of the demo, or a site. */
export type Party = {
  readonly id: string;
  readonly dataDir: string;
  /** Environment of its commands, with its settings. */
  readonly env: NodeJS.ProcessEnv;
};

const named: readonly string[] = Object.values(settings).map(({ name }) => name);

/** Settings of the demo that are those of each party, too. */
const shared = ['NEO4J_MEMORY', 'LOG_LEVEL'];

/** The least that a Neo4j starts with: some hundred patients need no more. */
const memory = '400m';

/** Nobody waits for the code that the second compiler of Java would make: without it a start takes half the time of the processor. */
const quickStart = '-XX:TieredStopAtLevel=1';

/** A party with a folder of its own in `root`: of the settings around it has those that are shared, and its own. */
export function toParty(
  id: string,
  { env, root }: { readonly env: NodeJS.ProcessEnv; readonly root: string },
  own: NodeJS.ProcessEnv,
): Party {
  const dataDir = join(root, id);
  const kept = Object.entries(env).filter(([name]) => !named.includes(name) || shared.includes(name));
  const java = [env.JAVA_TOOL_OPTIONS, quickStart].filter((one) => one !== undefined).join(' ');
  const around = { NEO4J_MEMORY: memory, ...Object.fromEntries(kept), JAVA_TOOL_OPTIONS: java };
  return { id, dataDir, env: { ...around, SEED: 'none', DATA_DIR: dataDir, ...own } };
}
