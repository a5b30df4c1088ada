import { listOf } from './lists.ts';
import { conceptCount, type Terminology } from './terminology.ts';

/** What is taken with the concepts that a set names. */
export type Expansion = { readonly descendants: boolean; readonly mapped: boolean };

/**
 * The concepts of a set: those that are named and what these map to, then everything below, then what maps into
 * all this, as the set asks. Ascending.
 */
export function expandConcepts(
  terminology: Terminology,
  named: Uint32Array,
  { descendants, mapped }: Expansion,
): Uint32Array {
  const marks = new Uint8Array(conceptCount(terminology));
  for (const concept of named) marks[concept] = 1;
  const add = (lists: Terminology['mapsTo']) => {
    for (const concept of marked(marks)) for (const other of listOf(lists, concept)) marks[other] = 1;
  };
  add(terminology.mapsTo);
  if (descendants) add(terminology.descendants);
  if (mapped) add(terminology.mappedFrom);
  return marked(marks);
}

/** The places that are marked, ascending. */
function marked(marks: Uint8Array): Uint32Array {
  const places = new Uint32Array(marks.reduce((sum, mark) => sum + mark, 0));
  let end = 0;
  for (let at = marks.indexOf(1); at !== -1; at = marks.indexOf(1, at + 1)) places[end++] = at;
  return places;
}
