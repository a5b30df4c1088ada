import { type Lists, listOf } from './lists.ts';
import { createNumbers } from './numbers.ts';
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
  const found = createNumbers();
  const seen = new Uint8Array(conceptCount(terminology));
  const note = (concept: number) => {
    if (seen[concept] === 1) return;
    seen[concept] = 1;
    found.push(concept);
  };
  const add = (lists: Lists) => {
    const end = found.length();
    for (let at = 0; at < end; at += 1) for (const other of listOf(lists, found.at(at))) note(other);
  };
  for (const concept of named) note(concept);
  add(terminology.mapsTo);
  if (descendants) add(terminology.descendants);
  if (mapped) add(terminology.mappedFrom);
  return found.toArray().sort();
}
