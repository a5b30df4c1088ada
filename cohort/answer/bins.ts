/** Values from `from` to below `to`; the last bin has its upper edge as well. */
export type Bin = { readonly from: number; readonly to: number; readonly n: number };

/** How bins are made: `most` of them, of whole-number width where the values are whole numbers. */
export type Binning = { readonly most: number; readonly whole: boolean };

/**
 * Values in bins of one width: the smallest of 1, 2, 2.5 or 5 times a power of ten with which at most `most` bins, the
 * first of which starts at a multiple of the width, cover them all. No values, no bins.
 */
export function toBins(values: readonly number[], binning: Binning): readonly Bin[] {
  const [first] = values;
  if (first === undefined) return [];
  const min = values.reduce((least, value) => Math.min(least, value), first);
  const max = values.reduce((greatest, value) => Math.max(greatest, value), first);
  return binsBetween({ from: min, to: max }, values, binning);
}

/** The same of the values from one number to another, whatever they are; those that lie outside are in no bin. */
export function binsBetween(
  { from, to }: Pick<Bin, 'from' | 'to'>,
  values: readonly number[],
  binning: Binning,
): readonly Bin[] {
  return countIn(niceEdges(from, to, binning), values);
}

/** Values in powers of ten, the negative ones as well: bins that are the same whatever the values are. */
export function decades(values: readonly number[]): readonly Bin[] {
  return countIn([...powers.map((power) => -power).reverse(), 0, ...powers], values);
}

const powers = Array.from({ length: 25 }, (_, at) => Number(`1e${at - 9}`));

function countIn(edges: readonly number[], values: readonly number[]): readonly Bin[] {
  const [first = 0, last = 0] = [edges[0], edges.at(-1)];
  const counts = new Uint32Array(edges.length - 1);
  for (const value of values) {
    if (value < first || value > last) continue;
    const place = binOf(value, edges);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return Array.from(counts, (n, at) => ({ from: edges[at] ?? first, to: edges[at + 1] ?? last, n }));
}

function niceEdges(min: number, max: number, { most, whole }: Binning): readonly number[] {
  const start = min === max ? 1 : Math.max((max - min) / most, finestWidth(min, max));
  // No single bin from a multiple of its width reaches to both sides of zero.
  const across = most === 1 && min < 0 && max >= 0;
  for (const width of niceWidths(start, whole)) {
    const edges = across ? [-width, width] : edgesFrom(min, max, { width, most, whole });
    if (edges.length <= most + 1 && (edges[0] ?? max) <= min && isCovered(max, edges.at(-1) ?? min, whole))
      return edges;
  }
  throw new TypeError('widths do not end');
}

/** Multiples of a narrower one would not differ in the 15 digits that numbers of this size have. */
function finestWidth(min: number, max: number): number {
  return Math.max(Math.abs(min), Math.abs(max), Number.MIN_VALUE * 1e30) * 1e-14;
}

/** Whole numbers end below the last edge: so each bin holds as many of them as any other. */
function isCovered(max: number, last: number, whole: boolean): boolean {
  return whole ? last > max : last >= max;
}

/** Widths in ascending order, the first at most `start`, which is more than 0. */
function* niceWidths(start: number, whole: boolean): Generator<number> {
  for (let power = Math.floor(Math.log10(start)); ; power += 1)
    for (const digits of ['1', '2', '2.5', '5']) {
      const width = Number(`${digits}e${power}`);
      if (!whole || Number.isInteger(width)) yield width;
    }
}

type Steps = Binning & { readonly width: number };

/** Multiples of the width from the last one not above `min`, until `max` is covered or there are too many. */
function edgesFrom(min: number, max: number, { width, most, whole }: Steps): readonly number[] {
  const edge = (step: number) => Number((step * width).toPrecision(15)); // 3 * 0.1 is not 0.3
  const near = Math.floor(min / width);
  const first = edge(near) > min ? near - 1 : edge(near + 1) <= min ? near + 1 : near;
  const edges = [edge(first), edge(first + 1)];
  while (edges.length <= most + 1 && !isCovered(max, edges.at(-1) ?? max, whole))
    edges.push(edge(first + edges.length));
  return edges;
}

/** The bin of a value: that of the last edge which is not above it, except the very last edge. */
function binOf(value: number, edges: readonly number[]): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((edges[middle] ?? value) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
