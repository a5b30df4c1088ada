import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NotedRelease, readAthena } from '../../../import/vocabulary/athena/release.ts';
import type { ConceptRow, Pairs } from '../../../import/vocabulary/release.ts';

/** A vocabulary download in small; its SOURCE.md says what is in it. */
export const sample = join(import.meta.dirname, '../fixtures/athena');

/** What becomes of the text of files of the sample; undefined takes the file away. */
export type Changes = Readonly<Record<string, (text: string) => string | Buffer | undefined>>;

/** Does `work` with a changed copy of the sample, which is removed then. */
export async function withSample<Result>(
  changes: Changes,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'oncograph-athena-'));
  try {
    await cp(sample, folder, { recursive: true });
    for (const [file, change] of Object.entries(changes)) {
      const text = await readFile(join(folder, file), 'utf8').catch(() => '');
      await rm(join(folder, file), { force: true });
      const changed = change(text);
      if (changed !== undefined) await writeFile(join(folder, file), changed);
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Reads a changed copy of the sample. */
export function readChanged(changes: Changes): Promise<NotedRelease> {
  return withSample(changes, readAthena);
}

/** One cell of the line that begins with `start`, changed. */
export function withCell(start: string, cell: number, value: string): (text: string) => string {
  return (text) =>
    text
      .split('\n')
      .map((line) => (line.startsWith(start) ? line.split('\t').with(cell, value).join('\t') : line))
      .join('\n');
}

/** What the release says of each concept, by code. */
export async function rowsByCode({ concepts }: NotedRelease): Promise<ReadonlyMap<string, ConceptRow>> {
  const rows = new Map<string, ConceptRow>();
  for await (const row of concepts()) rows.set(row.code, row);
  return rows;
}

/** Pairs as `narrower broader`, in order. */
export function named({ from, to }: Pairs, codes: readonly string[]): readonly string[] {
  return [...from].map((one, at) => `${codes[one]} ${codes[to[at] ?? -1]}`).sort();
}

/** Everything above each of `count` concepts by way of `isA`, but for what is `notUnder`: found the simple way. */
export function closureOf(
  { isA, notUnder }: { readonly isA: Pairs; readonly notUnder: Pairs },
  count: number,
): readonly ReadonlySet<number>[] {
  const parents = setsOf(isA, count);
  const except = setsOf(notUnder, count);
  return parents.map((direct, one) => {
    const above = new Set(direct);
    for (const parent of above) for (const further of parents[parent] ?? []) above.add(further);
    for (const unsaid of except[one] ?? []) above.delete(unsaid);
    return above;
  });
}

/** The second members of pairs by their first. */
function setsOf({ from, to }: Pairs, count: number): readonly Set<number>[] {
  const sets = Array.from({ length: count }, () => new Set<number>());
  from.forEach((one, at) => {
    sets[one]?.add(to[at] ?? -1);
  });
  return sets;
}
