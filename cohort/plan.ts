import type { Path } from '../ontology/errors.ts';
import type { FacetField } from '../ontology/facets.ts';
import type { RecordType } from '../ontology/records.ts';
import type { Anchor, Distinct, Range } from './criterion.ts';

/** A criterion in the terms of this graph: codes that exist, bounds in the units that occur. */
export type Plan =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Plan[] }
  | { readonly kind: 'not'; readonly of: Plan }
  | { readonly kind: 'atLeast'; readonly count: number; readonly of: readonly Plan[] }
  | { readonly kind: 'datasets'; readonly ids: readonly string[] }
  /** These patients, by opaque id; `listed` in their place in a list of patients, where it is not null. */
  | {
      readonly kind: 'patients';
      readonly ids: readonly string[];
      readonly listed?: readonly string[] | null;
    }
  | {
      readonly kind: 'facet';
      readonly field: FacetField;
      readonly values: readonly string[];
      readonly missing: boolean;
    }
  | PatientPlan
  | RecordPlan;

/** Patients for whom all tests of their own fields hold. */
export type PatientPlan = Tests & { readonly kind: 'patient' };

/** Patients with `min` to `max` matching records of one type. */
export type RecordPlan = Tests & {
  readonly kind: 'has';
  readonly path: Path;
  readonly record: RecordType;
  readonly min: number;
  readonly max?: number;
  readonly distinct: Counted;
};

/** Tests that all hold; `open` where some of them cannot be decided for everything that they are put to. */
export type Tests = { readonly tests: readonly Test[]; readonly open?: Open };

/** What tests leave open. */
export type Open = {
  /** Hold for what satisfies the tests, and for what might. */
  readonly possible: readonly Test[];
  readonly parts: readonly OpenPart[];
};

/**
 * A part of a criterion that cannot be decided for what satisfies `tests`, and that no other test of it decides. `own`: what
 * leaves it open by itself; `tests`: that, with what all other tests might hold for.
 */
export type OpenPart = {
  readonly path: Path;
  readonly reason: string;
  readonly own: readonly Test[];
  readonly tests: readonly Test[];
};

/** What is counted of the matching records; ROOT: specimens that are no part of another. */
export type Counted = Distinct | 'ROOT';

/** One test of one record, decided by its properties. */
export type Test =
  | { readonly kind: 'concepts'; readonly field: string; readonly set: CodeSet }
  | {
      readonly kind: 'text';
      readonly property: string;
      readonly values: readonly string[];
      readonly absent?: string;
    }
  | { readonly kind: 'contains'; readonly property: string; readonly text: string }
  | { readonly kind: 'range'; readonly property: string; readonly range: Range }
  | {
      readonly kind: 'quantity';
      readonly property: string;
      readonly unit: string;
      readonly ranges: readonly UnitRange[];
    }
  | {
      readonly kind: 'units';
      readonly property: string;
      readonly unit: string;
      readonly units: readonly (string | null)[];
    }
  | { readonly kind: 'flag'; readonly property: string; readonly value: boolean }
  | { readonly kind: 'present'; readonly property: string; readonly present: boolean }
  | { readonly kind: 'age'; readonly range: Range }
  | { readonly kind: 'undated' }
  | { readonly kind: 'oneOf'; readonly property: string; readonly values: readonly string[] }
  | { readonly kind: 'file'; readonly names: readonly string[] }
  | { readonly kind: 'ids'; readonly values: readonly string[] }
  | WindowTest
  /** From some record that the window is about, or from the index event, the days to this one are not known. */
  | { readonly kind: 'incomparable'; readonly window: WindowTest }
  | { readonly kind: 'any'; readonly of: readonly Test[] }
  | { readonly kind: 'not'; readonly of: Test }
  | { readonly kind: 'linked'; readonly links: readonly PlanLink[]; readonly of: Related };

/** Records of one type for which all tests hold. */
export type Related = { readonly record: RecordType; readonly tests: readonly Test[] };

/**
 * The record's `event` lies `from` to `to` days (which may be infinite) after the `anchor` of another record of the
 * patient, both known to the day on one timeline. `zero`: on a timeline of kind FROM_INDEX day 0 stands for the other.
 */
export type WindowTest = {
  readonly kind: 'window';
  readonly of: Related;
  readonly event: Anchor;
  readonly anchor: Anchor;
  readonly from: number;
  readonly to: number;
  readonly zero: boolean;
};

/** A way from a record to another one: by its reference, by that of the other, or both refer to the same (and are two). */
export type PlanLink =
  | { readonly kind: 'to' | 'from'; readonly field: string }
  | { readonly kind: 'beside'; readonly own: string; readonly other: string };

/** Concepts, and texts in lower case; a record matches if any of them does and `except` does not. */
export type CodeSet = {
  /** Numbers of the terminology of the question, ascending. */
  readonly concepts: Uint32Array;
  /** The codes of these concepts. */
  readonly codes: readonly string[];
  readonly sources: readonly string[];
  readonly contains: readonly string[];
  readonly except?: CodeSet;
};

/** A range for values of one unit; null where the record has none. */
export type UnitRange = { readonly unit: string | null; readonly range: Range };

/** The record criteria of a plan, in the order they stand. */
export function planLeaves(plan: Plan): readonly RecordPlan[] {
  switch (plan.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return plan.of.flatMap(planLeaves);
    case 'not':
      return planLeaves(plan.of);
    case 'has':
      return [plan];
    case 'datasets':
    case 'facet':
    case 'patient':
    case 'patients':
      return [];
  }
}
