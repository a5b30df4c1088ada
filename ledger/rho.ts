import { Fraction } from 'fraction.js';

/** As it is kept: numerator and denominator, of which no digit is lost. */
export function toText({ s, n, d }: Fraction): string {
  return `${s * n}/${d}`;
}

/** @throws Error of a text that is no fraction */
export function parseRho(text: string): Fraction {
  return new Fraction(text);
}

export function sumOf(parts: readonly Fraction[]): Fraction {
  return parts.reduce((sum, part) => sum.add(part), new Fraction(0));
}
