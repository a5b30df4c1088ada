import type { Pairs } from '../release.ts';

/** Places of the distinct rows of a table that is given by its columns: sorted by them, of equal rows one. */
export function distinctRows(columns: readonly Uint32Array[]): Uint32Array {
  const compare = (row: number, other: number) => {
    for (const column of columns) {
      const difference = (column[row] ?? 0) - (column[other] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const sorted = Uint32Array.from(columns[0]?.keys() ?? []).sort(compare);
  return sorted.filter((row, at) => at === 0 || compare(row, sorted[at - 1] ?? 0) !== 0);
}

/** The values of a column in some rows. */
export function inRows(column: Uint32Array, rows: Uint32Array): Uint32Array {
  return rows.map((row) => column[row] ?? 0);
}

/** Pairs sorted, each once. */
export function distinctPairs({ from, to }: Pairs): Pairs {
  const rows = distinctRows([from, to]);
  return { from: inRows(from, rows), to: inRows(to, rows) };
}
