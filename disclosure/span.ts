import type { Count } from './release.ts';

/** From and to, both of them included: completed years of age, or calendar years. */
export type Span = { readonly from: number; readonly to: number };

/**
 * Between which of the ascending places everything lies that left there, but for a share of it at either end; null
 * where nothing did.
 */
export function spanOf(places: readonly number[], counts: readonly Count[], share = 0): Span | null {
  const numbers = counts.map(({ value }) => Math.max(value ?? 0, 0));
  const total = numbers.reduce((sum, n) => sum + n, 0);
  const rank = Math.floor(total * share);
  const placeOf = (wanted: number) => {
    let before = 0;
    return places.find((_, at) => {
      before += numbers[at] ?? 0;
      return before > wanted;
    });
  };
  const [from, to] = [placeOf(rank), placeOf(total - 1 - rank)];
  return total === 0 || from === undefined || to === undefined ? null : { from, to };
}
