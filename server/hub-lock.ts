import { join } from 'node:path';
import { createOwner, takeOrRefuse } from './neo4j/lock.ts';

/** Does `work` while no other process changes which sites take part in the hub of a folder. @throws KnownError CONFLICT */
export async function aloneInHub<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const giveBack = await takeOrRefuse(
    join(folder, 'lock'),
    await createOwner(''),
    (process) => `Process ${process} is changing which sites take part: wait until it has ended.`,
  );
  return work().finally(giveBack);
}
