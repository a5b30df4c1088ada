/**
 * A SNOMED CT expression constraint, parsed (ECL 2.2, brief syntax). Terms and comments are gone.
 * `position` is the 0-based offset in the text where the part begins that a later error would be about.
 */
export type Ecl =
  | { readonly kind: 'any' }
  | { readonly kind: 'concept'; readonly sctid: string; readonly position: number }
  | { readonly kind: 'hierarchy'; readonly operator: EclOperator; readonly of: Ecl }
  | { readonly kind: 'members'; readonly of: Ecl }
  | { readonly kind: 'minus'; readonly of: Ecl; readonly without: Ecl }
  | { readonly kind: 'refined'; readonly of: Ecl; readonly by: EclRefinement; readonly position: number }
  | {
      readonly kind: 'dotted';
      readonly of: Ecl;
      /** Names of attributes, applied from left to right. */
      readonly attributes: readonly Ecl[];
      readonly position: number;
    }
  | EclJunction<Ecl>;

/**
 * What must hold together, or one of which must hold.
 * An interface, as a type alias may not contain itself by way of another.
 */
export interface EclJunction<Part> {
  readonly kind: 'and' | 'or';
  readonly of: readonly Part[];
}

/** Constraint operators: up and down the hierarchy, and top and bottom of a set. */
export type EclOperator = '<' | '<<' | '<!' | '<<!' | '>' | '>>' | '>!' | '>>!' | '!!>' | '!!<';

/** What the attributes of a concept must be like. */
export type EclRefinement =
  | EclAttributeConstraint<'attribute'>
  | EclAttributeConstraint<'reversed'>
  | { readonly kind: 'group'; readonly cardinality: EclCardinality; readonly of: EclAttributeSet }
  | EclJunction<EclRefinement>;

/** What the attributes of one group must be like. */
export type EclAttributeSet = EclAttributeConstraint<'attribute'> | EclJunction<EclAttributeSet>;

/** A name and a value; `reversed`: the refined concept is the value, and `value` says whose. */
export type EclAttributeConstraint<Kind extends 'attribute' | 'reversed'> = {
  readonly kind: Kind;
  readonly cardinality: EclCardinality;
  readonly name: Ecl;
  readonly comparison: '=' | '!=';
  readonly value: Ecl;
};

/** How many must match, both ends included; `max` is Infinity where the text says `*`. */
export type EclCardinality = { readonly min: number; readonly max: number };
