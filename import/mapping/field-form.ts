import type { Expression, FieldForm, FieldTemplate } from '../../ontology/mapping.ts';
import { columnsOf } from './expression.ts';

/** A field template with the form that the short one stands for. */
export function toFieldForm(template: FieldTemplate): FieldForm {
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

/**
 * Whether a field says something of the row: its code alone is then a record. What the mapping says of every row, a
 * constant or the name of the column, is nothing that a row says.
 */
export function readsRow(field: FieldTemplate | undefined): boolean {
  return field !== undefined && columnsOfField(toFieldForm(field)).some((column) => column !== '$column');
}
