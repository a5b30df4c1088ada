import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { KnownError } from '../../ontology/errors.ts';

/** Writes a file that its owner alone reads, in place of what was there: whoever is killed meanwhile leaves the old one or the new one. */
export function writeWhole(path: string, text: string): Promise<void> {
  return withDraft(path, text, (draft) => rename(draft, path));
}

/** The same, unless the file is there already. */
export function writeOnce(path: string, text: string): Promise<void> {
  return withDraft(path, text, (draft) =>
    link(draft, path).catch((error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error;
    }),
  );
}

/** Text of a file of JSON, for people as well. */
export function toText(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

async function withDraft(path: string, text: string, keep: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    await file
      .writeFile(text)
      .then(() => file.sync())
      .finally(() => file.close());
    await keep(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * The object in a file that says by `mark` what it is; undefined where there is no file. @throws KnownError CONFLICT where it is something else, as after
 * a disk was damaged
 */
export async function readMarked<Content extends object>(
  path: string,
  mark: string,
): Promise<Content | undefined> {
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (isMarked<Content>(content, mark)) return content;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new KnownError('CONFLICT', `${path} is not what was written there: put a copy of it in its place.`);
}

function isMarked<Content>(content: unknown, mark: string): content is Content {
  return typeof content === 'object' && content !== null && mark in content && Object(content)[mark] === 1;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
