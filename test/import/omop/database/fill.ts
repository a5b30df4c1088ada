import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Sql } from 'postgres';
import { type CdmTable, type CdmType, cdmColumns, keyColumn } from '../../../../ontology/omop/cdm.ts';
import { filesIn, headerOf } from '../table-files.ts';

/** Types as the CDM has them in PostgreSQL, but for integers, which have 64 bits. */
const types: Readonly<Record<CdmType, string>> = {
  integer: 'bigint',
  float: 'numeric',
  date: 'date',
  datetime: 'timestamp',
  text: 'text',
};

/** Makes a schema of the tables of a folder of CSV, with their rows and keys; an empty cell is NULL. */
export async function fillSchema(sql: Sql, schema: string, folder: string): Promise<void> {
  await sql`create schema ${sql(schema)}`;
  for (const [table, name] of await filesIn(folder)) {
    const path = join(folder, name);
    const columns = await headerOf(path, table);
    await sql.unsafe(`create table ${schema}.${table} (${definitionOf(table, columns)})`);
    const copy = sql.unsafe(`copy ${schema}.${table} from stdin (format csv, header)`);
    const unpack = name.endsWith('.gz') ? [createGunzip()] : [];
    await pipeline([createReadStream(path), ...unpack, await copy.writable()]);
  }
}

function definitionOf(table: CdmTable, columns: readonly string[]): string {
  const known = new Map(cdmColumns(table).map(({ name, type }) => [name, types[type]]));
  const key = keyColumn(table);
  return [
    ...columns.map((column) => `"${column}" ${known.get(column) ?? 'text'}`),
    ...(key === undefined ? [] : [`primary key ("${key}")`]),
  ].join(', ');
}
