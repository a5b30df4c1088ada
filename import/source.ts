import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError } from '../ontology/errors.ts';
import type {
  Condition,
  Conditions,
  Expression,
  FieldForm,
  LookupModel,
  Mapping,
  TableModel,
} from '../ontology/mapping.ts';
import { columnsOf } from './expression.ts';
import { openTable, type Table, verifyReadable } from './read.ts';
import { toForm } from './record.ts';

/** A table of the mapping that the folder has. */
export type Source = { readonly model: TableModel; readonly table: Table };

/**
 * Opens every file that the mapping names and sees that it can be read to its end and has the columns.
 * @throws KnownError with all faults, before anything is written
 */
export async function openSources(folder: string, mapping: Mapping): Promise<readonly Source[]> {
  if (!(await isFolder(folder)))
    throw new KnownError('ARGUMENT_INVALID', `The folder ${folder} does not exist.`);
  const lookups = Object.values(mapping.lookups ?? {}).map((model) =>
    check(folder, model, lookupColumns(model)),
  );
  const tables = mapping.tables.map((model) => check(folder, model, tableColumns(model)));
  const settled = await Promise.allSettled([...lookups, ...tables]);
  const faults = new Set(settled.flatMap((one) => (one.status === 'rejected' ? [reasonOf(one.reason)] : [])));
  if (faults.size > 0) throw new KnownError('ARGUMENT_INVALID', [...faults].join('\n'));
  const opened = await Promise.all(tables);
  return mapping.tables.flatMap((model, at) => {
    const table = opened[at];
    return table === undefined ? [] : [{ model, table }];
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path)
    .then((found) => found.isDirectory())
    .catch(() => false);
}

function reasonOf(error: unknown): string {
  if (error instanceof KnownError) return error.message;
  throw error;
}

type Readable = Pick<TableModel, 'file' | 'optional'>;

async function check(
  folder: string,
  { file, optional }: Readable,
  columns: readonly string[],
): Promise<Table | undefined> {
  const path = join(folder, file);
  if (optional && !(await stat(path).catch(() => undefined))) return undefined;
  const table = await openTable(path, file);
  await verifyReadable(path, file);
  const missing = [...new Set(columns)].filter((column) => !table.columns.includes(column));
  if (missing.length > 0)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `The file ${file} lacks the column ${missing.join(', ')}, which the mapping names; it has ${table.columns.join(', ')}.`,
    );
  return table;
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
      ...Object.values(record.fields).flatMap((field) => fieldColumns(toForm(field))),
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

function fieldColumns(form: FieldForm): readonly string[] {
  const given = [
    form.source,
    form.code,
    form.timeline,
    form.date,
    form.days,
    form.value,
    form.unit,
    ...(form.key ?? []),
  ];
  return given.filter((part): part is Expression => part !== undefined).flatMap(columnsOf);
}

/** Digest of the mapping, the options and the bytes of every file: the same input gives the same. */
export async function fingerprintOf(
  folder: string,
  sources: readonly Source[],
  rest: unknown,
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(rest));
  for (const file of new Set(sources.map(({ model }) => model.file))) {
    hash.update(`\n${file}\n`);
    for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk);
  }
  return hash.digest('hex');
}
