import { type ConceptLink, createCodes, toPairs } from '../../../import/vocabulary/pairs.ts';
import type { ConceptRow, Release } from '../../../import/vocabulary/release.ts';

/** A release as it is written by hand. Relationships are texts of codes: `narrower broader`. */
export type Said = {
  readonly source: string;
  /** Prefix and name of the release of the vocabulary that it defines. */
  readonly vocabulary?: string;
  readonly release?: string;
  /** Names by code. */
  readonly concepts?: Readonly<Record<string, string>>;
  /** Codes that it says are retired. */
  readonly retired?: readonly string[];
  readonly isA?: readonly string[];
  readonly notUnder?: readonly string[];
  /** `from to`, by relationship. */
  readonly mappings?: Readonly<Record<string, readonly string[]>>;
  /** `member set`. */
  readonly members?: readonly string[];
  /** `concept group type value`. */
  readonly attributes?: readonly string[];
  readonly whole?: boolean;
};

/** The release of a text. */
export function releaseOf(said: Said): Release {
  const { source, vocabulary, release = null, concepts = {}, isA = [], notUnder = [] } = said;
  const { retired = [], mappings = {}, members = [], attributes = [], whole = true } = said;
  const codes = createCodes(Object.keys(concepts));
  const pairs = (texts: readonly string[]) => toPairs(codes, texts.map(toLink));
  const facts = attributes.map((text) => text.split(' '));
  const numbers = (at: number) => Uint32Array.from(facts, (words) => codes.numberOf(words[at] ?? ''));
  return {
    source,
    vocabularies: vocabulary === undefined ? [] : [{ id: vocabulary, name: `All of ${vocabulary}`, release }],
    isA: pairs(isA),
    notUnder: pairs(notUnder),
    mappings: Object.entries(mappings).map(([relationship, texts]) => ({
      relationship,
      source: `by ${source}`,
      pairs: pairs(texts),
    })),
    members: pairs(members),
    attributes: {
      from: numbers(0),
      group: Uint32Array.from(facts, ([, group]) => Number(group)),
      type: numbers(2),
      to: numbers(3),
    },
    codes: codes.list,
    concepts: () =>
      Object.entries(concepts).map(([code, name]) => toRow(code, name, !retired.includes(code))),
    whole,
  };
}

/** What a release says of a concept of which only this is known. */
function toRow(code: string, name: string, valid: boolean): ConceptRow {
  const unknown = { synonyms: [], domain: null, class: null, conceptId: null };
  return { ...unknown, code, name, standard: true, valid };
}

function toLink(text: string): ConceptLink {
  const [from = '', to = ''] = text.split(' ');
  return { from, to };
}
