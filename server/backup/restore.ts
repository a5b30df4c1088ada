import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isCode } from '../../graph/whole-file.ts';
import { KnownError } from '../../ontology/errors.ts';
import { unfinishedIn } from '../neo4j/unfinished.ts';
import { contentOf, copyFile, filesIn, inALine } from './files.ts';
import { type BackedFile, type Manifest, manifestName, parseManifest } from './manifest.ts';

/** A folder that is to be a backup, and what is aborted when it is to be given up. */
export type Restored = { readonly folder: string; readonly stopped: AbortSignal };

/**
 * What the backup in `folder` says of itself, once every file of it is found as it was written. @throws KnownError where one is not, and where
 * a newer oncograph, or a newer Neo4j than `neo4j`, made it
 */
export async function checkBackup({ folder, stopped }: Restored, neo4j: string): Promise<Manifest> {
  const manifest = await readManifest(folder).catch((error: unknown) => {
    throw inALine(error, `${folder} cannot be read`);
  });
  if (manifest.neo4j.localeCompare(neo4j, 'en', { numeric: true }) > 0)
    throw new KnownError(
      'CONFLICT',
      `${folder} is of Neo4j ${manifest.neo4j}, this oncograph has ${neo4j}: restore it with a newer one.`,
    );
  await checkFiles({ folder, stopped }, manifest).catch((error: unknown) => {
    stopped.throwIfAborted();
    throw inALine(error, `${folder} cannot be read`);
  });
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  if (!(await stat(folder)).isDirectory()) throw damaged(folder, 'it is no folder');
  const file = join(folder, manifestName);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) throw damaged(folder, `it has no ${manifestName}`);
    throw error;
  });
  return parseManifest(text, file);
}

async function checkFiles({ folder, stopped }: Restored, { files }: Manifest): Promise<void> {
  const there = new Set(await filesIn(folder));
  there.delete(manifestName);
  for (const file of files) {
    if (!there.delete(file.path)) throw damaged(folder, `${file.path} is missing`);
    if (!isSame(await contentOf(join(folder, file.path), stopped), file)) throw changed(folder, file);
  }
  const [more] = there;
  if (more !== undefined) throw damaged(folder, `${more} is not of it`);
}

function isSame(content: Pick<BackedFile, 'bytes' | 'sha256'>, file: BackedFile): boolean {
  return content.bytes === file.bytes && content.sha256 === file.sha256;
}

function changed(folder: string, { path }: BackedFile): KnownError {
  return damaged(folder, `${path} is not as it was written`);
}

function damaged(folder: string, reason: string): KnownError {
  return new KnownError('CONFLICT', `${folder} is no whole backup: ${reason}.`);
}

/**
 * Puts a backup that was checked into a data folder that holds nothing, and that nobody else uses meanwhile. Until it is whole, no database
 * starts there. @throws KnownError, or what `stopped` was aborted with, and nothing of it is left then
 */
export async function restoreBackup(
  { folder, stopped }: Restored,
  manifest: Manifest,
  dataDir: string,
): Promise<void> {
  const draft = unfinishedIn(dataDir);
  await refuseFilled(dataDir, draft);
  try {
    await rm(draft, { recursive: true, force: true }); // of a restore that was killed
    await mkdir(draft, { mode: 0o700 });
    for (const file of manifest.files)
      if (!isSame(await copyFile(join(folder, file.path), join(draft, file.path), stopped), file))
        throw changed(folder, file);
    const parts = (await readdir(draft)).sort().reverse(); // the database last
    for (const part of parts) await rename(join(draft, part), join(dataDir, part));
    await rm(draft, { recursive: true });
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    stopped.throwIfAborted();
    throw inALine(error, `Nothing was restored into ${dataDir}`);
  }
}

/** Locks may be there: that of this process is. */
async function refuseFilled(dataDir: string, draft: string): Promise<void> {
  const names = (await readdir(dataDir)).filter(
    (name) => !/^(?:load\.)?lock(?:\.|$)/.test(name) && resolve(dataDir, name) !== draft,
  );
  if (names.length > 0)
    throw new KnownError(
      'CONFLICT',
      `${dataDir} holds data already (${names.slice(0, 3).join(', ')}): nothing is overwritten. Set DATA_DIR to an empty folder, or move these away.`,
    );
}
