import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ConceptRow, Pairs, Release } from '../../../import/vocabulary/release.ts';

/** Writes files for the tests of one file, which are removed after them. */
export function createFiles(): (name: string, content: string | Uint8Array) => Promise<string> {
  const folder = mkdtemp(join(tmpdir(), 'oncograph-vocabulary-'));
  afterAll(async () => rm(await folder, { recursive: true }));
  return async (name, content) => {
    const path = join(await folder, name);
    await writeFile(path, content);
    return path;
  };
}

/** Pairs as they read: `narrower > broader`. */
export function namesOf({ codes }: Pick<Release, 'codes'>, { from, to }: Pairs): readonly string[] {
  return [...from].map((code, at) => `${codes[code]} > ${codes[to[at] ?? -1]}`);
}

/** Every mapping as it reads: `from relationship to (source)`. */
export function mappingsOf(release: Pick<Release, 'codes' | 'mappings'>): readonly string[] {
  return release.mappings.flatMap(({ relationship, source, pairs }) =>
    namesOf(release, pairs).map((pair) => `${pair.replace('>', relationship)} (${source})`),
  );
}

/** Every concept that a release defines. */
export async function conceptsOf({ concepts }: Pick<Release, 'concepts'>): Promise<readonly ConceptRow[]> {
  const rows: ConceptRow[] = [];
  for await (const concept of concepts()) rows.push(concept);
  return rows;
}
