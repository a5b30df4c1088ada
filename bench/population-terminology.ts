import { closeParents } from '../terminology/closure.ts';
import { toCodes } from '../terminology/codes.ts';
import { toLists, transpose } from '../terminology/lists.ts';
import { numbersTo } from '../terminology/numbers.ts';
import { createSearchBuilder } from '../terminology/search/build.ts';
import type { Terminology } from '../terminology/terminology.ts';
import { drawHierarchy } from './population.ts';
import { codeOf } from './population-records.ts';

/** The drawn concepts as a server holds them; their codes stand in the order of their numbers. */
export function buildTerminology(): Terminology {
  const drawn = drawHierarchy();
  const size = drawn.length;
  const none = { offsets: new Uint32Array(size + 1), values: new Uint32Array(0) };
  const pairs = drawn.flatMap((parents, concept) => parents.map((parent) => [concept, parent] as const));
  const parents = toLists(size, {
    from: Uint32Array.from(pairs, ([concept]) => concept),
    to: Uint32Array.from(pairs, ([, parent]) => parent),
  });
  const ancestors = closeParents(parents, none);
  const codes = toCodes(drawn.map((_, concept) => codeOf(concept)));
  const search = createSearchBuilder();
  for (const _ of drawn) search.add({ name: null, synonyms: null, domain: null, standard: null });
  return {
    state: { version: 1, key: 'drawn' },
    codes,
    search: search.build(codes, numbersTo(size)),
    valid: new Uint8Array(size).fill(1),
    conceptIds: new Uint32Array(0),
    conceptsById: new Uint32Array(0),
    altCodes: toCodes([]),
    conceptsByAltCode: new Uint32Array(0),
    parents,
    children: transpose(parents),
    ancestors,
    descendants: transpose(ancestors),
    mapsTo: none,
    mappedFrom: none,
    members: none,
    attributes: none,
  };
}
