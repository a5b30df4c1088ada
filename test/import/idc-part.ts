import { existsSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncBufferFromFile, type ParquetQueryFilter, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { openTable } from '../../import/source/table.ts';
import { writeRows } from './seed-part.ts';

/** Files that stand beside the project and are too large for it. Where they are not, what needs them is passed over. */
export const shared = join(import.meta.dirname, '../../../shared/data');

/** The index of the whole Imaging Data Commons among them. */
const wholeIndex = join(shared, 'idc-index/idc_index_slim.parquet');

/** Whether the shared files are there. */
export const hasShared = existsSync(wholeIndex);

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));

type Cells = Readonly<Record<string, string>>;

/** Rows of the whole index as text, those that `filter` lets through. */
export async function readIndex(filter: ParquetQueryFilter): Promise<readonly Cells[]> {
  const file = await asyncBufferFromFile(wholeIndex);
  const rows = await parquetReadObjects({ file, compressors, filter });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value == null ? '' : String(value)]),
    ),
  );
}

/** Writes rows of the whole index to `folder` under its name. */
export async function writeIndex(folder: string, rows: readonly Cells[]): Promise<void> {
  const { columns } = await openTable(wholeIndex, 'idc_index_slim.parquet');
  await writeRows(join(folder, 'idc_index_slim.parquet'), columns, rows);
}

/** Files of the seed without which its mapping does not load. */
const seedFiles = [
  'tcga-clinical/patients.tsv.gz',
  'tcga-clinical/pathology.tsv.gz',
  'idc-index/series_cohorts.parquet',
] as const;

/** Writes what the seed has of one collection to `folder`, under another name of the collection. */
export async function writeCohort(folder: string, collection: string, name: string): Promise<void> {
  for (const file of seedFiles) {
    const { columns, rows } = await openTable(join(seeds, 'tcga', file), file);
    const kept: Cells[] = [];
    for await (const { cells } of rows())
      if (cells.collection_id === collection) kept.push({ ...cells, collection_id: name });
    await writeRows(join(folder, file), columns, kept);
  }
}

/** A mapping of the seeds for another population, beside its value maps in `home`. */
export async function mappingFor(home: string, name: string, population: string): Promise<string> {
  for (const folder of ['tcga', 'cptac'])
    await symlink(join(seeds, folder), join(home, folder)).catch(() => {}); // an earlier mapping has made it
  const text = await readFile(join(seeds, `${name}.mapping.yaml`), 'utf8');
  const path = join(home, `${name}.mapping.yaml`);
  await writeFile(path, text.replace('population: idc', `population: ${population}`));
  return path;
}
