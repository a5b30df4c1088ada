/** Numbers of concepts, distinct and ascending. */
export type ConceptNumbers = Uint32Array;

/** What an expression constraint is put to: the SNOMED CT content of the graph. Concepts have numbers. */
export type EclTerminology = {
  /** Every active concept. */
  readonly all: () => ConceptNumbers;
  /** The concept with this identifier; undefined where the graph does not hold it. */
  readonly numberOf: (sctid: string) => number | undefined;
  /** All narrower concepts and the concept itself. */
  readonly descendants: (concept: number) => ConceptNumbers;
  /** All broader concepts and the concept itself. */
  readonly ancestors: (concept: number) => ConceptNumbers;
  readonly children: (concept: number) => ConceptNumbers;
  readonly parents: (concept: number) => ConceptNumbers;
  /** Members of a reference set. */
  readonly members: (referenceSet: number) => ConceptNumbers;
  /** Attribute relationships of a concept; role group 0 is none: each such attribute is a group of its own. */
  readonly attributes: (concept: number) => readonly EclAttribute[];
  /** Whether the graph holds attributes at all: a release loaded from OMOP vocabularies has none. */
  readonly hasAttributes: boolean;
};

export type EclAttribute = { readonly group: number; readonly type: number; readonly value: number };
