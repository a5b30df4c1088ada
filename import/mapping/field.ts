import type { FieldForm } from '../../ontology/mapping.ts';
import type { FieldModel, Properties } from '../../ontology/model.ts';
import type { Row } from '../source/row.ts';
import type { Compilation } from './compilation.ts';
import { compileExpression, requireIndexable, ValueError } from './expression.ts';
import { columnOf } from './field-form.ts';
import { readCode, readDate, readDays, readFlag, readNumber, readText, readUnit } from './value.ts';

/** Properties of one field of one row. @throws ValueError */
export type Fill = (cells: Row['cells'], patient: string) => Properties;

/** A field of a template: its name, and how the mapping says it is filled. */
type NamedForm = { readonly name: string; readonly form: FieldForm };

/** One field of a template as a function of the row. */
export function compileField(field: FieldModel, named: NamedForm, compilation: Compilation): Fill {
  const { name, form } = named;
  const column = columnOf(name, form);
  const value = compileExpression(form.value ?? form.source ?? { const: '' }, compilation.lookups);
  switch (field.kind) {
    case 'coded':
      return compileCoded(named, compilation);
    case 'quantity':
      return compileQuantity(field.unit, named, compilation);
    case 'number': {
      const number = { ...field, as: form.as };
      return (cells) => ({ [name]: readNumber(column, value(cells), number) });
    }
    case 'text': {
      const { panels } = compilation;
      return (cells) => ({ [name]: readText(column, value(cells), { field, panels }) });
    }
    case 'flag':
      return (cells) => ({ [name]: readFlag(column, value(cells)) });
    case 'date':
      return compileDate(named, compilation);
    case 'reference':
      return compileReference(field.to, named, compilation);
    case 'derived':
      throw new TypeError(`${name} is asked, never stored`);
  }
}

function compileCoded({ name, form }: NamedForm, { lookups, codes }: Compilation): Fill {
  const source = compileExpression(form.value ?? form.source ?? { const: '' }, lookups);
  const code = form.code === undefined ? undefined : compileExpression(form.code, lookups);
  const map = form.map === undefined ? undefined : codes.get(form.map);
  const { vocabulary = '' } = form;
  const codeColumn = columnOf(name, form.code === undefined ? {} : { value: form.code });
  return (cells) => {
    const said = code?.(cells) ?? '';
    const sourceCode = readCode(codeColumn, said, vocabulary);
    const text = source(cells) || (sourceCode === null ? '' : said); // a code alone is the value as it came
    const meaning = map?.get(text.toLowerCase());
    return {
      [`${name}Source`]: text === '' ? null : text,
      [`${name}SourceConcept`]:
        sourceCode === null ? null : requireIndexable(codeColumn, `${vocabulary}:${sourceCode}`),
      [`${name}StandardConcept`]: meaning?.kind === 'mapped' ? meaning.code : null,
    };
  };
}

function compileQuantity(
  unitOf: { readonly property: string } | { readonly ucum: string },
  { name, form }: NamedForm,
  { lookups }: Compilation,
): Fill {
  const value = compileExpression(form.value ?? { const: '' }, lookups);
  const column = columnOf(name, form);
  if ('ucum' in unitOf) return (cells) => ({ [name]: readNumber(column, value(cells), form) });
  const unit = compileExpression(form.unit ?? { const: '' }, lookups);
  const unitColumn = columnOf(unitOf.property, form.unit === undefined ? {} : { value: form.unit });
  return (cells) => {
    const number = readNumber(column, value(cells), form);
    return {
      [name]: number,
      [unitOf.property]: number === null ? null : readUnit(unitColumn, unit(cells)),
    };
  };
}

function compileDate({ name, form }: NamedForm, { lookups, timelines }: Compilation): Fill {
  const timeline = compileExpression(form.timeline ?? { const: '' }, lookups);
  const date = compileExpression(form.date ?? { const: '' }, lookups);
  const days = compileExpression(form.days ?? { const: '' }, lookups);
  const daysColumn = columnOf(name, form.days === undefined ? {} : { value: form.days });
  const dateColumn = columnOf(name, form.date === undefined ? {} : { value: form.date });
  return (cells) => {
    const timelineName = timeline(cells);
    const kind = timelines[timelineName]?.kind;
    const day = readDays(daysColumn, days(cells), kind ?? 'CALENDAR') ?? readDate(dateColumn, date(cells));
    const empty = { [`${name}Day`]: null, [`${name}Precision`]: null };
    if (day === undefined || timelineName === '') return empty;
    if (kind === undefined) throw new ValueError(dateColumn, timelineName, 'no timeline of the mapping');
    return {
      [`${name}Day`]: day.day,
      [`${name}Precision`]: day.precision,
      timeline: kind,
      timelineName,
    };
  };
}

/** The id of the record of the same patient that the key names; null where a part of it is empty. */
function compileReference(type: string, { name, form }: NamedForm, { lookups, identity }: Compilation): Fill {
  const key = (form.key ?? []).map((part) => compileExpression(part, lookups));
  return (cells, patient) => {
    const parts = key.map((part) => part(cells));
    const id = parts.some((part) => part === '') ? null : identity(type, [patient, ...parts]);
    return { [`${name}Id`]: id };
  };
}
