import { createHash } from 'node:crypto';
import { type CdmTable, columnName, keyColumn } from '../../../ontology/omop/cdm.ts';
import type { Among, Row, Table } from '../../source/row.ts';
import { pathOf, quoted, type Relation } from './catalog.ts';
import type { Session, Values } from './session.ts';

/** How a relation is read: as which table, its columns by which names, and its texts as which cells. */
export type RelationReading = {
  readonly session: Session;
  readonly relation: Relation;
  readonly table: CdmTable;
  readonly columns: readonly string[];
  readonly toCell: (text: string) => string;
};

/** The rows of a relation, and a digest of those that were read first, once that is done. */
export type RelationRows = {
  readonly rows: Table['rows'];
  readonly digest: () => string | undefined;
};

/** Reads a relation in one order. The number of a row is its place in it, from 1. */
export function relationRows(reading: RelationReading): RelationRows {
  const { session, relation } = reading;
  const toRow = rowMaker(reading);
  const known: { digest?: string } = {};
  async function* rows(_?: readonly string[], among?: Among): AsyncGenerator<Row> {
    const select = selectOf(reading, among);
    const hash = createHash('sha256').update(JSON.stringify(relation.columns));
    let number = 0;
    for await (const piece of session.stream(select, `The table ${nameOf(relation)}`)) {
      if (known.digest === undefined) hash.update(JSON.stringify(piece));
      for (const values of piece) {
        number += 1;
        yield toRow(number, values);
      }
    }
    known.digest ??= hash.digest('hex');
  }
  return { rows, digest: () => known.digest };
}

/** `schema.table`, as people write it. */
export function nameOf({ schema, name }: Pick<Relation, 'schema' | 'name'>): string {
  return `${schema}.${name}`;
}

/** All cells as texts, by the key of the table, for which there is an index, and then by themselves: rows of one key have their places, too. */
function selectOf({ relation, table, columns }: RelationReading, among?: Among): string {
  const key = keyColumn(table) ?? 'person_id';
  const first = relation.columns.filter((column) => columnName(table, column) === key);
  const order = [
    ...first.map((column) => `relation.${quoted(column)}`),
    ...relation.columns.map((_, at) => at + 1),
  ];
  const cells = relation.columns.map((column) => `relation.${quoted(column)}::text collate "C"`);
  const asked = relation.columns[columns.indexOf(among?.column ?? '')];
  const where = among === undefined || asked === undefined ? '' : `where ${isAmong(asked, among)}`;
  return `select ${cells.join(', ')} from ${pathOf(relation)} as relation ${where} order by ${order.join(', ')}`;
}

/** Whether a cell is one of the numbers, or may be as it is written otherwise. */
function isAmong(column: string, { numbers }: Among): string {
  const cell = `relation.${quoted(column)}::text`;
  const digits = [...numbers].filter((number) => /^-?\d+$/.test(number));
  return `${cell} !~ '^(0|-?[1-9][0-9]*)$' or ${cell} in (select unnest('{${digits.join(',')}}'::text[]))`;
}

function rowMaker({ columns, toCell }: RelationReading) {
  return (number: number, values: Values): Row => {
    const cells: Record<string, string> = {};
    for (const [at, column] of columns.entries()) cells[column] = toCell(values[at] ?? '');
    return { number, cells };
  };
}
