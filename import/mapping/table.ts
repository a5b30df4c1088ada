import type { TableModel } from '../../ontology/mapping.ts';
import { isMissing } from '../../ontology/missing.ts';
import { isShortened } from '../../ontology/spreadsheet.ts';
import type { BuiltRecord, Origin, OwnedRow, Reading } from '../delivery.ts';
import type { BrokenRow, Row } from '../source/row.ts';
import type { Compilation } from './compilation.ts';
import {
  columnsOf,
  compileConditions,
  compileExpression,
  requireIndexable,
  ValueError,
} from './expression.ts';
import { createGroups } from './group.ts';
import { compileLet } from './let.ts';
import type { MappedTable } from './open-tables.ts';
import { compileTemplate, mergeBuilt, nothing, rejectOf } from './template.ts';

/** A table of a mapping as a function of its rows; `rest` gives what only the whole table decides. */
export type CompiledTable = {
  readonly toRow: (row: Row | BrokenRow) => OwnedRow;
  readonly rest: () => Iterable<BuiltRecord>;
};

/** Compiles one table. It remembers the rows it built, for ordinals and groups: one compilation a reading. */
export function compileTable(table: TableModel, compilation: Compilation): CompiledTable {
  const originOf = compileOrigin(table, compilation);
  const requireOwner = compileOwner(table);
  const keep = compileConditions(table.when, compilation.lookups);
  const extend = compileLet(table.let, compilation);
  const groups = createGroups();
  const templates = table.records.map((template) => compileTemplate(template, compilation, groups));

  const toWhole = ({ number, cells: given }: Row): OwnedRow => {
    const cells = extend(given);
    if (!keep(cells)) return nobodys;
    const origin = originOf(number, cells);
    requireOwner(origin);
    return { origin, build: () => mergeBuilt(templates.map((template) => template(cells, origin))) };
  };
  const toBroken = ({ number: row, broken: reason, column, value, cells }: BrokenRow): OwnedRow => {
    const origin = orNothing(() => originOf(row, extend(cells)));
    const reject = { row, record: 'row', column, value, reason, kept: false, patient: origin?.patient ?? '' };
    return { origin, build: () => ({ records: [], rejects: [reject] }) };
  };
  const toRow = (row: Row | BrokenRow) => ('broken' in row ? toBroken(row) : orRejected(row, toWhole));
  return { toRow, rest: groups.rest };
}

/** One reading of a table: its rows, compiled anew. */
export function readTable({ model, rows }: MappedTable, compilation: Compilation): Reading {
  const { toRow, rest } = compileTable(model, compilation);
  const owned = async function* () {
    for await (const row of rows()) yield toRow(row);
  };
  return { rows: owned, rest };
}

function compileOrigin(table: TableModel, { lookups, identity }: Compilation) {
  const patientOf = compileExpression(table.patient, lookups);
  const datasetOf = compileExpression(table.dataset, lookups);
  return (row: number, cells: Row['cells']): Origin => {
    const sourceId = patientOf(cells);
    const patient = sourceId === '' ? '' : identity('patient', [sourceId]);
    return { row, sourceId, patient, dataset: datasetOf(cells) };
  };
}

/** Refuses rows of nobody, and ids that nothing is found by. */
function compileOwner(table: TableModel): (origin: Origin) => void {
  const patientColumn = columnsOf(table.patient).join(', ');
  const datasetColumn = columnsOf(table.dataset).join(', ');
  return ({ sourceId, dataset }) => {
    if (sourceId === '') throw new ValueError(patientColumn, '', 'no patient id');
    // People without an id would become one person.
    if (isMissing(sourceId))
      throw new ValueError(patientColumn, sourceId, 'stands for a missing value: no patient id');
    if (/\p{Cc}/u.test(sourceId))
      throw new ValueError(patientColumn, sourceId, 'has a control character: no patient id');
    if (isShortened(sourceId))
      throw new ValueError(
        patientColumn,
        sourceId,
        'a number that a spreadsheet has shortened, as it does with several patients alike: no patient id',
      );
    if (dataset === '') throw new ValueError(datasetColumn, '', 'no dataset id');
    requireIndexable(patientColumn, sourceId);
    requireIndexable(datasetColumn, dataset);
  };
}

/** A row that the table does not speak of. */
const nobodys: OwnedRow = { origin: undefined, build: () => nothing };

/** What `work` finds in a row that cannot be trusted. */
function orNothing<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}

/** The row as `work` makes it, or the reject that its fault is. */
function orRejected(row: Row, work: (row: Row) => OwnedRow): OwnedRow {
  try {
    return work(row);
  } catch (error) {
    const built = rejectOf(error, { row: row.number, record: 'row', patient: '' });
    return { origin: undefined, build: () => built };
  }
}
