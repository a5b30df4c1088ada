import { type CdmColumn, type CdmTable, type CdmType, cdmColumns } from '../../ontology/omop/cdm.ts';

/**
 * Types of PostgreSQL, and of most others: wide enough for what real CDMs hold, where the DDL of OHDSI is not (ids above
 * 2^31, texts that are longer than the CDM allows).
 */
const types: Readonly<Record<CdmType, string>> = {
  integer: 'bigint',
  float: 'numeric',
  date: 'date',
  datetime: 'timestamp',
  text: 'text',
};

/** Statements that make the tables, with columns beyond those of the CDM as texts. */
export function ddlOf(
  tables: readonly { readonly table: CdmTable; readonly more: readonly string[] }[],
): string {
  return tables.map(({ table, more }) => tableDdl(table, more)).join('\n');
}

function tableDdl(table: CdmTable, more: readonly string[]): string {
  const columns = [
    ...cdmColumns(table).map(({ name, type }: CdmColumn) => `  "${name}" ${types[type]}`),
    ...more.map((name) => `  "${name.replaceAll('"', '""')}" text`),
  ];
  return `CREATE TABLE ${table} (\n${columns.join(',\n')}\n);\n`;
}
