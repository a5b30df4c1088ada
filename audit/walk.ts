import { type ChainFile, chainFiles, linesOf } from './files.ts';
import { type AuditEntry, hashOfLine, parseLine } from './line.ts';

/** Where a chain has come to: its last entry so far, or nowhere. */
type Reached = { readonly n: number; readonly hash: string };

/** How an entry stands to the one before; `BEGINS`: that, and all before it, is not there. */
type Link = 'FOLLOWS' | 'BEGINS' | 'BREAKS';

type InFile = {
  readonly file: ChainFile;
  /** Which line of it, from 1. */
  readonly at: number;
};

/** An entry, and the one before. */
export type WalkedEntry = InFile & {
  readonly kind: 'ENTRY';
  readonly entry: AuditEntry;
  readonly hash: string;
  readonly before: Reached;
  readonly link: Link;
};

/** A line of a chain in its place. `TORN`: a write that was broken off; `NONE`: no entry. */
export type ChainLine =
  | WalkedEntry
  | (InFile & { readonly kind: 'TORN' })
  | (InFile & { readonly kind: 'NONE' });

const nowhere: Reached = { n: -1, hash: '' };

/** Follows every chain of a folder, line by line, each file read once. */
export async function* walkChains(folder: string): AsyncGenerator<ChainLine> {
  let chain = '';
  let before = nowhere;
  for (const file of await chainFiles(folder)) {
    if (file.chain !== chain) [chain, before] = [file.chain, nowhere];
    let at = 0;
    for await (const { line, isWhole } of linesOf(file.path)) {
      at += 1;
      const entry = isWhole ? parseLine(line) : undefined;
      if (entry === undefined) {
        yield { file, at, kind: isWhole ? 'NONE' : 'TORN' };
        continue;
      }
      const hash = hashOfLine(line);
      yield { file, at, kind: 'ENTRY', entry, hash, before, link: linkOf(entry, before) };
      before = { n: entry.n, hash };
    }
  }
}

function linkOf({ n, previous }: AuditEntry, before: Reached): Link {
  if (before.n < 0 && n > 0) return 'BEGINS';
  return n === before.n + 1 && previous === before.hash ? 'FOLLOWS' : 'BREAKS';
}
