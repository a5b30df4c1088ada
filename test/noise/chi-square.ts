/** How often something was seen, and how often it was to be expected. */
export type Cell = { readonly seen: number; readonly expected: number };

/** Pearson's statistic of cells that are expected often enough: at least five times. */
export function chiSquare(cells: readonly Cell[]): number {
  return cells.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected, 0);
}

/** What the statistic exceeds with a probability of 0.001, by the approximation of Wilson and Hilferty (1931). */
export function chiSquareLimit(degrees: number): number {
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + 3.0902 * Math.sqrt(spread)) ** 3;
}
