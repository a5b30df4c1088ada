import type { Mappings, Pairs } from './release.ts';

/** Codes of a release, numbered in the order in which they first occur. */
export type CodeNumbers = {
  readonly list: readonly string[];
  /** The number of a code; a new code gets the next one. */
  readonly numberOf: (code: string) => number;
};

/** Numbers for codes, `first` in their order. */
export function createCodes(first: Iterable<string> = []): CodeNumbers {
  const list: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (code: string) => {
    const known = numbers.get(code);
    if (known !== undefined) return known;
    numbers.set(code, list.length);
    return list.push(code) - 1;
  };
  for (const code of first) numberOf(code);
  return { list, numberOf };
}

/** One relationship between two codes. */
export type ConceptLink = { readonly from: string; readonly to: string };

/** Numbers of codes stay below this, so that two of them fit one exact number. */
const most = 2 ** 26;

/** Links as pairs: sorted, each once, and none of a code with itself. */
export function toPairs({ numberOf }: CodeNumbers, links: Iterable<ConceptLink>): Pairs {
  const keys: number[] = [];
  for (const { from, to } of links) if (from !== to) keys.push(numberOf(from) * most + numberOf(to));
  const distinct = Float64Array.from(keys)
    .sort()
    .filter((key, at, all) => at === 0 || key !== all[at - 1]);
  return {
    from: Uint32Array.from(distinct, (key) => Math.floor(key / most)),
    to: Uint32Array.from(distinct, (key) => key % most),
  };
}

/** A mapping of one code with the relationship and who says it. */
export type MappingLink = ConceptLink & { readonly relationship: string; readonly source: string };

/** Mappings by relationship and source, in the order in which these first occur. */
export function toMappings(codes: CodeNumbers, links: Iterable<MappingLink>): readonly Mappings[] {
  const groups = new Map<string, MappingLink[]>();
  for (const link of links) {
    const key = JSON.stringify([link.relationship, link.source]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [link]);
    else group.push(link);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ relationship: first.relationship, source: first.source, pairs: toPairs(codes, group) }];
  });
}
