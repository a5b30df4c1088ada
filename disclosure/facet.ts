import { selectPatients } from '../cohort/answer/answers.ts';
import { countFacet, type FacetCount, type FacetCounts, withoutOwn } from '../cohort/answer/facets.ts';
import type { FacetField } from '../ontology/facets.ts';
import { type CohortQuestion, gate } from './cohort.ts';
import { mayName } from './names.ts';
import type { Count } from './release.ts';

/** Patients of the cohort by the values of one facet. */
export type Facet = {
  readonly field: FacetField;
  readonly values: readonly FacetValue[];
  readonly missing: Count;
  readonly other: Count;
  readonly of: Count | null;
};

/** A value of a facet, and the patients of the cohort who have it. */
export type FacetValue = {
  readonly value: string;
  readonly code: string | null;
  readonly label: string;
  readonly count: Count;
};

/** One facet of the cohort with its `top` values. */
export async function facetOfCohort(
  question: CohortQuestion,
  field: FacetField,
  top: number,
): Promise<Facet> {
  const asked = { ...question, plan: withoutOwn(field, question.plan) };
  return releaseFacet(question, field, countFacet(field, top, await selectPatients(asked)));
}

/** The numbers of a facet as they may leave, and the names of its values. */
export async function releaseFacet(
  question: CohortQuestion,
  field: FacetField,
  { values, missing, other, of }: FacetCounts,
): Promise<Facet> {
  const count = gate(question);
  return {
    field,
    values: await showValues(question, field, values),
    missing: count(`${field} missing`, missing),
    other: count(`${field} other`, other),
    of: of === undefined ? null : count(`${field} of`, of),
  };
}

/** Values of a facet with their labels. */
export async function showValues(
  question: CohortQuestion,
  field: FacetField,
  values: readonly FacetCount[],
): Promise<readonly FacetValue[]> {
  const count = gate(question);
  const labels = await Promise.all(values.map((shown) => labelFor(question, shown)));
  return values.map(({ value, code, n }, at) => ({
    value,
    code,
    label: labels[at] ?? value,
    count: count(`${field} ${value}`, n),
  }));
}

/** The name of a value that is a concept; any other is what a source said, and its own label. */
async function labelFor({ caller, nameOf }: CohortQuestion, { value, code }: FacetCount): Promise<string> {
  return code !== value || !mayName(caller, code) ? value : ((await nameOf(code)) ?? value);
}
