import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isCode, writeOnce, writeWhole } from '../../graph/whole-file.ts';
import { KnownError } from '../../ontology/errors.ts';

/** A file of JSON that its owner alone reads, and the name in it by which it says what it is. */
export type MarkedFile = { readonly path: string; readonly mark: string };

/** The object in a file; undefined where there is no file. @throws KnownError CONFLICT where it is something else, as after a disk was damaged */
export async function readMarked<Content extends object>({
  path,
  mark,
}: MarkedFile): Promise<Content | undefined> {
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (isMarked<Content>(content, mark)) return content;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new KnownError('CONFLICT', `${path} is not what was written there: put a copy of it in its place.`);
}

/** Writes an object in place of what was there. */
export function writeMarked(file: MarkedFile, content: object): Promise<void> {
  return writeWhole(file.path, [toText(file, content)]);
}

/** The object in a file, which is made when there is none, in a folder for its owner alone. @throws KnownError CONFLICT as `readMarked` */
export async function openMarked<Content extends object>(
  file: MarkedFile,
  make: () => Promise<Content>,
): Promise<Content> {
  await mkdir(dirname(file.path), { recursive: true, mode: 0o700 });
  const kept = await readMarked<Content>(file);
  if (kept !== undefined) return kept;
  await writeOnce(file.path, [toText(file, await make())]);
  return openMarked(file, make); // another process may have been quicker
}

/** For people as well. */
function toText({ mark }: MarkedFile, content: object): string {
  return `${JSON.stringify({ [mark]: 1, ...content }, null, 2)}\n`;
}

function isMarked<Content>(content: unknown, mark: string): content is Content {
  return typeof content === 'object' && content !== null && mark in content && Object(content)[mark] === 1;
}
