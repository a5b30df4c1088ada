import type { EclAttributeConstraint, EclAttributeSet, EclCardinality, EclRefinement } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { EclError } from './error.ts';
import { parseJunction, parseOperand } from './expression.ts';

/** `eclRefinement` of the grammar: attributes and groups after the colon. @throws {EclError} */
export function parseRefinement(cursor: Cursor): EclRefinement {
  return parseJunction(cursor, parseSubRefinement(cursor), parseSubRefinement);
}

function parseSubRefinement(cursor: Cursor): EclRefinement {
  if (areBracketsOfRefinement(cursor)) return cursor.between('(', ')', parseRefinement);
  const cardinality = parseCardinality(cursor);
  if (cursor.isAt('{'))
    return { kind: 'group', cardinality, of: cursor.between('{', '}', parseAttributeSet) };
  if (!cursor.isAt('R')) return parseAttribute(cursor, cardinality);
  cursor.take();
  return { ...parseAttribute(cursor, cardinality), kind: 'reversed' };
}

function parseAttributeSet(cursor: Cursor): EclAttributeSet {
  return parseJunction(cursor, parseSubAttributeSet(cursor), parseSubAttributeSet);
}

function parseSubAttributeSet(cursor: Cursor): EclAttributeSet {
  if (areBracketsOfRefinement(cursor)) return cursor.between('(', ')', parseAttributeSet);
  const cardinality = parseCardinality(cursor);
  // The grammar has it, but no section says whose group a reversed attribute is in.
  if (cursor.isAt('R'))
    throw new EclError('unsupported', cursor.token.position, 'R inside a group is not supported');
  return parseAttribute(cursor, cardinality);
}

/** Brackets may also stand round the name of an attribute: then a comparison follows them. */
function areBracketsOfRefinement(cursor: Cursor): boolean {
  const comparisons = ['=', '!=', '<>', '<', '<=', '>', '>='];
  return cursor.isAt('(') && !comparisons.includes(cursor.afterBrackets().text);
}

function parseAttribute(cursor: Cursor, cardinality: EclCardinality): EclAttributeConstraint<'attribute'> {
  const name = parseOperand(cursor);
  const comparison = parseComparison(cursor);
  return { kind: 'attribute', cardinality, name, comparison, value: parseOperand(cursor) };
}

function parseComparison(cursor: Cursor): '=' | '!=' {
  if (!cursor.isAt('=') && !cursor.isAt('!='))
    throw cursor.unexpected('= or != after the name of an attribute');
  return cursor.take().text === '=' ? '=' : '!=';
}

/** `[min..max]` where it stands; ECL 2.2, 6.3 Cardinality: else at least one. */
function parseCardinality(cursor: Cursor): EclCardinality {
  if (!cursor.isAt('[')) return { min: 1, max: Number.POSITIVE_INFINITY };
  const { position } = cursor.take();
  const min = parseCount(cursor);
  cursor.expect('..');
  const max = parseMaximum(cursor);
  cursor.expect(']');
  if (min > max) throw new EclError('syntax', position, `the minimum ${min} is above the maximum ${max}`);
  return { min, max };
}

function parseMaximum(cursor: Cursor): number {
  if (!cursor.isAt('*')) return parseCount(cursor);
  cursor.take();
  return Number.POSITIVE_INFINITY;
}

function parseCount(cursor: Cursor): number {
  if (cursor.token.kind !== 'number') throw cursor.unexpected('a number');
  return Number(cursor.take().text);
}
