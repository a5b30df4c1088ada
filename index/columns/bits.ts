/** A set of whole numbers below a size: number n is bit n % 32 of word n / 32. */
export type Bits = Uint32Array;

/** The empty set of numbers below `size`. */
export function emptyBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

/** All numbers below `size`. */
export function fullBits(size: number): Bits {
  const bits = emptyBits(size).fill(0xffff_ffff);
  const rest = size & 31;
  if (rest > 0) bits[bits.length - 1] = 0xffff_ffff >>> (32 - rest);
  return bits;
}

export function setBit(bits: Bits, n: number): void {
  const word = n >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (n & 31));
}

export function hasBit(bits: Bits, n: number): boolean {
  return ((bits[n >>> 5] ?? 0) & (1 << (n & 31))) !== 0;
}

/** Numbers that are in both. */
export function intersect(a: Bits, b: Bits): Bits {
  const both = new Uint32Array(a.length);
  for (let at = 0; at < a.length; at += 1) both[at] = (a[at] ?? 0) & (b[at] ?? 0);
  return both;
}

/** Numbers of `a` that are not in `b`. */
export function subtract(a: Bits, b: Bits): Bits {
  const left = new Uint32Array(a.length);
  for (let at = 0; at < a.length; at += 1) left[at] = (a[at] ?? 0) & ~(b[at] ?? 0);
  return left;
}

/** Puts all of `more`, words of which start at `from`, into `bits`. */
export function addAll(bits: Bits, more: Bits, from = 0): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) | (more[from + at] ?? 0);
}

/** Puts those of `others` into `bits` that are not in it, and takes those out that are. */
export function toggle(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) ^ (others[at] ?? 0);
}

/** How many numbers are in the set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let at = 0; at < bits.length; at += 1) count += countOnes(bits[at] ?? 0);
  return count;
}

function countOnes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Each number of the set, ascending. */
export function eachBit(bits: Bits, visit: (n: number) => void): void {
  for (let at = 0; at < bits.length; at += 1) {
    let word = bits[at] ?? 0;
    while (word !== 0) {
      const lowest = word & -word;
      visit((at << 5) + (31 - Math.clz32(lowest)));
      word ^= lowest;
    }
  }
}
