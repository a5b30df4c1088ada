import type { FieldForm } from '../../ontology/mapping.ts';
import type { FieldModel, Properties } from '../../ontology/model.ts';
import type { Row } from '../source/row.ts';
import type { Identity } from '../store/identity.ts';
import type { Compilation } from './compilation.ts';
import { compileExpression, type Evaluate, ValueError } from './expression.ts';
import { columnOf } from './field-form.ts';
import { readDate, readDays, readFlag, readNumber, readText, readUnit } from './value.ts';

/** Properties of one field of one row. @throws ValueError */
export type Fill = (cells: Row['cells'], patient: string) => Properties;

/** One field of a template as a function of the row. */
export function compileField(
  name: string,
  field: FieldModel,
  form: FieldForm,
  compilation: Compilation,
): Fill {
  const { lookups } = compilation;
  const column = columnOf(name, form);
  const value = compileExpression(form.value ?? form.source ?? { const: '' }, lookups);
  switch (field.kind) {
    case 'coded':
      return compileCoded(name, form, value, compilation);
    case 'quantity':
      return compileQuantity(name, field.unit, form, compilation);
    case 'number':
      return (cells) => ({ [name]: readNumber(column, value(cells), form, field.integer === true) });
    case 'text':
      return (cells) => ({ [name]: readText(column, value(cells), field, compilation) });
    case 'flag':
      return (cells) => ({ [name]: readFlag(column, value(cells)) });
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
  if ('ucum' in unitOf) return (cells) => ({ [name]: readNumber(column, value(cells), form, false) });
  const unit = compileExpression(form.unit ?? { const: '' }, lookups);
  const unitColumn = columnOf(unitOf.property, form.unit === undefined ? {} : { value: form.unit });
  return (cells) => {
    const number = readNumber(column, value(cells), form, false);
    return {
      [name]: number,
      [unitOf.property]: number === null ? null : readUnit(unitColumn, unit(cells)),
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
