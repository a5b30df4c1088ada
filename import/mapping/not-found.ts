import type { Expression, ExpressionForm, FieldForm } from '../../ontology/mapping.ts';
import type { Row } from '../source/row.ts';
import { columnsOf, compileExpression, type Lookup, toKey, ValueError } from './expression.ts';

/** Lookups of a mapping by name. */
type Lookups = ReadonlyMap<string, Lookup>;

/** The key of a row for which a field that is empty found nothing in its lookup; undefined where that is not why. */
export function keyNotFound(
  { value, source, code }: FieldForm,
  lookups: Lookups,
): (cells: Row['cells']) => ValueError | undefined {
  const asked = [value, source, code].flatMap(lookupsIn);
  return (cells) => asked.map((form) => faultOf(form, cells, lookups)).find((fault) => fault !== undefined);
}

type LookupForm = Extract<ExpressionForm, { lookup: unknown }>;

function lookupsIn(expression: Expression | undefined): readonly LookupForm[] {
  if (expression === undefined || typeof expression === 'string') return [];
  if ('first' in expression) return expression.first.flatMap(lookupsIn);
  return 'lookup' in expression ? [expression] : [];
}

function faultOf(
  { lookup: name, by }: LookupForm,
  cells: Row['cells'],
  lookups: Lookups,
): ValueError | undefined {
  const lookup = lookups.get(name);
  const parts = by.map((part) => compileExpression(part, lookups)(cells));
  const key = toKey(parts);
  if (parts.includes('') || lookup?.find(key) !== undefined) return undefined;
  const rows = lookup?.has(key) ? 'several rows that differ' : 'no row';
  return new ValueError(
    by.flatMap(columnsOf).join(', '),
    parts.join(', '),
    `the lookup ${name} has ${rows} for it`,
  );
}
