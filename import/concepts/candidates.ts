import { wordsOf } from '../../ontology/words.ts';

/** A concept under one of its names: its own, a synonym, or a value that a value map gives its code. */
export type ConceptName = { readonly code: string; readonly name: string; readonly text: string };

/** A concept with a name like a text; `likeness` from 0 to 1, where 1 is the same words. */
export type Candidate = { readonly code: string; readonly name: string; readonly likeness: number };

/** Concepts whose names are like a text, most alike first. */
export type NameSearch = (text: string) => Promise<readonly Candidate[]>;

/** Candidates of one text. */
const most = 3;

/** Names that share less with a text are not like it. */
const leastLikeness = 0.5;

/**
 * A search that holds `names` in memory. Likeness is that of the letter triples (Sørensen and Dice), so that a
 * misspelling is found; only a person can tell whether it means the same.
 */
export function createNameSearch(names: readonly ConceptName[]): NameSearch {
  const sizes = names.map(({ text }) => triplesOf(text).size);
  const places = new Map<string, number[]>();
  for (const [at, { text }] of names.entries())
    for (const triple of triplesOf(text)) {
      const others = places.get(triple);
      if (others === undefined) places.set(triple, [at]);
      else others.push(at);
    }
  return async (text) => {
    const triples = triplesOf(text);
    const shared = new Map<number, number>();
    for (const triple of triples)
      for (const at of places.get(triple) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    const found = [...shared].flatMap(([at, count]): readonly Candidate[] => {
      const { code, name } = names[at] ?? { code: '', name: '' };
      return [{ code, name, likeness: (2 * count) / (triples.size + (sizes[at] ?? 0)) }];
    });
    return bestOfEach(found.filter(({ likeness }) => likeness >= leastLikeness)).slice(0, most);
  };
}

/** The best candidate of each concept, most alike first. */
function bestOfEach(found: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const one of found.toSorted((a, b) => b.likeness - a.likeness || (a.code < b.code ? -1 : 1)))
    if (!best.has(one.code)) best.set(one.code, one);
  return [...best.values()];
}

/** Triples of letters of the words of a text, beginnings and ends of words included. */
function triplesOf(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text).flatMap((word) => {
      const padded = ` ${word} `;
      return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
    }),
  );
}
