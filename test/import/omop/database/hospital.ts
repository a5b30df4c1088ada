import type { Sql } from 'postgres';
import type { Cdm } from '../../../../import/omop/folder.ts';
import { withCdm } from '../../../../import/omop/open.ts';
import type { BrokenRow, Row } from '../../../../import/source/row.ts';
import type { CdmTable } from '../../../../ontology/omop/cdm.ts';
import { startPostgres, type TestPostgres } from '../../../support/postgres.ts';

/** The password of who may read, with characters that an address has encoded. */
export const password = 'se/cr@t#50%?';

/** A database with a user who may read what is granted. */
export type Hospital = {
  readonly server: TestPostgres;
  /** Its owner. */
  readonly sql: Sql;
  /** The address of a schema for who may read. */
  readonly address: (schema: string, more?: string) => string;
  /** Makes a schema by statements, in which it is the first of the search path, and lets it be read. */
  readonly make: (schema: string, statements: string) => Promise<void>;
  /** What `work` gives of the tables of a schema. */
  readonly open: <Result>(schema: string, work: (cdm: Cdm) => Promise<Result>) => Promise<Result>;
  /** Why a schema, or what is at an address, cannot be opened. */
  readonly refusal: (address: string) => Promise<string>;
  /** Waits until the server lets somebody in again. */
  readonly lives: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts one. */
export async function startHospital(): Promise<Hospital> {
  const server = await startPostgres();
  await server.connect()`create database omop`;
  const sql = server.connect('omop');
  await sql.unsafe(`create role reader login password '${password}'`);
  const at = `postgres://reader:${encodeURIComponent(password)}@127.0.0.1:${server.port}/omop`;
  const address = (schema: string, more = '') => `${at}?schema=${encodeURIComponent(schema)}${more}`;
  const opened = { env: {}, texts: 'whole' } as const;
  const open: Hospital['open'] = (schema, work) => withCdm(address(schema), opened, work);
  return {
    server,
    sql,
    address,
    make: async (schema, statements) => {
      await sql.unsafe(
        `create schema "${schema}"; set search_path to "${schema}"; ${statements}; reset search_path`,
      );
      await allow(sql, schema);
    },
    open,
    refusal: (to) =>
      withCdm(to, opened, async () => 'none').catch((error) => `${error.code}: ${error.message}`),
    lives: server.lives,
    stop: server.stop,
  };
}

/** Lets the reader read a schema. */
export async function allow(sql: Sql, schema: string): Promise<void> {
  await sql.unsafe(
    `grant usage on schema "${schema}" to reader; grant select on all tables in schema "${schema}" to reader`,
  );
}

/** The rows of a table. */
export async function rowsIn({ tables }: Cdm, table: CdmTable): Promise<readonly (Row | BrokenRow)[]> {
  const rows = [];
  for await (const row of tables.get(table)?.opened.rows() ?? []) rows.push(row);
  return rows;
}
