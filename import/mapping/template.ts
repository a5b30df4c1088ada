import type { RecordTemplate } from '../../ontology/mapping.ts';
import type { Properties } from '../../ontology/model.ts';
import { modelOf } from '../../ontology/records.ts';
import type { Built, BuiltRecord, Origin, Reject } from '../delivery.ts';
import type { Row } from '../source/row.ts';
import type { Compilation } from './compilation.ts';
import { compileConditions, ValueError } from './expression.ts';
import { columnOf, readsRow, toFieldForm } from './field-form.ts';
import type { Groups } from './group.ts';
import { compileFields, type Dropped } from './record.ts';
import { compileId } from './record-id.ts';

/** What a template makes of a row: a record, or one for each of several columns. */
export type Template = (cells: Row['cells'], origin: Origin) => Built;

/** Nothing, of a row that a template does not speak of. */
export const nothing: Built = { records: [], rejects: [] };

/** A template as a function of the row; records that several rows describe wait in `groups`. */
export function compileTemplate(
  template: RecordTemplate,
  compilation: Compilation,
  groups: Groups,
): Template {
  const keep = compileConditions(template.when, compilation.lookups);
  const build = compileRecord(template, compilation);
  const put = template.group === undefined ? undefined : groups.of(template);
  const one: Template = (cells, origin) =>
    attempt({ ...origin, record: template.record }, () => {
      if (!keep(cells)) return nothing;
      const { record, dropped } = build(cells, origin);
      const rejects = dropped.map((value) => toReject(value, template.record, origin));
      return { records: put === undefined ? [record] : put(record), rejects };
    });
  return template.forEach === undefined ? one : ofEach(template.forEach, one);
}

function compileRecord(template: RecordTemplate, compilation: Compilation) {
  const fill = compileFields(template, compilation);
  const toId = compileId(template, compilation);
  const forms = Object.entries(template.fields).map(([name, field]) => ({ name, ...toFieldForm(field) }));
  const loose = forms.filter(({ optional }) => optional).map(({ name }) => name);
  const yielding = forms.filter(({ ifKnown }) => ifKnown === 'keep').map(({ name }) => name);
  return (cells: Row['cells'], origin: Origin) => {
    const filled = fill(cells, origin.patient);
    requireContent(template, filled.properties);
    const properties = { ...filled.properties, dataset: origin.dataset };
    const { row, patient, sourceId } = origin;
    const id = toId(cells, origin, properties);
    const type = template.record;
    const record: BuiltRecord = { type, id, patient, sourceId, properties, loose, yielding, row };
    return { record, dropped: filled.dropped };
  };
}

/** One record for each of the columns that is not empty. */
function ofEach(columns: readonly string[], one: Template): Template {
  return (cells, origin) =>
    mergeBuilt(
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
  const { needs, concept = '' } = modelOf(record);
  if (needs === undefined || readsRow(fields[concept])) return;
  const has = (name: string) => properties[name] != null || properties[`${name}Source`] != null;
  if (needs.some(has)) return;
  const columns = needs.map((name) => columnOf(name, toFieldForm(fields[name] ?? { const: '' })));
  throw new ValueError(
    [...new Set(columns)].join(', '),
    '',
    `nothing is said: ${needs.join(' and ')} are empty`,
  );
}

/** What several templates make of one row. */
export function mergeBuilt(parts: readonly Built[]): Built {
  return {
    records: parts.flatMap(({ records }) => records),
    rejects: parts.flatMap(({ rejects }) => rejects),
  };
}

/** What `work` builds, or the one reject that its fault is. */
function attempt(of: Pick<Reject, 'row' | 'record' | 'patient'>, work: () => Built): Built {
  try {
    return work();
  } catch (error) {
    return rejectOf(error, of);
  }
}

/** The one reject that a fault of a value is. @throws whatever else it is */
export function rejectOf(error: unknown, of: Pick<Reject, 'row' | 'record' | 'patient'>): Built {
  if (!(error instanceof ValueError)) throw error;
  const { row, record, patient } = of;
  const { column, value, message } = error;
  return { records: [], rejects: [{ row, record, column, value, reason: message, kept: false, patient }] };
}
