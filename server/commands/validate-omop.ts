import { validateFolder } from '../../import/omop/validate/validate.ts';
import { inWords } from '../../import/omop/validate/words.ts';
import type { Surroundings } from '../surroundings.ts';

/** Judges a folder of OMOP tables: for people, or as JSON. @throws KnownError where it cannot be read */
export async function validateOmop(
  { stdout }: Surroundings,
  folder: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const report = await validateFolder(folder, new Date());
  stdout.write(`${json ? JSON.stringify(report, null, 2) : inWords(report)}\n`);
}
