import { rememberBy } from '../../graph/remember-by.ts';
import type { ValueColumn } from '../../index/columns/column.ts';
import { loweredTexts, type Texts, textCount } from '../../index/columns/texts.ts';
import { conceptNumbers, eachEntryOf } from '../../index/concept-numbers.ts';
import type { Terminology } from '../../terminology/terminology.ts';
import type { CodeSet } from '../plan.ts';

/** Which entries of a column pass a test: 1 by number. */
export type Selected = Uint8Array;

/** Entries whose text of one part passes. */
export function selectTexts(
  { parts }: ValueColumn,
  part: number,
  passes: (lowered: string | null) => boolean,
): Selected {
  const texts = parts[part];
  return texts === undefined
    ? new Uint8Array(0)
    : Uint8Array.from(loweredTexts(texts), (text) => (passes(text) ? 1 : 0));
}

/** Entries of a coded field that are in a set. */
export const selectConcepts: (column: ValueColumn, set: CodeSet, terminology: Terminology) => Selected =
  rememberBy(findConcepts);

function findConcepts(column: ValueColumn, set: CodeSet, terminology: Terminology): Selected {
  const [sources] = column.parts;
  const selected = new Uint8Array(sources === undefined ? 0 : textCount(sources));
  eachEntryOf(conceptNumbers(column, terminology), set.concepts, (entry) => {
    selected[entry] = 1;
  });
  if (sources !== undefined) addSources(selected, sources, set);
  if (set.except === undefined) return selected;
  const excluded = selectConcepts(column, set.except, terminology);
  return selected.map((one, entry) => (excluded[entry] === 1 ? 0 : one));
}

function addSources(selected: Selected, texts: Texts, { sources, contains }: CodeSet): void {
  if (sources.length === 0 && contains.length === 0) return;
  const wanted = new Set(sources);
  loweredTexts(texts).forEach((text, entry) => {
    if (text !== null && (wanted.has(text) || contains.some((part) => text.includes(part))))
      selected[entry] = 1;
  });
}
