import { resolve } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import type { Mapping, Quote, TableModel } from '../../ontology/mapping.ts';
import { exists, isFolder } from '../source/exists.ts';
import type { Table } from '../source/row.ts';
import { openTable, verifyReadable } from '../source/table.ts';
import { catalogueColumns, columnsRead, lookupColumns, tableColumns } from './columns.ts';
import type { At } from './objects-in.ts';
import type { YamlFault } from './yaml.ts';

/** Where the files of a load stand: what is loaded in `folder`, what its mapping names in `home`. */
export type Folders = { readonly folder: string; readonly home: string };

/** A table of the mapping that the folder has. */
export type MappedTable = { readonly model: TableModel; readonly rows: Table['rows'] };

/**
 * Opens every file that the mapping names and sees that it can be read to its end and has the columns.
 * @throws KnownError with all faults, before anything is written
 */
export async function openTables(folder: string, mapping: Mapping): Promise<readonly MappedTable[]> {
  const opened = await openAll(folder, mapping);
  const faults = faultsIn(opened);
  if (faults.length > 0) throw new KnownError('ARGUMENT_INVALID', faults.map(({ what }) => what).join('\n'));
  const told = new Set(filesIn({ ...mapping, tables: [] }).map(({ file }) => file));
  return mapping.tables.flatMap((model, at) => {
    const { table } = opened[at] ?? {};
    if (table === undefined) return [];
    const rows = () => table.rows(tableColumns(model));
    const isTold = told.has(model.file);
    told.add(model.file);
    return [{ model, rows: isTold ? () => wholeRows(rows()) : rows }];
  });
}

/** What is wrong with the files of a folder, each where the mapping names it first. @throws KnownError where there is no folder */
export async function tableFaults(folder: string, mapping: Mapping): Promise<readonly YamlFault[]> {
  return faultsIn(await openAll(folder, mapping));
}

type Readable = { readonly file: string; readonly optional?: true; readonly quote?: Quote };

/** A reading of a file, where the mapping says so, and the columns that it asks for. */
type Use = { readonly readable: Readable; readonly at: At; readonly columns: readonly string[] };

/** What became of a reading: the table, none where an optional file is not there, or what is wrong with it. */
type Opened = Pick<Use, 'at'> & { readonly table?: Table | undefined; readonly fault?: string };

async function openAll(folder: string, mapping: Mapping): Promise<readonly Opened[]> {
  if (!(await isFolder(folder)))
    throw new KnownError('ARGUMENT_INVALID', `The folder ${folder} does not exist.`);
  const opened = new Map<string, Promise<Table | undefined>>();
  const uses = usesIn(mapping);
  const usedOf = (file: string) => uses.flatMap((use) => (use.readable.file === file ? use.columns : []));
  const open = (readable: Readable) => {
    const { file, optional } = readable;
    const key = `${file} ${optional}`;
    const table = opened.get(key) ?? openWhole(resolve(folder, file), { ...readable, used: usedOf(file) });
    opened.set(key, table);
    return table;
  };
  return Promise.all(
    uses.map(async ({ readable, at, columns }): Promise<Opened> => {
      try {
        return { at, table: withColumns(readable.file, await open(readable), columns) };
      } catch (error) {
        if (error instanceof KnownError) return { at, fault: error.message };
        throw error;
      }
    }),
  );
}

/** The same fault of a file that is read more than once is told once. */
function faultsIn(opened: readonly Opened[]): readonly YamlFault[] {
  const faults = new Map<string, YamlFault>();
  for (const { at, fault } of opened)
    if (fault !== undefined && !faults.has(fault)) faults.set(fault, { at, what: fault });
  return [...faults.values()];
}

/** Rows without those that cannot be read: another reading of the file tells them. */
async function* wholeRows(rows: ReturnType<Table['rows']>): ReturnType<Table['rows']> {
  for await (const row of rows) if (!('broken' in row)) yield row;
}

/** Every reading of a file: the tables first, in their order. */
function usesIn(mapping: Mapping): readonly Use[] {
  return [
    ...mapping.tables.map((model, index) => ({
      readable: model,
      at: ['tables', index, 'file'],
      columns: tableColumns(model),
    })),
    ...Object.entries(mapping.lookups ?? {}).map(([name, model]) => ({
      readable: model,
      at: ['lookups', name, 'file'],
      columns: [...lookupColumns(model), ...columnsRead(mapping, name, model)],
    })),
    ...[mapping.datasets.catalogue ?? []].flat().map((model) => ({
      readable: model,
      at: ['datasets', 'catalogue', 'file'],
      columns: catalogueColumns(model),
    })),
  ];
}

async function openWhole(
  path: string,
  { file, optional, ...facts }: Readable & { readonly used: readonly string[] },
): Promise<Table | undefined> {
  if (optional && !(await exists(path))) return undefined;
  const table = await openTable(path, file, facts);
  await verifyReadable(table);
  return table;
}

function withColumns(file: string, table: Table | undefined, columns: readonly string[]): Table | undefined {
  const missing = [...new Set(columns)].filter((column) => table?.columns.includes(column) === false);
  if (table === undefined || missing.length === 0) return table;
  throw new KnownError(
    'ARGUMENT_INVALID',
    `The file ${file} lacks the column ${missing.join(', ')}, which the mapping names; it has ${table.columns.join(', ')}.`,
  );
}

/** Optional files that the folder does not have. */
export async function absentFiles(folder: string, mapping: Mapping): Promise<readonly string[]> {
  const optional = filesIn(mapping).filter((one) => one.optional);
  const there = await Promise.all(optional.map(({ file }) => exists(resolve(folder, file))));
  return [...new Set(optional.filter((_, at) => !there[at]).map(({ file }) => file))];
}

/** What the mapping reads in the folder that is loaded. */
function filesIn({ tables, lookups, datasets }: Mapping): readonly Readable[] {
  return [...tables, ...Object.values(lookups ?? {}), ...[datasets.catalogue ?? []].flat()];
}

/** Every file that a load reads beside its mapping: those of `folder`, and those of `home`, where the mapping stands. */
export function filesOf({ folder, home }: Folders, mapping: Mapping): readonly string[] {
  const { codes, terminology, genePanels } = mapping;
  const own = [
    ...Object.values(codes ?? {}),
    ...(terminology ?? []).map(({ file }) => file),
    ...Object.values(genePanels ?? {}).map(({ genes }) => genes),
  ];
  return [
    ...filesIn(mapping).map(({ file }) => resolve(folder, file)),
    ...own.map((file) => resolve(home, file)),
  ];
}
