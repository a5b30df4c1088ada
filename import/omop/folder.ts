import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import { type CdmTable, cdmTableNames } from '../../ontology/omop/cdm.ts';
import { type Digests, digestOf } from '../source/digest.ts';
import { fileFault } from '../source/file-fault.ts';
import type { Table } from '../source/row.ts';
import { openTable, type TableFacts } from '../source/table.ts';
import { columnsOf, type Fault, unknownIn } from './columns.ts';

/** A file, or a table of a database, that is a table of the CDM, with the columns of 5.4. */
export type CdmFile = {
  readonly table: CdmTable;
  /** Its name; of a table of a database `schema.table`. */
  readonly file: string;
  readonly fault: Fault;
  readonly opened: Table;
  /** Columns that the CDM does not have, in lower case. */
  readonly unknown: readonly string[];
};

/** The tables of a CDM in a folder or a database. */
export type Cdm = {
  /** In the order of the CDM. */
  readonly tables: ReadonlyMap<CdmTable, CdmFile>;
  /** What is no table of the CDM, by name. */
  readonly ignored: readonly string[];
  /** Digest of what was delivered and of what else decides a load, and of each `file`. */
  readonly digest: (rest: unknown) => Promise<Digests>;
};

/**
 * Opens the tables of a CDM 5.3 or 5.4: `PERSON.csv.gz`, `person.parquet`, `Person.tsv`, names in letters of any case.
 * @throws KnownError where there is none, two files are one table, or one has no header that can be read
 */
export async function openFolder(path: string, facts: Pick<TableFacts, 'texts'> = {}): Promise<Cdm> {
  const names = await namesIn(path);
  const found = cdmTableNames.flatMap((table) => fileOf(table, names, path) ?? []);
  if (found.length === 0)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `The folder ${path} has no table of the CDM: person.csv, .tsv or .parquet and the like (.csv.gz and .tsv.gz are fine).`,
    );
  const files = await Promise.all(found.map((one) => openFile(path, one, facts)));
  return {
    tables: new Map(files.map((file) => [file.table, file])),
    ignored: names.filter((name) => !found.some(({ file }) => file === name)),
    digest: (rest) => digestIn(path, files, rest),
  };
}

async function digestIn(path: string, all: readonly CdmFile[], rest: unknown): Promise<Digests> {
  const { fingerprint, files } = await digestOf(
    all.map(({ file }) => join(path, file)),
    rest,
  );
  return { fingerprint, files: new Map(all.map(({ file }) => [file, files.get(join(path, file)) ?? ''])) };
}

async function namesIn(path: string): Promise<readonly string[]> {
  return (
    await readdir(path).catch((error: unknown) => {
      throw new KnownError('ARGUMENT_INVALID', `The folder ${path} cannot be read.`, { cause: error });
    })
  ).sort();
}

type Found = Pick<CdmFile, 'table' | 'file'>;

const endings = ['csv', 'csv.gz', 'tsv', 'tsv.gz', 'txt', 'txt.gz', 'parquet'];

function fileOf(table: CdmTable, names: readonly string[], folder: string): Found | undefined {
  const [file, ...others] = names.filter((name) =>
    endings.some((ending) => name.toLowerCase() === `${table}.${ending}`),
  );
  if (file === undefined) return undefined;
  if (others.length === 0) return { table, file };
  throw new KnownError(
    'ARGUMENT_INVALID',
    `The folder ${folder} has both ${file} and ${others.join(', ')}, which are the same table: leave one.`,
  );
}

async function openFile(
  folder: string,
  { table, file }: Found,
  facts: Pick<TableFacts, 'texts'>,
): Promise<CdmFile> {
  const fault: Fault = (what) => fileFault(file, what);
  const opened = await openTable(join(folder, file), file, {
    ...facts,
    delimiter: 'headed',
    times: 'kept',
    nameColumns: (headings, cells) => columnsOf(table, fault, { headings, cells }),
  });
  return { table, file, fault, opened, unknown: unknownIn(table, opened.columns) };
}
