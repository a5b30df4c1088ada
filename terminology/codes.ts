import { firstWhere } from './numbers.ts';

/** Codes by number, in order of the code: a number is the place of its code. */
export type Codes = { readonly bytes: Buffer; readonly offsets: Uint32Array };

/** The codes of `sorted`, which is ascending and distinct, in one piece of memory. */
export function toCodes(sorted: readonly string[]): Codes {
  const offsets = new Uint32Array(sorted.length + 1);
  let size = 0;
  sorted.forEach((code, n) => {
    size += Buffer.byteLength(code);
    offsets[n + 1] = size;
  });
  const bytes = Buffer.alloc(size);
  sorted.forEach((code, n) => {
    bytes.write(code, offsets[n] ?? 0);
  });
  return { bytes, offsets };
}

/** How many codes there are. */
export function countOf({ offsets }: Codes): number {
  return offsets.length - 1;
}

/** The code of a number. */
export function codeOf({ bytes, offsets }: Codes, n: number): string {
  return bytes.toString('utf8', offsets[n], offsets[n + 1]);
}

/** The number of a code; undefined where there is none. */
export function numberOf(codes: Codes, code: string): number | undefined {
  const at = firstCodeNotBelow(codes, code);
  return at < countOf(codes) && codeOf(codes, at) === code ? at : undefined;
}

/** The numbers of those codes that there are. */
export function numbersOf(codes: Codes, some: Iterable<string>): ReadonlySet<number> {
  return new Set([...some].flatMap((code) => numberOf(codes, code) ?? []));
}

/** The first number whose code does not come before `code`. */
export function firstCodeNotBelow(codes: Codes, code: string): number {
  return firstWhere(0, countOf(codes), (n) => codeOf(codes, n) >= code);
}
