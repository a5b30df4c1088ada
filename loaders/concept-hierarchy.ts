import { numbersOf } from '../terminology/codes.ts';
import { hierarchySource, pageOfCodes, type Relation, relatedConcepts } from '../terminology/hierarchy.ts';
import { ancestorsOf, conceptCode, conceptNumber, type Terminology } from '../terminology/terminology.ts';

export type { Relation } from '../terminology/hierarchy.ts';

/** Codes in one relation to a concept, in order. */
export type RelatedCodes = {
  readonly count: number;
  /** Those that come after `after`, at most `first` of them. */
  readonly page: (page: { readonly first: number; readonly after?: string | undefined }) => readonly string[];
};

/** How the concepts of a terminology lie to each other, by their codes. */
export type ConceptHierarchy = {
  /** The code as the terminology has it; undefined where it has none. */
  readonly known: (code: string) => string | undefined;
  /** The vocabulary whose hierarchy a concept lies in; null where that is its own, or none. */
  readonly source: (code: string) => string | null;
  readonly related: (relation: Relation, code: string) => RelatedCodes;
  /** A concept with everything above it. */
  readonly withAncestors: (code: string) => readonly string[];
};

/** The hierarchy of a terminology, as if the concepts of the `hidden` codes were none. */
export function conceptHierarchy(
  terminology: Terminology,
  hidden: ReadonlySet<string> = new Set(),
): ConceptHierarchy {
  const left = numbersOf(terminology.codes, hidden);
  const numberFor = (code: string) => conceptNumber(terminology, code, left);
  return {
    known: (code) => {
      const concept = numberFor(code);
      return concept === undefined ? undefined : conceptCode(terminology, concept);
    },
    source: (code) => {
      const concept = numberFor(code);
      return concept === undefined ? null : hierarchySource(terminology, concept);
    },
    related: (relation, code) => {
      const concept = numberFor(code);
      const related = Uint32Array.from(
        concept === undefined ? [] : relatedConcepts(terminology, relation, concept),
      );
      const concepts = left.size === 0 ? related : related.filter((one) => !left.has(one));
      return { count: concepts.length, page: (page) => pageOfCodes(terminology, concepts, page) };
    },
    withAncestors: (code) => {
      const concept = numberFor(code);
      const above = concept === undefined ? [] : [...ancestorsOf(terminology, concept)];
      return [code, ...above.map((one) => conceptCode(terminology, one))];
    },
  };
}
