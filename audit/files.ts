import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of a chain: `20261129T081233123Z-1a2b3c4d.0001.jsonl`. */
export type ChainFile = {
  readonly path: string;
  readonly name: string;
  readonly chain: string;
  readonly number: number;
};

const form = /^(\d{8}T\d{9}Z-[0-9a-f]{8})\.(\d{4,})\.jsonl$/;

/** Folder of the chains in the data folder. */
export function auditFolder(dataDir: string): string {
  return join(dataDir, 'audit');
}

export function fileOf(folder: string, chain: string, number: number): ChainFile {
  const name = `${chain}.${String(number).padStart(4, '0')}.jsonl`;
  return { path: join(folder, name), name, chain, number };
}

/** The files of all chains, in the order in which they were begun; none where there is no folder. */
export async function chainFiles(folder: string): Promise<readonly ChainFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .flatMap((name) => {
      const [, chain, number] = form.exec(name) ?? [];
      return chain === undefined ? [] : [fileOf(folder, chain, Number(number))];
    })
    .sort((a, b) => (a.chain === b.chain ? a.number - b.number : a.chain < b.chain ? -1 : 1));
}

/**
 * Lines of a file, and whether each is whole: what a write that was broken off left has no end of line. They end at LF alone,
 * where other readers of lines may see ends in a text.
 */
export async function* linesOf(
  path: string,
): AsyncGenerator<{ readonly line: string; readonly isWhole: boolean }> {
  let rest = '';
  for await (const text of createReadStream(path, 'utf8')) {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield { line, isWhole: true };
  }
  if (rest !== '') yield { line: rest, isWhole: false };
}
