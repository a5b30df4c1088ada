import { looksLikeSctid } from '../sctid.ts';
import type {
  Ecl,
  EclAttributeConstraint,
  EclAttributeSet,
  EclCardinality,
  EclJunction,
  EclOperator,
  EclRefinement,
} from './ast.ts';
import type { Cursor } from './cursor.ts';
import { EclError } from './error.ts';

const operators: readonly EclOperator[] = ['<', '<<', '<!', '<<!', '>', '>>', '>!', '>>!', '!!>', '!!<'];
const junctions: Readonly<Record<string, 'and' | 'or'>> = { AND: 'and', ',': 'and', OR: 'or' };

/** `expressionConstraint` of the grammar. @throws {EclError} */
export function parseExpression(cursor: Cursor): Ecl {
  const first = parseOperand(cursor);
  const { position } = cursor.token;
  if (cursor.isAt(':')) {
    cursor.take();
    return closed(cursor, { kind: 'refined', of: first, by: parseRefinement(cursor), position });
  }
  if (cursor.isAt('.')) {
    return closed(cursor, { kind: 'dotted', of: first, attributes: parseDotted(cursor), position });
  }
  if (cursor.isAt('MINUS')) {
    cursor.take();
    return closed(cursor, { kind: 'minus', of: first, without: parseOperand(cursor) });
  }
  return closed(cursor, parseJunction(cursor, first, parseOperand));
}

/** `subExpressionConstraint` of the grammar: a concept, `*` or brackets, with the operators before it. */
function parseOperand(cursor: Cursor): Ecl {
  const operator = operators.find((symbol) => cursor.isAt(symbol));
  if (operator === undefined) return parseMembers(cursor);
  cursor.take();
  return { kind: 'hierarchy', operator, of: parseMembers(cursor) };
}

/** `first` and what is joined to it, without brackets: by AND and commas alone, or by OR alone. */
function parseJunction<Part>(
  cursor: Cursor,
  first: Part,
  parsePart: (cursor: Cursor) => Part,
): Part | EclJunction<Part> {
  const kind = junctionAt(cursor);
  if (kind === undefined) return first;
  const of = [first];
  while (junctionAt(cursor) === kind) {
    cursor.take();
    of.push(parsePart(cursor));
  }
  if (junctionAt(cursor) !== undefined) throw ambiguous(cursor);
  return { kind, of };
}

function junctionAt(cursor: Cursor): 'and' | 'or' | undefined {
  return cursor.token.kind === 'symbol' ? junctions[cursor.token.text] : undefined;
}

/** ECL 2.2, 5.4 Order of Operation: nothing but brackets says to what a second operator applies. */
function closed(cursor: Cursor, ecl: Ecl): Ecl {
  if ([':', '.', 'MINUS', 'AND', 'OR', ','].some((symbol) => cursor.isAt(symbol))) throw ambiguous(cursor);
  return ecl;
}

function ambiguous({ token }: Cursor): EclError {
  const reason = `brackets are needed to say to what ${token.text} applies`;
  return new EclError('syntax', token.position, reason);
}

function parseDotted(cursor: Cursor): readonly Ecl[] {
  const names: Ecl[] = [];
  while (cursor.isAt('.')) {
    cursor.take();
    names.push(parseOperand(cursor));
  }
  return names;
}

function parseMembers(cursor: Cursor): Ecl {
  if (!cursor.isAt('^')) return parseFocus(cursor);
  const { position } = cursor.take();
  if (cursor.isAt('['))
    throw new EclError('unsupported', position, 'fields of reference sets (^ [a, b]) are not supported');
  if (cursor.isAt('R'))
    throw new EclError(
      'unsupported',
      position,
      'reference sets that contain a concept (^R) are not supported',
    );
  return { kind: 'members', of: parseFocus(cursor) };
}

function parseFocus(cursor: Cursor): Ecl {
  if (cursor.isAt('(')) return cursor.between('(', ')', parseExpression);
  if (cursor.isAt('*')) {
    cursor.take();
    return { kind: 'any' };
  }
  if (cursor.token.kind === 'number') return parseConcept(cursor);
  throw cursor.unexpected('a SNOMED CT identifier, * or (');
}

function parseConcept(cursor: Cursor): Ecl {
  const { text: sctid, position } = cursor.token;
  if (!looksLikeSctid(sctid)) throw cursor.unexpected('a SNOMED CT identifier of 6 to 18 digits');
  cursor.take();
  if (cursor.token.kind === 'term') parseTerm(cursor);
  return { kind: 'concept', sctid, position };
}

/** A term says the same as the identifier, for people: it is passed and not compared. */
function parseTerm(cursor: Cursor): void {
  const { text, position } = cursor.take();
  if (/^\|\s*\|$/.test(text)) throw new EclError('syntax', position, 'expected a term between the two |');
}

/** `eclRefinement` of the grammar: attributes and groups after the colon. @throws {EclError} */
function parseRefinement(cursor: Cursor): EclRefinement {
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
