import { join } from 'node:path';
import { createKeys, type Keys } from '../envelope/keys.ts';
import { openMarked } from './marked-file.ts';

/** The keys of the site of a folder, which are made when there are none. @throws KnownError CONFLICT where the file is damaged */
export async function openOwnKeys(folder: string): Promise<Keys> {
  const file = { path: join(folder, 'site.json'), mark: 'oncographSite' };
  const { keys } = await openMarked(file, async () => ({ keys: await createKeys() }));
  return keys;
}
