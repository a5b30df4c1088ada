import { type CdmFolder, openFolder } from './folder.ts';

/** What the tables are read with. */
type Facts = {
  readonly env: NodeJS.ProcessEnv;
  /** `whole` where texts keep the blanks around them and their accents as they are. */
  readonly texts?: 'whole';
};

/** Does `work` with the tables of a CDM in a folder. @throws KnownError where they cannot be opened */
export async function withCdm<Result>(
  from: string,
  { env: _, ...facts }: Facts,
  work: (cdm: CdmFolder) => Promise<Result>,
): Promise<Result> {
  return work(await openFolder(from, facts));
}
