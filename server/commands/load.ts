import { checkMapping } from '../../import/concepts/check-mapping.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { load } from './load-tables.ts';

/** Options of `load tables`. */
export type LoadFlags = {
  readonly mapping: string;
  readonly dataset?: string;
  readonly replace?: boolean;
  readonly allowOpen?: boolean;
  readonly dryRun?: boolean;
  readonly maxRejects?: number;
};

/** Loads a folder of tables and says what it did. */
export async function loadFolder(
  surroundings: Surroundings,
  folder: string,
  flags: LoadFlags,
): Promise<void> {
  const session = createSession(surroundings);
  const { stdout, stderr } = surroundings;
  await checkMapping(flags.mapping); // whatever is wrong with it is said before a database is waited for
  const summary = await withGraph(session, (graph) =>
    load(graph, session.config, { folder, ...flags, stderr }),
  );
  stdout.write(`${summary}\n`);
}
