import type { Criterion } from '../../cohort/criterion.ts';
import { type ListedFacet, listedFacets } from '../../ontology/described.ts';
import { type FacetField, facetOf } from '../../ontology/facets.ts';
import type { ReleasedDescription, ReleasedNumber } from '../../ontology/released-description.ts';

/** The numbers of a description that are shown of one thing, the largest first, then in the order of the description. */
export function shownOf(
  { numbers }: ReleasedDescription,
  of: ReleasedNumber['of'] | FacetField,
): readonly ReleasedNumber[] {
  return numbers
    .filter((number) => number.of === of && number.patients !== null)
    .sort((one, other) => (other.patients ?? 0) - (one.patients ?? 0));
}

/** What descriptions of datasets have of a facet. */
export type DescribedValues = {
  /** Those of which a number is shown, by the datasets and the order in each. */
  readonly shown: readonly string[];
  /** The number that has a value, whether it is shown or not; of several the first. */
  readonly find: (value: string) => ReleasedNumber | undefined;
};

/** What the descriptions of some datasets have of a facet. */
export function describedValuesOf(
  field: FacetField,
  descriptions: readonly ReleasedDescription[],
): DescribedValues {
  const all = descriptions.flatMap(({ numbers }) => numbers.filter(({ of }) => of === field));
  return {
    shown: [...new Set(descriptions.flatMap((one) => shownOf(one, field).map(({ value }) => value)))],
    find: (value) => all.find((one) => one.value.toLowerCase() === value.toLowerCase()),
  };
}

/** Patients with a value of a description: it, or what its code stands for and all below that. */
export function criterionOf(field: ListedFacet, value: string, code: string | null): Criterion {
  const { record, field: key } = facetOf(field);
  if (record === undefined) throw new TypeError(`${field} is of no record`);
  const set = {
    ...{ codes: code === null ? [] : [code], descendants: true, mapped: true },
    source: value === code ? [] : [value],
  };
  return { kind: 'has', record, where: [{ key, field: key, test: 'concepts', set }] };
}

/** Patients with one of the values of a facet; without any where none is named. */
export function facetCriterion(field: FacetField, values: readonly string[]): Criterion {
  return { kind: 'facet', field, values, missing: values.length === 0 };
}

/** Whether a description has listed values of a facet. */
export function isListedFacet(field: FacetField): field is ListedFacet {
  return listedFacets.some((listed) => listed === field);
}
