import type { RecordTemplate, TableModel } from '../../ontology/mapping.ts';
import type { Properties } from '../../ontology/model.ts';
import { modelOf } from '../../ontology/records.ts';
import type { Built, BuiltRecord, Origin, OwnedRow, Reading, Reject } from '../delivery.ts';
import type { BrokenRow, Row } from '../source/row.ts';
import type { Compilation } from './compilation.ts';
import { columnsOf, compileConditions, compileExpression, ValueError } from './expression.ts';
import { columnOf, toFieldForm } from './field-form.ts';
import { createGroups } from './group.ts';
import type { MappedTable } from './open-tables.ts';
import { compileFields, type Dropped } from './record.ts';
import { compileId } from './record-id.ts';

/** A table of a mapping as a function of its rows; `rest` gives what only the whole table decides. */
export type CompiledTable = {
  readonly toRow: (row: Row | BrokenRow) => OwnedRow;
  readonly rest: () => Iterable<BuiltRecord>;
};

/** Compiles one table. It remembers the rows it built, for ordinals and groups: one compilation a reading. */
export function compileTable(table: TableModel, compilation: Compilation): CompiledTable {
  const originOf = compileOrigin(table, compilation);
  const keep = compileConditions(table.when, compilation.lookups);
  const extend = compileLet(table.let, compilation);
  const groups = createGroups();
  const templates = table.records.map((template) => compileTemplate(template, compilation, groups));

  const toWhole = ({ number, cells: given }: Row): OwnedRow => {
    const cells = extend(given);
    if (!keep(cells)) return nobodys;
    const origin = originOf(number, cells);
    requireOwner(table, origin);
    return { origin, build: () => merge(templates.map((template) => template(cells, origin))) };
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

function requireOwner(table: TableModel, { sourceId, dataset }: Origin): void {
  if (sourceId === '') throw new ValueError(columnsOf(table.patient).join(', '), '', 'no patient id');
  if (dataset === '') throw new ValueError(columnsOf(table.dataset).join(', '), '', 'no dataset id');
}

const nothing: Built = { records: [], rejects: [] };
const nobodys: OwnedRow = { origin: undefined, build: () => nothing };

function merge(parts: readonly Built[]): Built {
  return {
    records: parts.flatMap(({ records }) => records),
    rejects: parts.flatMap(({ rejects }) => rejects),
  };
}

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

/** What `work` builds, or the one reject that its fault is. */
function attempt(of: Pick<Reject, 'row' | 'record' | 'patient'>, work: () => Built): Built {
  try {
    return work();
  } catch (error) {
    return rejectOf(error, of);
  }
}

function rejectOf(error: unknown, of: Pick<Reject, 'row' | 'record' | 'patient'>): Built {
  if (!(error instanceof ValueError)) throw error;
  const { row, record, patient } = of;
  const { column, value, message } = error;
  return { records: [], rejects: [{ row, record, column, value, reason: message, kept: false, patient }] };
}

/** A row with the named values of the table beside its columns. */
export function compileLet(
  named: TableModel['let'],
  { lookups }: Pick<Compilation, 'lookups'>,
): (cells: Row['cells']) => Row['cells'] {
  const values = Object.entries(named ?? {}).map(([name, value]) => ({
    name,
    value: compileExpression(value, lookups),
  }));
  return (cells) => {
    const extended: Record<string, string> = { ...cells };
    for (const { name, value } of values) extended[name] = value(extended);
    return extended;
  };
}

type Template = (cells: Row['cells'], origin: Origin) => Built;

function compileTemplate(
  template: RecordTemplate,
  compilation: Compilation,
  groups: ReturnType<typeof createGroups>,
): Template {
  const fill = compileFields(template, compilation);
  const keep = compileConditions(template.when, compilation.lookups);
  const toId = compileId(template, compilation);
  const put = template.group === undefined ? undefined : groups.of(template);
  const forms = Object.entries(template.fields).map(([name, field]) => ({ name, ...toFieldForm(field) }));
  const loose = forms.filter(({ optional }) => optional).map(({ name }) => name);
  const yielding = forms.filter(({ ifKnown }) => ifKnown === 'keep').map(({ name }) => name);
  const one: Template = (cells, origin) =>
    attempt({ ...origin, record: template.record }, () => {
      if (!keep(cells)) return nothing;
      const { properties, dropped } = fill(cells, origin.patient);
      requireContent(template, properties);
      const stored = { ...properties, dataset: origin.dataset };
      const { row, patient, sourceId } = origin;
      const record = {
        type: template.record,
        id: toId(cells, origin, stored),
        patient,
        sourceId,
        properties: stored,
        loose,
        yielding,
        row,
      };
      const rejects = dropped.map((value) => toReject(value, template.record, origin));
      return { records: put === undefined ? [record] : put(record), rejects };
    });
  const columns = template.forEach;
  if (columns === undefined) return one;
  return (cells, origin) =>
    merge(
      columns
        .filter((column) => (cells[column] ?? '') !== '')
        .map((column) => at(column, one({ ...cells, $column: column, $cell: cells[column] ?? '' }, origin))),
    );
}

/** What was built of one of several columns: a reject names the column itself. */
function at(column: string, { records, rejects }: Built): Built {
  return {
    records,
    rejects: rejects.map((reject) => (reject.column.startsWith('$') ? { ...reject, column } : reject)),
  };
}

function toReject(dropped: Dropped, record: string, { row, patient }: Origin): Reject {
  return { ...dropped, row, record, kept: true, patient };
}

function requireContent({ record, fields }: RecordTemplate, properties: Properties): void {
  const { needs } = modelOf(record);
  if (needs === undefined) return;
  const has = (name: string) => properties[name] != null || properties[`${name}Source`] != null;
  if (needs.some(has)) return;
  const columns = needs.map((name) => columnOf(name, toFieldForm(fields[name] ?? { const: '' })));
  throw new ValueError(
    [...new Set(columns)].join(', '),
    '',
    `nothing is said: ${needs.join(' and ')} are empty`,
  );
}
