import type { Expression, FieldForm, FieldTemplate, RecordTemplate } from '../ontology/mapping.ts';
import type { FieldModel, Properties, PropertyValue } from '../ontology/model.ts';
import { modelOf, type RecordType } from '../ontology/records.ts';
import { type Day, parseDate, parseDicomAge, type TimelineKind } from '../ontology/time.ts';
import { parseUnit } from '../ontology/units.ts';
import type { CodeMap } from './codes.ts';
import {
  columnsOf,
  compileExpression,
  type Evaluate,
  isPlainNumber,
  type Lookup,
  type Row,
  ValueError,
} from './expression.ts';
import type { Identity } from './identity.ts';

/** What compiling a mapping needs to know beside the mapping. */
export type Compilation = {
  readonly identity: Identity;
  readonly lookups: ReadonlyMap<string, Lookup>;
  readonly codes: ReadonlyMap<string, CodeMap>;
  readonly timelines: Readonly<Record<string, { readonly kind: TimelineKind }>>;
  /** Id of a gene panel by its name in the mapping. */
  readonly panels: ReadonlyMap<string, string>;
};

/** A value that was dropped while its record was kept. */
export type Dropped = { readonly column: string; readonly value: string; readonly reason: string };

/** Properties of one field of one row. @throws ValueError */
type Fill = (cells: Row['cells'], patient: string) => Properties;

/** Properties of a record of one row, and what was dropped from it. @throws ValueError */
export type FillRecord = (
  cells: Row['cells'],
  patient: string,
) => { readonly properties: Properties; readonly dropped: readonly Dropped[] };

/** The fields of a record template as one function of the row. */
export function compileFields(template: RecordTemplate, compilation: Compilation): FillRecord {
  const model = modelOf(template.record);
  const fills = Object.entries(model.fields).flatMap(([name, field]) => {
    const given = template.fields[name];
    return given === undefined
      ? []
      : [{ name, field, form: toForm(given), fill: compileField(name, field, toForm(given), compilation) }];
  });
  const derived = fills.filter(({ form }) => form.derived).map(({ name }) => name);
  return (cells, patient) => {
    const dropped: Dropped[] = [];
    const properties: Record<string, PropertyValue> = {};
    for (const { name, field, form, fill } of fills) {
      const filled = orDrop(() => fill(cells, patient), form, dropped);
      if (field.required && Object.values(filled).every((value) => value === null))
        throw new ValueError(columnOf(name, form), '', `${name} is empty`);
      Object.assign(properties, filled);
    }
    const stated = derived.filter((name) => properties[name] != null || properties[`${name}Source`] != null);
    if (stated.length > 0) properties.derivedFields = stated;
    return { properties: { ...properties, ...derive(template.record, properties) }, dropped };
  };
}

/** Values that the catalogue computes from the other properties. */
function derive(type: RecordType, properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(modelOf(type).fields).flatMap(([name, field]) =>
      (field.kind === 'text' || field.kind === 'number') && field.derive
        ? [[name, field.derive(properties)]]
        : [],
    ),
  );
}

function orDrop(fill: () => Properties, form: FieldForm, dropped: Dropped[]): Properties {
  try {
    return fill();
  } catch (error) {
    if (!(error instanceof ValueError) || form.ifInvalid !== 'drop') throw error;
    dropped.push({ column: error.column, value: error.value, reason: error.message });
    return {};
  }
}

/** A field template with the form that the short one stands for. */
export function toForm(template: FieldTemplate): FieldForm {
  return typeof template === 'string' || isExpressionForm(template) ? { value: template } : template;
}

function isExpressionForm(template: Exclude<FieldTemplate, string>): template is Exclude<Expression, string> {
  return ['column', 'const', 'text', 'first', 'lookup', 'found'].some((key) => Object.hasOwn(template, key));
}

/** Columns that a field reads from its own row. */
export function columnsOfField({ source, code, timeline, date, days, value, unit, key = [] }: FieldForm) {
  const given = [value, source, code, date, days, unit, timeline, ...key];
  return given.filter((part) => part !== undefined).flatMap(columnsOf);
}

/** The column that a fault of a field is reported at: that of its value. */
export function columnOf(name: string, { value, source, code, date, days, key = [] }: FieldForm): string {
  const [lead = ''] = [value, source, code, days, date, ...key].filter((part) => part !== undefined);
  return (
    columnsOf(lead)
      .filter((column) => column !== '')
      .join(', ') || name
  );
}

function compileField(name: string, field: FieldModel, form: FieldForm, compilation: Compilation): Fill {
  const { lookups } = compilation;
  const column = columnOf(name, form);
  const value = compileExpression(form.value ?? form.source ?? { const: '' }, lookups);
  switch (field.kind) {
    case 'coded':
      return compileCoded(name, form, value, compilation);
    case 'quantity':
      return compileQuantity(name, field.unit, form, compilation);
    case 'number':
      return (cells) => ({ [name]: toNumber(column, value(cells), form, field.integer === true) });
    case 'text':
      return (cells) => ({ [name]: toText(column, value(cells), field, compilation) });
    case 'flag':
      return (cells) => ({ [name]: toFlag(column, value(cells)) });
    case 'date':
      return compileDate(name, form, compilation);
    case 'reference': {
      const key = (form.key ?? []).map((part) => compileExpression(part, lookups));
      return (cells, patient) => ({
        [`${name}Id`]: toReference(field.to, key, cells, patient, compilation.identity),
      });
    }
    case 'derived':
      throw new TypeError(`${name} is asked, never stored`);
  }
}

