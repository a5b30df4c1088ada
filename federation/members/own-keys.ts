import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeys, type Keys } from '../envelope/keys.ts';
import { readMarked, toText, writeOnce } from './files.ts';

/** The keys of the site of a folder, which are made when there are none. @throws KnownError CONFLICT where the file is damaged */
export async function openOwnKeys(folder: string): Promise<Keys> {
  const path = join(folder, 'site.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = await readMarked<{ readonly keys: Keys }>(path, 'oncographSite');
  if (kept !== undefined) return kept.keys;
  await writeOnce(path, toText({ oncographSite: 1, keys: await createKeys() }));
  return openOwnKeys(folder); // another process may have been quicker
}
