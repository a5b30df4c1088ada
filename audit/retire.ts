import { rm, stat } from 'node:fs/promises';
import { type ChainFile, chainFiles, linesOf } from './files.ts';
import { type Head, hashOfLine, parseLine } from './line.ts';

/** A file that was kept long enough, and its last line. */
export type RetiredFile = Head & { readonly file: string };

/** Files whose last line is from before a time. */
export async function filesBefore(
  folder: string,
  before: string,
): Promise<readonly (RetiredFile & ChainFile)[]> {
  const found: (RetiredFile & ChainFile)[] = [];
  for (const file of await chainFiles(folder)) {
    if (dayOf(file) >= before.slice(0, 10)) break; // chains are in the order of their beginnings
    if ((await stat(file.path)).mtime.toISOString() >= before) continue; // else a chain that goes on would be read each time
    const last = await lastOf(file);
    if (last !== undefined && last.at < before) found.push({ ...file, ...last, file: file.name });
  }
  return found;
}

export async function removeFiles(files: readonly ChainFile[]): Promise<void> {
  for (const { path } of files) await rm(path);
}

/** The day on which a chain was begun. */
function dayOf({ chain }: ChainFile): string {
  return `${chain.slice(0, 4)}-${chain.slice(4, 6)}-${chain.slice(6, 8)}`;
}

/** The last whole line of a file; undefined of an empty one. */
async function lastOf({ path, chain }: ChainFile): Promise<Head | undefined> {
  let last: Head | undefined;
  for await (const { line, isWhole } of linesOf(path)) {
    const entry = isWhole ? parseLine(line) : undefined;
    if (entry !== undefined) last = { chain, n: entry.n, hash: hashOfLine(line), at: entry.at };
  }
  return last;
}
