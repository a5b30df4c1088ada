import type { Criterion } from '../../cohort/criterion.ts';
import type { BooleanFunction } from './boolean-function.ts';
import { canonicalForm } from './canonical.ts';
import { digestOf, type Meaning } from './leaf.ts';

/** Patients that are counted: those of a question, or of these those that have one value of a facet as well. */
export type Part = { readonly base: Criterion; readonly also?: Criterion };

/** Numbers that are drawn, remembered and paid for together. Of `disjoint` parts a patient is in the first that they satisfy. */
export type Measure = {
  /** The same for the same question of the same people, however it is written. */
  readonly key: string;
  readonly parts: readonly Part[];
  readonly disjoint: boolean;
};

/**
 * What is paid for numbers that are drawn together. Of disjoint parts another fact of a patient moves them out of one and into another
 * one: that costs two units, whatever number of parts there is; one number costs one.
 */
export function unitsOf({ disjoint }: Pick<Measure, 'disjoint'>): number {
  return disjoint ? 2 : 1;
}

/** Of whom and how is asked: with the question itself it says which answer is meant. */
export type Frame = {
  readonly meaning: Meaning;
  /** Ids of the datasets and of their populations. */
  readonly datasets: readonly string[];
  readonly populations: readonly string[];
  /** Variance of the noise, as a fraction. */
  readonly variance: string;
};

/** The number of patients of a part; undefined where it has more leaves than may be asked. */
export function countMeasure(part: Part, frame: Frame): Measure | undefined {
  const form = canonicalForm(wholeOf(part), frame.meaning);
  return form && { key: keyOf(['count', form], frame), parts: [part], disjoint: false };
}

/** The numbers of patients of parts of one whole; undefined as of `countMeasure`. */
export function disjointMeasure(parts: readonly Part[], frame: Frame): Measure | undefined {
  const forms = parts.flatMap((part) => canonicalForm(wholeOf(part), frame.meaning) ?? []);
  if (forms.length < parts.length) return undefined;
  return { key: keyOf(['disjoint', ...forms], frame), parts, disjoint: true };
}

function wholeOf({ base, also }: Part): Criterion {
  return also === undefined ? base : { kind: 'all', of: [base, also] };
}

function keyOf(
  form: readonly (string | BooleanFunction)[],
  { datasets, populations, variance }: Frame,
): string {
  return digestOf([1, form, [...datasets].sort(), [...populations].sort(), variance]);
}
