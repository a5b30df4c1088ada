import { toCodes } from './codes.ts';
import type { NumberPairs } from './lists.ts';
import type { Terminology } from './terminology.ts';

/** Concept ids, ascending, and the concept of each. */
export function sortById(
  { from: ids, to: nodes }: NumberPairs,
  numbers: Uint32Array,
): Pick<Terminology, 'conceptIds' | 'conceptsById'> {
  const order = new Uint32Array(ids.length).map((_, at) => at).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
  return {
    conceptIds: order.map((at) => ids[at] ?? 0),
    conceptsById: order.map((at) => numbers[nodes[at] ?? 0] ?? 0),
  };
}

/** A code that the concept of a node has had. */
export type AltCode = { readonly code: string; readonly node: number };

/** Such codes in their order, and the concept of each; of two concepts that had one code the first has it. */
export function sortByAltCode(
  said: readonly AltCode[],
  numbers: Uint32Array,
): Pick<Terminology, 'altCodes' | 'conceptsByAltCode'> {
  const concepts = new Map(
    said
      .map(({ code, node }) => [code, numbers[node] ?? 0] as const)
      .sort(([, some], [, other]) => other - some),
  );
  const sorted = [...concepts].sort(([some], [other]) => (some < other ? -1 : 1));
  return {
    altCodes: toCodes(sorted.map(([code]) => code)),
    conceptsByAltCode: Uint32Array.from(sorted, ([, concept]) => concept),
  };
}
