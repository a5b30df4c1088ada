/** Pairs of concepts, by their place in `Release.codes`. */
export type Pairs = { readonly from: Uint32Array; readonly to: Uint32Array };

/** What one release says, whichever format it came in. Pairs are distinct and never of a concept with itself. */
export type Release = {
  /**
   * Who says so, such as `athena`, `rf2` or `obo:DOID`; kept with every relationship. A later release of the same
   * source replaces this one.
   */
  readonly source: string;
  /** Vocabularies whose concepts the release defines. */
  readonly vocabularies: readonly VocabularyRelease[];
  /** Every concept that the release defines or refers to, as CURIE; distinct. */
  readonly codes: readonly string[];
  /** The concepts that it defines; they may be read more than once. A code that it only refers to is not among them. */
  readonly concepts: () => AsyncIterable<ConceptRow> | Iterable<ConceptRow>;
  /** Narrower to directly broader concept. */
  readonly isA: Pairs;
  /** Narrower to broader concept where `isA` would say more than the release does: pairs that its closure leaves out. */
  readonly notUnder: Pairs;
  readonly mappings: readonly Mappings[];
  /** SNOMED CT attributes: role group 0 is none. */
  readonly attributes: Pairs & { readonly type: Uint32Array; readonly group: Uint32Array };
  /** Concept to the reference set that it is a member of. */
  readonly members: Pairs;
  /** Whether a concept of its vocabularies that it does not define is retired; else such a concept stays as it is. */
  readonly whole: boolean;
  /** Whether its names are words of a value map, and not of a vocabulary. */
  readonly ofValues?: boolean;
};

/** A release that says nothing in words of a value map. */
export function withoutWords(release: Release): Release {
  return release.ofValues ? { ...release, concepts: () => nameless(release.concepts()) } : release;
}

async function* nameless(concepts: ReturnType<Release['concepts']>): AsyncGenerator<ConceptRow> {
  for await (const concept of concepts) yield { ...concept, name: '' };
}

/** A vocabulary in a release; the name and licence that the project knows stand in for what is null. */
export type VocabularyRelease = {
  /** Prefix of its CURIEs. */
  readonly id: string;
  readonly name: string | null;
  readonly release: string | null;
  readonly license?: string | null;
};

/** Mappings of one kind. */
export type Mappings = {
  /** OMOP relationship id: `Maps to`, `Concept replaced by` … */
  readonly relationship: string;
  /** Who says so, as shown: `OMOP`, `cross-reference`, the id of a mapping set … */
  readonly source: string;
  readonly pairs: Pairs;
};

/** What a release says of one concept. */
export type ConceptRow = {
  readonly code: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  /** OMOP domain, such as `Condition`. */
  readonly domain: string | null;
  /** OMOP concept class, such as `Disorder`. */
  readonly class: string | null;
  readonly standard: boolean;
  /** False where it is retired. */
  readonly valid: boolean;
  /** OMOP concept_id. */
  readonly conceptId: number | null;
  /** Other codes that it has had, and is still asked for by: those of terms that were merged into it. */
  readonly altCodes?: readonly string[];
};

/** No pairs. */
export const noPairs: Pairs = { from: new Uint32Array(), to: new Uint32Array() };

/** No attributes. */
export const noAttributes: Release['attributes'] = {
  ...noPairs,
  type: new Uint32Array(),
  group: new Uint32Array(),
};
