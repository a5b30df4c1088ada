import { join } from 'node:path';
import { createKeys, type Keys } from '../envelope/keys.ts';
import { type MarkedFile, openMarked, readMarked } from './marked-file.ts';

/** The keys of the site of a folder, which are made when there are none. @throws KnownError CONFLICT where the file is damaged */
export async function openOwnKeys(folder: string): Promise<Keys> {
  const { keys } = await openMarked(fileIn(folder), async () => ({ keys: await createKeys() }));
  return keys;
}

/** The same for who makes none; undefined where there are none. @throws KnownError CONFLICT where the file is damaged */
export async function readOwnKeys(folder: string): Promise<Keys | undefined> {
  return (await readMarked<{ readonly keys: Keys }>(fileIn(folder)))?.keys;
}

function fileIn(folder: string): MarkedFile {
  return { path: join(folder, 'site.json'), mark: 'oncographSite' };
}
