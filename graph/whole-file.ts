import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a file is written of. */
type Pieces = Iterable<string | Uint8Array>;

/** Writes a file in pieces, with its folder, for its owner alone to read. Who reads it meanwhile, or after a crash, gets the one before, never a part. */
export function writeWhole(path: string, pieces: Pieces): Promise<void> {
  return withUnfinished(path, pieces, (unfinished) => rename(unfinished, path));
}

/** The same, unless the file is there already. */
export function writeOnce(path: string, pieces: Pieces): Promise<void> {
  return withUnfinished(path, pieces, (unfinished) =>
    link(unfinished, path).catch((error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error;
    }),
  );
}

/** Whether an error of the system has this code. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function withUnfinished(
  path: string,
  pieces: Pieces,
  keep: (unfinished: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      for (const piece of pieces) await file.appendFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await keep(unfinished);
  } finally {
    await rm(unfinished, { force: true });
  }
}
