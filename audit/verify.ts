import { type ChainFile, chainFiles, linesOf } from './files.ts';
import { type Head, hashOfLine, parseLine } from './line.ts';
import type { RetiredFile } from './retire.ts';

/** What there is, and what is wrong with it. */
export type Verified = {
  readonly entries: number;
  readonly chains: number;
  /** What a process leaves that was killed. */
  readonly notes: readonly string[];
  readonly faults: readonly string[];
};

/** How far one chain was followed. */
type Walk = {
  n: number;
  hash: string;
  /** Hashes that are asked for, by place. */
  readonly seen: Map<number, string>;
  /** Where the first file of the chain begins, if it is not at 0. */
  from?: { readonly n: number; readonly previous: string };
};

/**
 * Follows every chain of a folder: a line that was changed, added, left out or moved, a file that is gone, and a chain that ends
 * before one of `heads`, which were kept elsewhere, are faults.
 */
export async function verifyAudit(folder: string, heads: readonly Head[]): Promise<Verified> {
  const faults: string[] = [];
  const notes: string[] = [];
  const walks = new Map<string, Walk>();
  const retired: Retirement[] = [];
  let entries = 0;
  for (const file of await chainFiles(folder)) {
    const walk = walks.get(file.chain) ?? { n: -1, hash: '', seen: new Map() };
    walks.set(file.chain, walk);
    entries += await follow(file, walk, { faults, notes, retired, wanted: placesOf(file.chain, heads) });
  }
  const held = retired.filter(({ by }) => heads.some((head) => head.chain === by.chain && head.n >= by.n));
  for (const [chain, { from }] of walks) {
    if (from !== undefined && !held.some((one) => isBefore(one, chain, from)))
      faults.push(`${chain}: its beginning, up to entry ${from.n - 1}, is not there.`);
    if (!heads.some((head) => head.chain === chain))
      notes.push(
        `${chain}: no end of it was kept elsewhere; whoever can write to the folder may have made it.`,
      );
  }
  for (const { file, at } of held)
    notes.push(`${file}: it was kept long enough, and removed; it ended at ${at}.`);
  for (const head of heads) faults.push(...faultsOfHead(head, walks.get(head.chain), held));
  return { entries, chains: walks.size, notes, faults };
}

/** A file that an entry says was retired, and where that entry stands: it counts if a head that was kept elsewhere is behind it. */
type Retirement = RetiredFile & { readonly by: Pick<Head, 'chain' | 'n'> };

type Following = {
  readonly faults: string[];
  readonly notes: string[];
  readonly retired: Retirement[];
  readonly wanted: ReadonlySet<number>;
};

/** Follows a file; gives how many entries it has. */
async function follow(
  { path, name, chain }: ChainFile,
  walk: Walk,
  { faults, notes, retired, wanted }: Following,
): Promise<number> {
  let at = 0;
  for await (const { line, isWhole } of linesOf(path)) {
    at += 1;
    if (!isWhole) {
      notes.push(`${name}, line ${at}: its process ended while it was written; it was answered to nobody.`);
      return at - 1;
    }
    const entry = parseLine(line);
    if (entry === undefined) {
      faults.push(`${name}, line ${at}: it is no entry.`);
      continue;
    }
    if (walk.n < 0 && entry.n > 0) walk.from = entry;
    else if (entry.n !== walk.n + 1 || entry.previous !== walk.hash)
      faults.push(
        `${name}, line ${at}: entry ${entry.n} does not follow on entry ${walk.n}: one of them was changed, or what was between them is gone.`,
      );
    if (entry.kind === 'RETIRED')
      retired.push(...retiredIn(entry.details).map((file) => ({ ...file, by: { chain, n: entry.n } })));
    walk.n = entry.n;
    walk.hash = hashOfLine(line);
    if (wanted.has(entry.n)) walk.seen.set(entry.n, walk.hash);
  }
  return at;
}

function placesOf(chain: string, heads: readonly Head[]): ReadonlySet<number> {
  return new Set(heads.filter((head) => head.chain === chain).map(({ n }) => n));
}

function retiredIn(details: Readonly<Record<string, unknown>> | undefined): readonly RetiredFile[] {
  return Array.isArray(details?.files) ? (details.files as RetiredFile[]) : [];
}

function isBefore(
  file: RetiredFile,
  chain: string,
  from: { readonly n: number; readonly previous: string },
): boolean {
  return file.chain === chain && file.n === from.n - 1 && file.hash === from.previous;
}

function faultsOfHead(
  { chain, n, hash, at }: Head,
  walk: Walk | undefined,
  retired: readonly RetiredFile[],
): readonly string[] {
  if (retired.some((one) => one.chain === chain && one.n >= n)) return [];
  if (walk === undefined) return [`${chain}: it is not there; it had ${n + 1} entries at ${at}.`];
  const seen = walk.seen.get(n);
  if (seen === hash) return [];
  if (walk.n < n) return [`${chain}: it ends at entry ${walk.n}; at ${at} it had come to entry ${n}.`];
  return [`${chain}: entry ${n} is another one than at ${at}.`];
}
