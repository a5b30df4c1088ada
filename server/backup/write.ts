import { existsSync } from 'node:fs';
import { lstat, mkdir, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import { makeFolder } from '../folder.ts';
import { copyFile, filesIn, inALine } from './files.ts';
import { type BackedFile, type GraphFacts, type Manifest, manifestName, manifestText } from './manifest.ts';

/** What a backup is made of. */
export type Backed = {
  readonly dataDir: string;
  /** Reads what is to be said of the graph, and leaves its database stopped. */
  readonly facts: () => Promise<GraphFacts>;
  /** Aborted when the backup is to be given up. */
  readonly stopped: AbortSignal;
};

/**
 * Copies what cannot be made again of a data folder, whose database nobody else uses meanwhile, to a new folder, which has its name
 * when it is whole. @throws KnownError, or what `stopped` was aborted with, and nothing is left then
 */
export async function writeBackup(folder: string, { dataDir, facts, stopped }: Backed): Promise<Manifest> {
  const none = `No backup was made in ${folder}`;
  const { target, draft } = await openTarget(resolve(folder), dataDir).catch((error: unknown) => {
    throw inALine(error, none);
  });
  try {
    const madeAt = new Date().toISOString();
    const manifest = { ...(await facts()), madeAt, files: await copyState({ dataDir, stopped }, draft) };
    await writeFile(join(draft, manifestName), manifestText(manifest), { mode: 0o600, flush: true });
    await rename(draft, target);
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    stopped.throwIfAborted();
    throw inALine(error, none);
  }
}

/** The folder that the backup will be, and the one in which it is made. */
async function openTarget(folder: string, dataDir: string) {
  await makeFolder(dirname(folder));
  const target = join(await realpath(dirname(folder)), basename(folder));
  if (`${target}${sep}`.startsWith(`${await realpath(dataDir)}${sep}`))
    throw refusal(target, `it is in ${dataDir}, of which it is to be a backup`);
  const found = await lstat(target).catch(() => undefined);
  if (found?.isSymbolicLink()) throw refusal(target, 'it is a symbolic link');
  if (found?.isDirectory() === false) throw refusal(target, 'a file stands there');
  if (found && (await readdir(target)).length > 0)
    throw refusal(target, 'it is not empty, and nothing is overwritten');
  const draft = `${target}.part`;
  if (existsSync(draft)) throw refusal(target, `${draft} is there: remove it, if no backup is being made`);
  await mkdir(draft, { mode: 0o700 });
  return { target, draft };
}

function refusal(target: string, reason: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', `${target} takes no backup: ${reason}.`);
}

async function copyState(
  { dataDir, stopped }: Pick<Backed, 'dataDir' | 'stopped'>,
  draft: string,
): Promise<readonly BackedFile[]> {
  const files: BackedFile[] = [];
  for (const path of await stateIn(dataDir))
    files.push({ path, ...(await copyFile(join(dataDir, path), join(draft, path), stopped)) });
  return files;
}

/**
 * What of a data folder is state and cannot be made again: the database with its password, and what loads left out. The index,
 * settings and logs of Neo4j and its jars can, and a lock is of a process.
 */
async function stateIn(dataDir: string): Promise<readonly string[]> {
  const folders = ['neo4j/data', 'rejects'].filter((folder) => existsSync(join(dataDir, folder)));
  const found = await Promise.all(
    folders.map(async (folder) => (await filesIn(join(dataDir, folder))).map((name) => `${folder}/${name}`)),
  );
  return ['neo4j/password', ...found.flat()].filter((path) => !path.endsWith('_lock'));
}
