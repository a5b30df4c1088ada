import { splitCurie } from '../ontology/curie.ts';
import { firstCodeNotBelow } from './codes.ts';
import { listOf } from './lists.ts';
import { distinct, unite } from './numbers.ts';
import { conceptCode, descendantsOf, type Terminology } from './terminology.ts';

/** How concepts lie to another one. `descendants` include it, the others do not. */
export type Relation = 'parents' | 'children' | 'ancestors' | 'descendants';

/**
 * Concepts in one relation to a concept, in order of their code. One that lies in no hierarchy of its own has the place
 * of the concepts that it maps to.
 */
export function relatedConcepts(terminology: Terminology, relation: Relation, concept: number): Uint32Array {
  const placed = placesOf(terminology, concept);
  if (relation !== 'descendants')
    return unite(Array.from(placed, (place) => listOf(terminology[relation], place)));
  const below = Array.from(placed, (place) => descendantsOf(terminology, place));
  return unite([...below, Uint32Array.of(concept)]);
}

/** The vocabulary whose hierarchy a concept lies in; null where that is its own, or none. */
export function hierarchySource(terminology: Terminology, concept: number): string | null {
  const vocabularyOf = (n: number) => splitCurie(conceptCode(terminology, n)).prefix;
  const own = vocabularyOf(concept);
  const places = placesOf(terminology, concept).filter((place) => liesInHierarchy(terminology, place));
  const around = Array.from(places, (place) =>
    place === concept ? Array.from(listOf(terminology.parents, place), vocabularyOf) : [vocabularyOf(place)],
  ).flat();
  return around.includes(own) ? null : (around[0] ?? null);
}

/** The concept itself, or where it lies in no hierarchy the concepts that it maps to. */
function placesOf(terminology: Terminology, concept: number): Uint32Array {
  const targets = listOf(terminology.mapsTo, concept);
  const own = Uint32Array.of(concept);
  return targets.length === 0 || liesInHierarchy(terminology, concept) ? own : distinct(targets);
}

function liesInHierarchy({ parents, children }: Terminology, concept: number): boolean {
  return listOf(parents, concept).length > 0 || listOf(children, concept).length > 0;
}

/** The codes of `concepts` that come after `after`, at most `first` of them. */
export function pageOfCodes(
  terminology: Terminology,
  concepts: Uint32Array,
  { first, after }: { readonly first: number; readonly after?: string | undefined },
): readonly string[] {
  const start = after === undefined ? 0 : firstAfter(terminology, concepts, after);
  return Array.from(concepts.subarray(start, start + first), (concept) => conceptCode(terminology, concept));
}

function firstAfter(terminology: Terminology, concepts: Uint32Array, after: string): number {
  const next = firstCodeNotBelow(terminology.codes, after);
  const start = concepts.findIndex((concept) => concept >= next);
  if (start === -1) return concepts.length;
  return conceptCode(terminology, concepts[start] ?? 0) === after ? start + 1 : start;
}
