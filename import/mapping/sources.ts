import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import type { Condition, Conditions, LookupModel, Mapping, TableModel } from '../../ontology/mapping.ts';
import type { Table } from '../source/row.ts';
import { openTable, verifyReadable } from '../source/table.ts';
import { columnsOf } from './expression.ts';
import { columnsOfField, toFieldForm } from './field-form.ts';
import { objectsIn } from './objects-in.ts';

type Catalogue = NonNullable<Mapping['datasets']['catalogue']>;

/** A table of the mapping that the folder has. */
export type Source = { readonly model: TableModel; readonly rows: Table['rows'] };

/**
 * Opens every file that the mapping names and sees that it can be read to its end and has the columns.
 * @throws KnownError with all faults, before anything is written
 */
export async function openSources(folder: string, mapping: Mapping): Promise<readonly Source[]> {
  if (!(await isFolder(folder)))
    throw new KnownError('ARGUMENT_INVALID', `The folder ${folder} does not exist.`);
  const opened = new Map<string, Promise<Table | undefined>>();
  const uses = usesIn(mapping);
  const usedOf = (file: string) => uses.flatMap((use) => (use.readable.file === file ? use.columns : []));
  const open = ({ file, optional }: Readable) => {
    const key = `${file} ${optional}`;
    const table = opened.get(key) ?? openWhole(join(folder, file), { file, optional, used: usedOf(file) });
    opened.set(key, table);
    return table;
  };
  const check = async ({ readable, columns }: Use) =>
    withColumns(readable.file, await open(readable), columns);
  const tables = uses.slice(0, mapping.tables.length).map(check);
  const others = uses.slice(mapping.tables.length).map(check);
  const settled = await Promise.allSettled([...tables, ...others]);
  const faults = new Set(settled.flatMap((one) => (one.status === 'rejected' ? [reasonOf(one.reason)] : [])));
  if (faults.size > 0) throw new KnownError('ARGUMENT_INVALID', [...faults].join('\n'));
  const found = await Promise.all(tables);
  return mapping.tables.flatMap((model, at) => {
    const table = found[at];
    return table === undefined ? [] : [{ model, rows: () => table.rows(tableColumns(model)) }];
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path)
    .then((found) => found.isDirectory())
    .catch(() => false);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof KnownError) return error.message;
  throw error;
}

type Readable = { readonly file: string; readonly optional?: true };

type Use = { readonly readable: Readable; readonly columns: readonly string[] };

/** Every reading of a file, and the columns that it asks for: the tables first, in their order. */
function usesIn(mapping: Mapping): readonly Use[] {
  return [
    ...mapping.tables.map((model) => ({ readable: model, columns: tableColumns(model) })),
    ...Object.entries(mapping.lookups ?? {}).map(([name, model]) => ({
      readable: model,
      columns: [...lookupColumns(model), ...columnsRead(mapping, name, model)],
    })),
    ...[mapping.datasets.catalogue ?? []]
      .flat()
      .map((model) => ({ readable: model, columns: catalogueColumns(model) })),
  ];
}

type Whole = { readonly file: string; readonly optional: true | undefined; readonly used: readonly string[] };

async function openWhole(path: string, { file, optional, used }: Whole): Promise<Table | undefined> {
  if (optional && !(await exists(path))) return undefined;
  const table = await openTable(path, file, used);
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

/** Columns of a lookup that expressions of the mapping ask for. */
function columnsRead(mapping: Mapping, name: string, model: LookupModel): readonly string[] {
  return [...objectsIn(mapping)].flatMap(({ object: { lookup, column } }) =>
    lookup === name && typeof column === 'string' && !Object.hasOwn(model.let ?? {}, column) ? [column] : [],
  );
}

function catalogueColumns({ id, title, description, releasedAt }: Catalogue): readonly string[] {
  return [id, title, releasedAt ?? [], columnsOf(description ?? { const: '' })].flat();
}

function lookupColumns({ key, when, one, ...model }: LookupModel): readonly string[] {
  const named = new Set(Object.keys(model.let ?? {}));
  const used = [
    ...key.flatMap(columnsOf),
    ...conditionColumns(when),
    ...letColumns(model.let),
    ...(one === undefined ? [] : [one]),
  ];
  return used.filter((column) => !named.has(column));
}

function tableColumns(model: TableModel): readonly string[] {
  const named = new Set([...Object.keys(model.let ?? {}), '$column', '$cell']);
  const used = [
    ...columnsOf(model.patient),
    ...columnsOf(model.dataset),
    ...letColumns(model.let),
    ...conditionColumns(model.when),
    ...model.records.flatMap((record) => [
      ...(record.forEach ?? []),
      ...(record.key ?? record.group ?? []).flatMap(columnsOf),
      ...conditionColumns(record.when),
      ...Object.values(record.fields).flatMap((field) => columnsOfField(toFieldForm(field))),
    ]),
  ];
  return used.filter((column) => !named.has(column));
}

function letColumns(named: TableModel['let']): readonly string[] {
  return Object.values(named ?? {}).flatMap(columnsOf);
}

function conditionColumns(conditions: Conditions | undefined): readonly string[] {
  const list: readonly Condition[] = [conditions ?? []].flat();
  return list.flatMap(({ value }) => columnsOf(value));
}

/** Optional files that the folder does not have. */
export async function absentFiles(folder: string, mapping: Mapping): Promise<readonly string[]> {
  const optional = filesIn(mapping).filter((one) => one.optional);
  const there = await Promise.all(optional.map(({ file }) => exists(join(folder, file))));
  return [...new Set(optional.filter((_, at) => !there[at]).map(({ file }) => file))];
}

/** What the mapping reads in the folder that is loaded. */
function filesIn({ tables, lookups, datasets }: Mapping): readonly Readable[] {
  return [...tables, ...Object.values(lookups ?? {}), ...[datasets.catalogue ?? []].flat()];
}

/** Digest of what decides a load, and the SHA-256 of each file by its path; all in hexadecimal digits. */
export type Digests = { readonly fingerprint: string; readonly files: ReadonlyMap<string, string> };

/** Digest of the bytes of files and of what else decides a load: the same input gives the same. */
export async function digestOf(paths: Iterable<string>, rest: unknown): Promise<Digests> {
  const hash = createHash('sha256').update(JSON.stringify(rest));
  const files = new Map<string, string>();
  for (const path of new Set(paths)) {
    if (!(await exists(path))) continue;
    const own = createHash('sha256');
    hash.update(`\n${basename(path)}\n`);
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk);
      own.update(chunk);
    }
    files.set(path, own.digest('hex'));
  }
  return { fingerprint: hash.digest('hex'), files };
}

/** Every file that a load reads beside its mapping: those of `folder`, and those of `home`, where the mapping stands. */
export function filesOf(folder: string, home: string, mapping: Mapping): readonly string[] {
  const { codes, terminology, genePanels } = mapping;
  const own = [
    ...Object.values(codes ?? {}),
    ...(terminology ?? []).map(({ file }) => file),
    ...Object.values(genePanels ?? {}).map(({ genes }) => genes),
  ];
  return [...filesIn(mapping).map(({ file }) => join(folder, file)), ...own.map((file) => join(home, file))];
}
