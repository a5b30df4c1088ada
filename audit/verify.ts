import type { Head } from './line.ts';
import type { RetiredFile } from './retire.ts';
import { type ChainLine, walkChains } from './walk.ts';

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
  /** Places of which the hash is asked for, and those that were met. */
  readonly wanted: ReadonlySet<number>;
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
  for await (const line of walkChains(folder)) {
    const { chain } = line.file;
    const walk = walks.get(chain) ?? { n: -1, seen: new Map(), wanted: placesOf(chain, heads) };
    walks.set(chain, walk);
    if (line.kind !== 'TORN') entries += 1;
    follow(line, walk, { faults, notes, retired });
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
};

/** Takes a line, and what is wrong with it. */
function follow(line: ChainLine, walk: Walk, { faults, notes, retired }: Following): void {
  const { file, at } = line;
  const where = `${file.name}, line ${at}`;
  if (line.kind === 'TORN') {
    notes.push(`${where}: its process ended while it was written; it was answered to nobody.`);
    return;
  }
  if (line.kind === 'NONE') {
    faults.push(`${where}: it is no entry.`);
    return;
  }
  const { entry, hash, before, link } = line;
  if (link === 'BEGINS') walk.from = entry;
  if (link === 'BREAKS')
    faults.push(
      `${where}: entry ${entry.n} does not follow on entry ${before.n}: one of them was changed, or what was between them is gone.`,
    );
  if (entry.kind === 'RETIRED')
    retired.push(
      ...retiredIn(entry.details).map((one) => ({ ...one, by: { chain: file.chain, n: entry.n } })),
    );
  walk.n = entry.n;
  if (walk.wanted.has(entry.n)) walk.seen.set(entry.n, hash);
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
