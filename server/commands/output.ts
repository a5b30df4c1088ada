import { createWriteStream } from 'node:fs';
import { access, constants, readlink, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isCode } from '../../graph/whole-file.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Output } from '../surroundings.ts';

type Source = readonly [Readable, ...NodeJS.ReadWriteStream[]];

/** Where a command writes what it was asked for. */
export type Place = { readonly write: (source: Source) => Promise<void> };

/**
 * The place that `output` names. A file has its name when it is whole: what was broken off changes nothing. What a symbolic
 * link leads to is written, not the link; a device or a pipe takes what comes, and stays what it is. A new file has `mode`, as far as the
 * process lets files have it. @throws KnownError where it cannot be written
 */
export async function openPlace(output: string, mode = 0o666): Promise<Place> {
  const kind = await kindOf(output);
  if (kind === 'folder') throw refusal(output, 'it is a folder');
  if (kind === 'stream') return { write: (source) => writeTo(output, source) };
  const path = kind === 'loop' ? output : await endOf(output);
  const writable = access(dirname(path), constants.W_OK).then(
    () => kind !== 'loop',
    () => false,
  );
  if (!(await writable)) throw refusal(output, 'its folder is not there or takes no files');
  return { write: (source) => replace({ path, mode }, source) };
}

/** What is open already, and stays so. */
export function toStream(stream: Output): Place {
  return { write: (source) => pipeline([...source, stream], { end: false }) };
}

function refusal(output: string, reason: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', `${output} cannot be written: ${reason}.`);
}

/** What a path leads to, links followed: one that is not there is a file to be. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'stream' | 'loop'> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'stream';
  } catch (error) {
    return isCode(error, 'ELOOP') ? 'loop' : 'file';
  }
}

/** The end of links that go in no circle: something that is there, or will be. */
async function endOf(path: string): Promise<string> {
  const link = await readlink(path).catch(() => undefined);
  return link === undefined ? path : endOf(resolve(dirname(path), link));
}

/** Writes all of a source. @throws KnownError where the place takes no more */
async function writeTo(path: string, source: Source, mode?: number): Promise<void> {
  await pipeline([...source, createWriteStream(path, { ...(mode !== undefined && { mode }) })]).catch(
    (error: unknown) => {
      const isOfPlace = error instanceof Error && 'syscall' in error;
      throw isOfPlace ? refusal(path, error.message) : error;
    },
  );
}

async function replace(
  { path, mode }: { readonly path: string; readonly mode: number },
  source: Source,
): Promise<void> {
  const part = `${path}.part`;
  try {
    await rm(part, { force: true }); // what was left there may be open to more people
    await writeTo(part, source, mode);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
