import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRf2Files } from '../../../../import/vocabulary/rf2/files.ts';
import { createVariants, fixture, paths } from '../rf2-folder.ts';

const variant = createVariants();

/** A copy whose file has another name. */
async function renamed(file: keyof typeof paths, name: string): Promise<string> {
  const folder = await variant();
  await rename(join(folder, paths[file]), join(folder, dirname(paths[file]), name));
  return folder;
}

async function without(...files: readonly (keyof typeof paths)[]): Promise<string> {
  const folder = await variant();
  for (const file of files) await rm(join(folder, paths[file]));
  return folder;
}

describe('findRf2Files', () => {
  const found = Object.fromEntries(Object.entries(paths).map(([file, path]) => [file, join(fixture, path)]));

  it.each(['.', 'Snapshot', '..'])('finds the files and their date from the folder %s', async (folder) => {
    const release = await variant();
    const start = folder === '..' ? await above(release) : join(release, folder);
    const { release: date, ...files } = await findRf2Files(start);
    expect([date, Object.values(files).map((file) => basename(file ?? ''))]).toEqual([
      '2025-09-01',
      Object.values(found).map((file) => basename(file)),
    ]);
  });
  it('finds files of a beta release', async () => {
    const name = 'xsct2_Concept_Snapshot_INT_20250901.txt';
    expect((await findRf2Files(await renamed('concept', name))).concept).toMatch(name);
  });
  it('finds associations by their older name', async () => {
    const name = 'der2_cRefset_AssociationReferenceSnapshot_INT_20250901.txt';
    expect((await findRf2Files(await renamed('association', name))).association).toMatch(name);
  });
  it('takes stated relationships and concrete values for no relationships', async () => {
    const folder = await variant();
    for (const name of ['sct2_StatedRelationship', 'sct2_RelationshipConcreteValues'])
      await cp(
        join(folder, paths.relationship),
        join(folder, `Snapshot/Terminology/${name}_Snapshot_INT_20250901.txt`),
      );
    expect((await findRf2Files(folder)).relationship).toBe(join(folder, paths.relationship));
  });
  it('does without reference sets', async () =>
    expect(
      await findRf2Files(await without('language', 'simple', 'simpleMap', 'extendedMap', 'association')),
    ).toMatchObject({ language: null, simple: null, simpleMap: null, extendedMap: null, association: null }));
  it.each([
    ['concept', 'sct2_Concept_Snapshot_*.txt'],
    ['description', 'sct2_Description_Snapshot-en*.txt'],
    ['relationship', 'sct2_Relationship_Snapshot_*.txt'],
  ] as const)('names the missing %s file and the folder', async (file, pattern) => {
    const folder = await without(file);
    await expect(findRf2Files(folder)).rejects.toThrow(`There is no file ${pattern} in ${folder}`);
  });
  it.each(['Full', 'Delta'])('asks for a snapshot where there is only %s', async (kind) => {
    const name = `sct2_Concept_${kind}_INT_20250901.txt`;
    await expect(findRf2Files(await renamed('concept', name))).rejects.toThrow(
      new RegExp(`A snapshot is needed.*${name}`),
    );
  });
  it('refuses two files of one kind and names both', async () => {
    const folder = await variant();
    const other = join(folder, 'sct2_Concept_Snapshot_US1000124_20250901.txt');
    await cp(join(folder, paths.concept), other);
    await expect(findRf2Files(folder)).rejects.toThrow(
      `Two releases are mixed: ${join(folder, paths.concept)} and ${other}`,
    );
  });
  it.each([
    'der2_Refset_SimpleSnapshot_INT_20250801.txt',
    'der2_Refset_SimpleSnapshot_US1000124_20250901.txt',
  ])('refuses %s beside files of another release and names both', async (name) =>
    expect(findRf2Files(await renamed('simple', name))).rejects.toThrow(
      new RegExp(`Two releases are mixed: .*${basename(paths.concept)} and .*${name}`),
    ),
  );
  it('refuses a name without a date', async () =>
    expect(findRf2Files(await renamed('concept', 'sct2_Concept_Snapshot_INT.txt'))).rejects.toThrow(
      /sct2_Concept_Snapshot_INT\.txt has to end as in INT_20250901\.txt/,
    ));
  it('refuses a folder that is not there', async () =>
    expect(findRf2Files(join(fixture, 'nowhere'))).rejects.toThrow('nowhere cannot be read'));
});

/** A folder with the release and nothing else. */
async function above(release: string): Promise<string> {
  const folder = `${release}-above`;
  await mkdir(folder);
  await rename(release, join(folder, 'SnomedCT_InternationalRF2_PRODUCTION_20250901T120000Z'));
  return folder;
}
