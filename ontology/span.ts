/** Numbers from `min` to `max`, both included. */
export type Span = { readonly min: number; readonly max: number };

/** What the Int of GraphQL can give back. GraphQL October 2021, 3.5.1: "a signed 32-bit numeric non-fractional value". */
export const int: Span = { min: -(2 ** 31), max: 2 ** 31 - 1 };

/** All whole numbers that a double holds exactly: above 2^53 two of them look alike. */
export const exact: Span = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

/** The numbers that a field can hold: as it says itself, else those of an Int where it is whole. */
export function spanOf({ integer, min, max }: Partial<Span> & { readonly integer?: boolean }): Span {
  const widest = integer ? int : { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
  return { min: min ?? widest.min, max: max ?? widest.max };
}

/** Whether `number` is one of the span. */
export function isWithin({ min, max }: Span, number: number): boolean {
  return number >= min && number <= max;
}
