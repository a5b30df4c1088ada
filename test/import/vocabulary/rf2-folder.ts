import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** The snapshot of 28 rows. */
export const fixture = join(import.meta.dirname, '../fixtures/rf2');

/** Files of the fixture, below its folder. */
export const paths = {
  concept: 'Snapshot/Terminology/sct2_Concept_Snapshot_INT_20250901.txt',
  description: 'Snapshot/Terminology/sct2_Description_Snapshot-en_INT_20250901.txt',
  relationship: 'Snapshot/Terminology/sct2_Relationship_Snapshot_INT_20250901.txt',
  language: 'Snapshot/Refset/Language/der2_cRefset_LanguageSnapshot-en_INT_20250901.txt',
  simple: 'Snapshot/Refset/Content/der2_Refset_SimpleSnapshot_INT_20250901.txt',
  simpleMap: 'Snapshot/Refset/Map/der2_sRefset_SimpleMapSnapshot_INT_20250901.txt',
  extendedMap: 'Snapshot/Refset/Map/der2_iisssccRefset_ExtendedMapSnapshot_INT_20250901.txt',
  association: 'Snapshot/Refset/Content/der2_cRefset_AssociationSnapshot_INT_20250901.txt',
} as const;

/** What becomes of the text of a file. */
export type Edits = { readonly [file in keyof typeof paths]?: (text: string) => string };

/** Gives copies of the fixture with some files changed; they are removed after the tests of the file. */
export function createVariants(): (edits?: Edits) => Promise<string> {
  const root = mkdtemp(join(tmpdir(), 'oncograph-rf2-'));
  afterAll(async () => rm(await root, { recursive: true }));
  return async (edits = {}) => {
    const folder = await mkdtemp(join(await root, 'release-'));
    await cp(fixture, folder, { recursive: true });
    for (const [file, path] of Object.entries(paths)) {
      const edit = new Map(Object.entries(edits)).get(file);
      if (edit !== undefined)
        await writeFile(join(folder, path), edit(await readFile(join(folder, path), 'utf8')));
    }
    return folder;
  };
}

/** Adds rows like the last one, in which some texts are replaced. */
export function withRows(...rows: readonly Readonly<Record<string, string>>[]): (text: string) => string {
  return (text) => {
    const last = text.trimEnd().split('\r\n').at(-1) ?? '';
    const added = rows.map((changes) =>
      Object.entries(changes).reduce((row, [from, to]) => row.replace(from, to), last),
    );
    return [text.trimEnd(), ...added, ''].join('\r\n');
  };
}

/** Replaces a text that has to be there. */
export function replaced(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new TypeError(`The fixture has no ${from}`);
    return text.replace(from, to);
  };
}
