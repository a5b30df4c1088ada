import { type FileHandle, open } from 'node:fs/promises';
import type { Breathe } from '../graph/breathe.ts';
import { linesBackwards, timeAt, timeIn } from './backwards.ts';
import { type ChainFile, chainFiles } from './files.ts';

/** A file of a chain, its bytes, and the times of its first and its last line. */
export type FileSpan = ChainFile & {
  readonly size: number;
  readonly first: string;
  readonly last: string;
};

/** All files of a folder that have a line, in the order in which their chains were begun. */
export type ReadSpans = (breathe: Breathe) => Promise<readonly FileSpan[]>;

/** Reads when the lines of files are of; of a file that grows no more it is read once, as long as the process goes on. */
export function followSpans(folder: string): ReadSpans {
  const known = new Map<string, FileSpan>();
  return async (breathe) => {
    const files = await chainFiles(folder);
    for (const file of files) {
      await breathe();
      const before = known.get(file.name);
      if (before !== undefined && isOver(before)) continue;
      const span = await readSpan(file, before);
      if (span !== undefined) known.set(file.name, span);
    }
    const names = new Set(files.map(({ name }) => name));
    for (const name of known.keys()) if (!names.has(name)) known.delete(name);
    return files.flatMap(({ name }) => known.get(name) ?? []);
  };
}

/** A file is written on one day alone: so long after its last line it is whole. */
const overMs = 2 * 86_400_000;

function isOver({ last }: FileSpan): boolean {
  return Date.now() - Date.parse(last) > overMs;
}

/** Opens a file that may be removed at any time. */
export async function openFile({ path }: ChainFile): Promise<FileHandle | undefined> {
  return open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** Undefined of a file without a line. */
async function readSpan(file: ChainFile, before: FileSpan | undefined): Promise<FileSpan | undefined> {
  const handle = await openFile(file);
  if (handle === undefined) return undefined;
  try {
    const { size } = await handle.stat();
    if (before?.size === size) return before;
    const first = before?.first ?? (await timeAt(handle, 0));
    const last = await lastTime(handle, size);
    return first === undefined || last === undefined ? undefined : { ...file, size, first, last };
  } finally {
    await handle.close();
  }
}

async function lastTime(handle: FileHandle, size: number): Promise<string | undefined> {
  for await (const { lines } of linesBackwards(handle, size))
    for (const line of lines) {
      const time = timeIn(line);
      if (time !== undefined) return time;
    }
  return undefined;
}
