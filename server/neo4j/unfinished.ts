import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';

/** Where a backup lies in a data folder until all of it is restored. */
export function unfinishedIn(dataDir: string): string {
  return join(dataDir, 'restoring');
}

/** @throws KnownError where a restore was broken off: what started there would be an empty database in place of the restored one */
export function refuseUnfinished(dataDir: string): void {
  if (existsSync(unfinishedIn(dataDir)))
    throw new KnownError(
      'CONFLICT',
      `A restore into ${dataDir} was broken off: run it again, or remove ${unfinishedIn(dataDir)}.`,
    );
}
