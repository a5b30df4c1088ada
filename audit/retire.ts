import { rm, stat } from 'node:fs/promises';
import { chargesIn } from './charged.ts';
import { type ChainFile, chainFiles, linesOf } from './files.ts';
import { type AuditEntry, type Head, hashOfLine, parseLine } from './line.ts';

/** A file that was kept long enough, and its last line. */
export type RetiredFile = Head & { readonly file: string };

/** What is old enough to go: entries, and charges, which stand for what may still be spent. */
export type Keeping = {
  /** Files that go on after this time stay. */
  readonly before: string;
  /** So do files that name a charge of after this time, whatever `before` is. */
  readonly chargedBefore: string;
};

/** Files that were kept long enough: of each chain the first ones, as what follows is proven by what was before. */
export async function filesBefore(
  folder: string,
  { before, chargedBefore }: Keeping,
): Promise<readonly (RetiredFile & ChainFile)[]> {
  const found: (RetiredFile & ChainFile)[] = [];
  const goingOn = new Set<string>();
  for (const file of await chainFiles(folder)) {
    if (dayOf(file) >= before.slice(0, 10)) break; // chains are in the order of their beginnings
    if (goingOn.has(file.chain)) continue;
    const ends = await endsOf(file, before);
    if (ends?.last !== undefined && ends.last.at < before && ends.charged < chargedBefore)
      found.push({ ...file, ...ends.last, file: file.name });
    else goingOn.add(file.chain);
  }
  return found;
}

export async function removeFiles(files: readonly ChainFile[]): Promise<void> {
  for (const { path } of files) await rm(path);
}

/** Times of the charges that an entry names: one from a clock that was ahead counts longer. */
function timesIn(entry: AuditEntry): readonly string[] {
  return chargesIn(entry).charges.map(({ at }) => at);
}

/** The day on which a chain was begun. */
function dayOf({ chain }: ChainFile): string {
  return `${chain.slice(0, 4)}-${chain.slice(4, 6)}-${chain.slice(6, 8)}`;
}

/** The last whole line of a file, undefined of an empty one, and until when it names charges; empty where it names none. */
type Ends = { readonly last: Head | undefined; readonly charged: string };

/** Undefined of a file that was written after `before`: a chain that goes on would be read each time. */
async function endsOf({ path, chain }: ChainFile, before: string): Promise<Ends | undefined> {
  if ((await stat(path)).mtime.toISOString() >= before) return undefined;
  let last: Head | undefined;
  let charged = '';
  for await (const { line, isWhole } of linesOf(path)) {
    const entry = isWhole ? parseLine(line) : undefined;
    if (entry === undefined) continue;
    last = { chain, n: entry.n, hash: hashOfLine(line), at: entry.at };
    if (entry.charged !== undefined)
      charged = [charged, entry.at, ...timesIn(entry)].sort().at(-1) ?? charged;
  }
  return { last, charged };
}
