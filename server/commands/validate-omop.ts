import { withCdm } from '../../import/omop/open.ts';
import { validateCdm } from '../../import/omop/validate/validate.ts';
import { inWords } from '../../import/omop/validate/words.ts';
import { toPlainLines } from '../../ontology/plain-line.ts';
import type { Surroundings } from '../surroundings.ts';

/** Judges OMOP tables in a folder or a database: for people, or as JSON. @throws KnownError where they cannot be read */
export async function validateOmop(
  { stdout, env }: Surroundings,
  from: string,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const report = await withCdm(from, { env }, (cdm) => validateCdm(cdm, new Date()));
  stdout.write(`${json ? JSON.stringify(report, null, 2) : toPlainLines(inWords(report))}\n`);
}
