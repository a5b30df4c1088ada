import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those around it, where they are not there yet. One after the other: asked for all of them, Node.js goes
 * on for ever where a file system such as /proc makes none. @throws Error of the system
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const around = dirname(path);
  if (around !== path) await makeFolder(around);
  await mkdir(path).catch(async (error: unknown) => {
    if (!(await isFolder(path))) throw error; // else another process was quicker
  });
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
