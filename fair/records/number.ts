import { type Literal, literal } from '../rdf/entity.ts';

/** A number as `xsd:integer`, or as `xsd:decimal`, which knows no exponents. @throws TypeError where it is none of both */
export function numeral(value: number, kind: 'integer' | 'decimal'): Literal {
  if (kind === 'integer') {
    if (!Number.isInteger(value)) throw new TypeError(`${value} is no whole number`);
    return literal(BigInt(value).toString(), 'xsd:integer');
  }
  if (!Number.isFinite(value)) throw new TypeError(`${value} is no decimal number`);
  return literal(toDecimal(value), 'xsd:decimal');
}

/** The shortest text that gives `value` again, in canonical form: digits on both sides of the point. */
function toDecimal(value: number): string {
  const text = String(value);
  const [, sign = '', whole = '', part = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  if (exponent === undefined) return part === '' ? `${text}.0` : text;
  const digits = `${whole}${part}`;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}.0`;
}
