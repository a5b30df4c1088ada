import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parquetWriteFile } from 'hyparquet-writer';
import { openTable } from '../../import/source/table.ts';

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));

const files = [
  'tcga-clinical/patients.tsv.gz',
  'tcga-clinical/pathology.tsv.gz',
  'tcga-clinical/labs.tsv.gz',
  'tcga-clinical/samples.tsv.gz',
  'tcga-clinical/slides.tsv.gz',
  'tcga-clinical/drug_treatments.tsv.gz',
  'tcga-clinical/radiation_treatments.tsv.gz',
  'tcga-molecular/profiled_samples.tsv.gz',
  'tcga-molecular/mutations.tsv.gz',
  'tcga-molecular/copy_number.tsv.gz',
  'tcga-outcomes/outcomes.tsv.gz',
  'idc-index/series_cohorts.parquet',
] as const;

type Cells = Readonly<Record<string, string>>;

/** Writes rows as TSV, gzip or not, or as Parquet, by the ending of `path`. */
export async function writeRows(path: string, columns: readonly string[], rows: readonly Cells[]) {
  await mkdir(dirname(path), { recursive: true });
  if (path.endsWith('.parquet'))
    return parquetWriteFile({
      filename: path,
      columnData: columns.map((name) => ({
        name,
        data: rows.map((cells) => cells[name] || null),
        type: 'STRING',
        nullable: true,
      })),
    });
  const lines = [columns, ...rows.map((cells) => columns.map((name) => cells[name] ?? ''))];
  const text = `${lines.map((line) => line.join('\t')).join('\n')}\n`;
  return writeFile(path, path.endsWith('.gz') ? gzipSync(text) : text);
}

/** The columns of a file of the seed. */
export async function seedColumns(file: (typeof files)[number]): Promise<readonly string[]> {
  return (await openTable(join(seeds, 'tcga', file), file)).columns;
}

/**
 * Writes the rows of every n-th patient of the seed to `folder`/data, as datasets `part_…`, with a mapping for the
 * population `population`: it shares nothing with the seed but codes.
 */
export async function writeSeedPart(folder: string, population: string, nth: number) {
  const patients = await openTable(join(seeds, 'tcga', files[0]), files[0]);
  const chosen = new Set<string>();
  for await (const { number, cells } of patients.rows())
    if (number % nth === 0) chosen.add(cells.patient_id ?? '');
  for (const file of files) {
    const { columns, rows } = await openTable(join(seeds, 'tcga', file), file);
    const kept: Cells[] = [];
    for await (const { cells } of rows())
      if (chosen.has(cells.patient_id ?? cells.PatientID ?? '')) kept.push(ofPart(cells));
    await writeRows(join(folder, 'data', file), columns, kept);
  }
  await symlink(join(seeds, 'tcga'), join(folder, 'tcga'));
  const mapping = await readFile(join(seeds, 'tcga.mapping.yaml'), 'utf8');
  const path = join(folder, 'part.mapping.yaml');
  await writeFile(path, mapping.replace('population: idc', `population: ${population}`));
  return { data: join(folder, 'data'), mapping: path };
}

function ofPart(cells: Cells): Cells {
  const { collection_id } = cells;
  return collection_id === undefined
    ? cells
    : { ...cells, collection_id: collection_id.replace('tcga_', 'part_') };
}
