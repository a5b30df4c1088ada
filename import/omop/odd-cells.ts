import { byCell } from '../../ontology/omop/by-cell.ts';
import { type CdmColumn, cdmTableNames, type EventColumns, keyColumn } from '../../ontology/omop/cdm.ts';
import { idIn, isEmpty } from '../../ontology/omop/cell.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';
import type { Known } from './derived.ts';
import type { Warn } from './warnings.ts';

/** What is odd in how a cell is written; undefined where it is written as the CDM has it. */
export function oddForm({ type, required }: CdmColumn): (cell: string) => string | undefined {
  return byCell((cell) => {
    if (cell === '') return required ? 'is empty' : undefined;
    if (type === 'text') return undefined;
    if (isEmpty(cell)) return `says ${cell.trim()} for nothing`;
    if (type === 'integer') return oddInteger(cell);
    const text = cell.trim();
    const hasTime = type === 'date' && text.length > lengthOfDay && !midnight.test(text);
    return hasTime ? 'has a time of the day' : undefined;
  });
}

const lengthOfDay = '2013-07-05'.length;
const midnight = /^\S{8,10}[ T]00:00(?::00(?:\.0*)?)?$/;

function oddInteger(cell: string): string | undefined {
  if (cell.includes('.')) return 'is written with a decimal point';
  if (cell.length < 10) return undefined;
  const size = Math.abs(Number(cell));
  if (size > Number.MAX_SAFE_INTEGER) return 'is above 2^53';
  return size >= 2 ** 31 ? 'is above 2^31' : undefined;
}

/** A row that is looked at, and who is told. */
export type Look = { readonly cells: Cells; readonly known: Known; readonly warn: Warn };

type Cell = { readonly id: string; readonly name: string };

/** Whether a concept is one. */
export function checkConcept(
  { id, name, required }: Cell & Pick<CdmColumn, 'required'>,
  { known, warn }: Look,
): void {
  if (id === '0' ? required : !known.concepts.has(id))
    warn(name, id === '0' ? 'is 0, no matching concept' : 'is in no vocabulary that came with it');
}

const tables = new Map(cdmTableNames.map((table) => [String(table), table]));

/** Whether the row that a cell names is there; a visit is somebody's. */
export function checkReference(
  { id, name, table }: Cell & { readonly table: string },
  { cells, known, warn }: Look,
): void {
  const named = tables.get(table);
  const keys = named && known.survey.keys.get(named);
  if (keys?.has(id) !== true) warn(name, `names a ${table} that is not there`);
  else if (table === 'visit_occurrence' && !keys.isOf(id, idIn(cells, 'person_id')))
    warn(name, "names somebody else's visit");
}

/** Whether an event is a row that is there. */
export function checkEvent({ id: column, field }: EventColumns, { cells, known, warn }: Look): void {
  const { survey, concepts } = known;
  const id = idIn(cells, column);
  const concept = idIn(cells, field);
  if (id === '') return;
  const table = concept !== '' ? tables.get(concepts.tableOf(concept) ?? '') : undefined;
  if (concept === '') warn(field, `is empty, and ${column} is not`);
  else if (table !== undefined && keyColumn(table) !== undefined && survey.keys.get(table)?.has(id) !== true)
    warn(column, `names a ${table} that is not there`);
}
