import type { Ecl } from './ast.ts';
import { Cursor } from './cursor.ts';
import { EclError } from './error.ts';
import { parseExpression } from './expression.ts';

/** Most characters of an expression constraint. */
const longest = 10_000;

/**
 * An expression constraint from its text: SNOMED CT Expression Constraint Language 2.2, brief syntax.
 * Concrete values, filters, history supplements, alternate identifiers, fields of reference sets and `^R` are
 * refused by name, never passed over.
 * @throws {EclError} `syntax` or `unsupported`, with the position.
 */
export function parseEcl(text: string): Ecl {
  if (text.length > longest) {
    const reason = `an expression constraint has at most ${longest} characters, this one has ${text.length}`;
    throw new EclError('syntax', longest, reason);
  }
  const cursor = new Cursor(text);
  const ecl = parseExpression(cursor);
  if (cursor.token.kind !== 'end') throw cursor.unexpected('an operator or the end');
  return ecl;
}
