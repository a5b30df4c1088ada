import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CdmTable, cdmTableNames } from '../../../../ontology/omop/cdm.ts';
import type { BadCase } from './bad-case.ts';
import { contentCases } from './contents.ts';
import { dateCases } from './dates.ts';
import { fileCases } from './files.ts';
import { formCases } from './forms.ts';
import { idCases } from './ids.ts';
import { linkCases } from './links.ts';
import { reportedCases } from './reported.ts';
import { csvOf, sound } from './sound.ts';

/** Folders with one oddity each, with what comes of them. */
export const badCases: readonly BadCase[] = [
  ...idCases,
  ...dateCases,
  ...contentCases,
  ...linkCases,
  ...formCases,
  ...fileCases,
  ...reportedCases,
];

/** Writes the folder of a case: the tables of the sound one as `<TABLE>.csv`, and what the case has more or has otherwise. */
export async function writeBad(
  folder: string,
  { rows = {}, files = {}, without = [] }: Omit<BadCase, 'name' | 'expected'>,
) {
  await mkdir(folder, { recursive: true });
  const replaced = new Set([...without, ...Object.keys(files).map(tableOf)]);
  for (const table of cdmTableNames) {
    const all = [...(sound[table] ?? []), ...(rows[table] ?? [])];
    if (all.length > 0 && !replaced.has(table))
      await writeFile(join(folder, `${table.toUpperCase()}.csv`), csvOf(table, all));
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

function tableOf(file: string): CdmTable | undefined {
  return cdmTableNames.find((table) => table === file.split('.')[0]?.toLowerCase());
}
