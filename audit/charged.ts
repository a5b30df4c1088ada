import type { Charge } from '../ontology/charge.ts';
import { chainFiles, linesOf } from './files.ts';
import { parseLine } from './line.ts';

/** What stands in the line of every entry with charges: most lines need not be read for what they say. */
const needle = '"charged":';

/** All charges that the entries of a folder name, chain by chain; some of them several times. */
export async function* readCharged(folder: string): AsyncGenerator<Charge> {
  for (const { path } of await chainFiles(folder))
    for await (const { line, isWhole } of linesOf(path))
      if (isWhole && line.includes(needle)) yield* parseLine(line)?.charged ?? [];
}

/** Time of the first entry that a folder still has. */
export async function firstTimeIn(folder: string): Promise<string | undefined> {
  for (const { path } of await chainFiles(folder))
    for await (const { line, isWhole } of linesOf(path)) {
      const entry = isWhole ? parseLine(line) : undefined;
      if (entry !== undefined) return entry.at;
    }
  return undefined;
}