function compileCoded(name: string, form: FieldForm, source: Evaluate, compilation: Compilation): Fill {
  const code = form.code === undefined ? undefined : compileExpression(form.code, compilation.lookups);
  const map = form.map === undefined ? undefined : compilation.codes.get(form.map);
  return (cells) => {
    const text = source(cells);
    const sourceCode = code?.(cells) ?? '';
    const meaning = map?.get(text.toLowerCase());
    return {
      [`${name}Source`]: text === '' ? null : text,
      [`${name}SourceConcept`]: sourceCode === '' ? null : `${form.vocabulary}:${sourceCode}`,
      [`${name}StandardConcept`]: meaning?.kind === 'mapped' ? meaning.code : null,
    };
  };
}

function compileQuantity(
  name: string,
  unitOf: { readonly property: string } | { readonly ucum: string },
  form: FieldForm,
  { lookups }: Compilation,
): Fill {
  const value = compileExpression(form.value ?? { const: '' }, lookups);
  const column = columnOf(name, form);
  if ('ucum' in unitOf) return (cells) => ({ [name]: toNumber(column, value(cells), form, false) });
  const unit = compileExpression(form.unit ?? { const: '' }, lookups);
  const unitColumn = columnOf(unitOf.property, form.unit === undefined ? {} : { value: form.unit });
  return (cells) => {
    const number = toNumber(column, value(cells), form, false);
    return {
      [name]: number,
      [unitOf.property]: number === null ? null : toUnit(unitColumn, unit(cells)),
    };
  };
}

function compileDate(name: string, form: FieldForm, { lookups, timelines }: Compilation): Fill {
  const timeline = compileExpression(form.timeline ?? { const: '' }, lookups);
  const date = compileExpression(form.date ?? { const: '' }, lookups);
  const days = compileExpression(form.days ?? { const: '' }, lookups);
  const daysColumn = columnOf(name, form.days === undefined ? {} : { value: form.days });
  const dateColumn = columnOf(name, form.date === undefined ? {} : { value: form.date });
  return (cells) => {
    const day = readDays(daysColumn, days(cells)) ?? readDate(dateColumn, date(cells));
    const clock = timeline(cells);
    const empty = { [`${name}Day`]: null, [`${name}Precision`]: null };
    if (day === undefined || clock === '') return empty;
    const kind = timelines[clock]?.kind;
    if (kind === undefined) throw new ValueError(dateColumn, clock, 'no timeline of the mapping');
    return {
      [`${name}Day`]: day.day,
      [`${name}Precision`]: day.precision,
      timeline: kind,
      timelineName: clock,
    };
  };
}

function readDays(column: string, text: string): Day | undefined {
  const day = toNumber(column, text, {}, true);
  return day === null ? undefined : { day, precision: 'DAY' };
}

function readDate(column: string, text: string): Day | undefined {
  if (text === '') return undefined;
  const day = parseDate(text);
  if (day === undefined)
    throw new ValueError(column, text, 'no date; expected 2010-04-20, 20100420, 2010-04 or 2010');
  return day;
}

function toNumber(column: string, text: string, form: FieldForm, integer: boolean): number | null {
  if (text === '') return null;
  if (form.as === 'dicomAge') {
    const years = parseDicomAge(text);
    if (years === undefined)
      throw new ValueError(column, text, 'no DICOM age; expected 063Y, 018M, 003W or 010D');
    return years;
  }
  if (!isPlainNumber(text))
    throw new ValueError(column, text, 'not a plain number; write 1234.5 without commas or blanks');
  const number = form.as === 'megabytes' ? Math.round(Number(text) * 1e6) : Number(text);
  if (!Number.isFinite(number) || (integer && !Number.isSafeInteger(number)))
    throw new ValueError(column, text, 'not a whole number');
  return number;
}

function toText(
  column: string,
  text: string,
  field: Extract<FieldModel, { kind: 'text' }>,
  { panels }: Compilation,
): PropertyValue {
  if (text === '') return null;
  if (field.panel) return panels.get(text) ?? null;
  const plain =
    field.strip !== undefined && text.startsWith(field.strip) ? text.slice(field.strip.length) : text;
  const values = field.list ? plain.split(',').map((member) => member.trim()) : [plain];
  const wrong = values.find((value) => field.values !== undefined && !field.values.includes(value));
  if (wrong !== undefined)
    throw new ValueError(column, wrong, `unexpected value; expected one of ${field.values?.join(', ')}`);
  return field.list ? values : plain;
}

function toFlag(column: string, text: string): boolean | null {
  if (text === '') return null;
  const flag = { true: true, yes: true, '1': true, false: false, no: false, '0': false }[text.toLowerCase()];
  if (flag === undefined) throw new ValueError(column, text, 'neither yes nor no');
  return flag;
}

function toUnit(column: string, text: string): string | null {
  if (text === '') return null;
  const unit = parseUnit(text);
  if (unit === undefined) throw new ValueError(column, text, 'no UCUM unit');
  return unit;
}

function toReference(
  type: string,
  key: readonly Evaluate[],
  cells: Row['cells'],
  patient: string,
  identity: Identity,
): string | null {
  const parts = key.map((part) => part(cells));
  return parts.some((part) => part === '') ? null : identity(type, [patient, ...parts]);
}
