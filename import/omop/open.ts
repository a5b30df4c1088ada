import { isAddress } from './database/address.ts';
import { type DatabaseFacts, openDatabase } from './database/open-database.ts';
import { type Cdm, openFolder } from './folder.ts';

/** Does `work` with the tables of a CDM in a folder, or in the database at an address. @throws KnownError where they cannot be opened */
export async function withCdm<Result>(
  from: string,
  { env, ...facts }: DatabaseFacts,
  work: (cdm: Cdm) => Promise<Result>,
): Promise<Result> {
  if (!isAddress(from)) return work(await openFolder(from, facts));
  const { cdm, close } = await openDatabase(from, { env, ...facts });
  return work(cdm).finally(close);
}
