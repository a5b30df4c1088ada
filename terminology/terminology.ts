import type { TerminologyState } from '../graph/version.ts';
import { spellCurie } from '../ontology/code-spelling.ts';
import { type Codes, codeOf, countOf, numberOf } from './codes.ts';
import { type Lists, listOf } from './lists.ts';
import { firstWhere, unite } from './numbers.ts';
import type { SearchIndex } from './search/search-index.ts';

/**
 * The concepts of the graph and how they lie to each other, of one version: plain arrays over the numbers of concepts,
 * which stand in order of the code.
 */
export type Terminology = {
  /** The state of the graph that it was read from. */
  readonly state: TerminologyState;
  readonly codes: Codes;
  /** OMOP concept ids, ascending, and the concept of each. */
  readonly conceptIds: Uint32Array;
  readonly conceptsById: Uint32Array;
  /** Other codes that concepts have had, in order of the code, and the concept of each. */
  readonly altCodes: Codes;
  readonly conceptsByAltCode: Uint32Array;
  /** Concepts that are not retired. */
  readonly valid: Uint8Array;
  readonly parents: Lists;
  readonly children: Lists;
  /** Everything above and everything below, without the concept itself. */
  readonly ancestors: Lists;
  readonly descendants: Lists;
  /** `Maps to` of other concepts, and the concepts that map to this one. */
  readonly mapsTo: Lists;
  readonly mappedFrom: Lists;
  /** Members of reference sets. */
  readonly members: Lists;
  /** SNOMED CT attributes: role group, type and value one after the other. */
  readonly attributes: Lists;
  /** How concepts are found by words and codes. */
  readonly search: SearchIndex;
};

/**
 * The number of a code, also of `OMOP:<concept_id>`, of another code that a concept has had and of another spelling;
 * undefined where the graph does not hold it, or the concept is a `hidden` one. That a concept has the id counts more than that records
 * know the id as a code.
 */
export function conceptNumber(
  terminology: Terminology,
  code: string,
  hidden: ReadonlySet<number> = new Set(),
): number | undefined {
  const [, id] = /^OMOP:(\d{1,10})$/.exec(code) ?? [];
  const byId = id === undefined ? undefined : numberOfConceptId(terminology, Number(id));
  const concept = byId ?? numberOfCode(terminology, code) ?? numberOfCode(terminology, spellCurie(code));
  return concept !== undefined && hidden.has(concept) ? undefined : concept;
}

function numberOfCode({ codes, altCodes, conceptsByAltCode }: Terminology, code: string): number | undefined {
  return numberOf(codes, code) ?? conceptsByAltCode[numberOf(altCodes, code) ?? conceptsByAltCode.length];
}

function numberOfConceptId({ conceptIds, conceptsById }: Terminology, id: number): number | undefined {
  const at = firstWhere(0, conceptIds.length, (place) => (conceptIds[place] ?? 0) >= id);
  return conceptIds[at] === id ? conceptsById[at] : undefined;
}

/** The code of a concept. */
export function conceptCode({ codes }: Terminology, concept: number): string {
  return codeOf(codes, concept);
}

/** How many concepts there are. */
export function conceptCount({ codes }: Terminology): number {
  return countOf(codes);
}

/** Everything below a concept and the concept itself, ascending. */
export function descendantsOf({ descendants }: Terminology, concept: number): Uint32Array {
  return unite([listOf(descendants, concept), Uint32Array.of(concept)]);
}

/** Everything above a concept and the concept itself, ascending. */
export function ancestorsOf(terminology: Terminology, concept: number): Uint32Array {
  return unite([listOf(terminology.ancestors, concept), Uint32Array.of(concept)]);
}
