import type { Path } from '../ontology/errors.ts';
import { modelOf, type RecordType } from '../ontology/records.ts';

/**
 * What a patient must satisfy, in the caller's words: plain data that can be stored, compared and sent to another
 * site. Codes are as asked; what they mean here is for `resolve` to find out.
 */
export type Criterion =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Criterion[] }
  | { readonly kind: 'not'; readonly of: Criterion }
  | { readonly kind: 'atLeast'; readonly count: number; readonly of: readonly Criterion[] }
  | { readonly kind: 'dataset'; readonly ids: readonly string[] }
  | { readonly kind: 'cohort'; readonly id: string }
  | {
      readonly kind: 'facet';
      readonly field: string;
      readonly values: readonly string[];
      readonly missing: boolean;
    }
  | { readonly kind: 'patient'; readonly where: readonly FieldTest[] }
  | RecordCriterion;

/** The members of a top-level `all`; of any other criterion the criterion itself. */
export function membersOf(criterion: Criterion): readonly Criterion[] {
  return criterion.kind === 'all' ? criterion.of : [criterion];
}

/** A record of one type is known for which all tests hold, or so many of them. */
export type RecordCriterion = {
  readonly kind: 'has';
  readonly record: RecordType;
  readonly where: readonly FieldTest[];
  readonly occurrences?: Occurrences;
};

/** `max` absent: any number. `distinct` absent: what the record type counts. */
export type Occurrences = { readonly min: number; readonly max?: number; readonly distinct?: Distinct };
export type Distinct = 'RECORD' | 'DAY' | 'VISIT' | 'CONCEPT' | 'STUDY';

/** A test of one field; `key` is the input field that asks it. */
export type FieldTest = { readonly key: string; readonly field: string } & (
  | { readonly test: 'concepts'; readonly set: ConceptSet }
  | { readonly test: 'oneOf'; readonly values: readonly string[] }
  | { readonly test: 'contains'; readonly text: string }
  | { readonly test: 'range'; readonly range: Range }
  | { readonly test: 'quantity'; readonly range: Range; readonly unit?: string }
  | { readonly test: 'is'; readonly value: boolean }
  | { readonly test: 'missing' | 'present' }
  | { readonly test: 'age'; readonly range: Range }
  | { readonly test: 'dataset' | 'file' | 'ids' | 'covers' | 'status'; readonly values: readonly string[] }
  | { readonly test: 'window'; readonly path: Path; readonly window: Window }
  | { readonly test: 'linked'; readonly path: Path; readonly way: LinkWay; readonly of: RecordCriterion }
);

/** Which end of a record's time is meant. */
export type Anchor = 'start' | 'end';

/**
 * Days from the `anchor` of another record of the patient, or from the index event where there is no `of`, to the
 * `event` of the record itself; a bound that is absent is open.
 */
export type Window = {
  readonly of?: RecordCriterion;
  readonly event: Anchor;
  readonly anchor: Anchor;
  readonly fromDays?: number;
  readonly toDays?: number;
};

/** How two records are joined: by any link of the data model, by a reference of the first, or by one that both have. */
export type LinkWay =
  | { readonly kind: 'any' }
  | { readonly kind: 'to'; readonly field: string }
  | { readonly kind: 'beside'; readonly field: string };

/** Bounds of a number: `min` and `max` include it, `above` and `below` do not. */
export type Range = {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly below?: number;
};

/** Concepts as asked, before descendants and mappings. */
export type ConceptSet = {
  readonly codes: readonly string[];
  /** SNOMED CT expression constraint. */
  readonly ecl?: string;
  readonly descendants: boolean;
  readonly mapped: boolean;
  readonly source: readonly string[];
  readonly sourceContains?: string;
  readonly except?: ConceptSet;
};

/** What a question may be at most; more is refused before anything is evaluated. */
export const criterionLimits = {
  depth: 12,
  leaves: 200,
  values: 1_000,
  textLength: 200,
  /** Saved cohorts of which each names the next. */
  savedDepth: 12,
  /** Conditions altogether, with those of the saved cohorts that are named. */
  savedLeaves: 1_000,
} as const;

/** The key of a record type in an input. */
export function criterionKey({ record }: RecordCriterion): string {
  return modelOf(record).criterion ?? record;
}
