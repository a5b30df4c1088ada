import { countFacet } from '../cohort/answer/facets.ts';
import type { CohortIndex } from '../index/cohort-index.ts';
import { eachBit } from '../index/columns/bits.ts';
import { numberAt } from '../index/columns/number-column.ts';
import type { Segment } from '../index/columns/segment.ts';
import { viewsOf } from '../index/view.ts';
import type { AgeFigures, DescribedFacet, ValueFigures } from './figures.ts';

/** More values than any facet of a description has. */
const most = 1_000;

/** The values that patients of a dataset have, by facet, as who may count over it alone sees them. */
export function valuesOf(
  index: Pick<CohortIndex, 'terminology' | 'state'>,
  segment: Segment,
  dataset: string,
): Readonly<Record<DescribedFacet, readonly ValueFigures[]>> {
  const scope = { datasets: [dataset], records: [dataset] };
  const selections = viewsOf({ ...index, segments: [segment] }, scope).map((view) => ({
    view,
    patients: view.everybody,
  }));
  const valuesIn = (field: DescribedFacet) =>
    countFacet(field, most, selections).values.map(({ n, ...value }) => ({ ...value, patients: n }));
  return {
    SEX: valuesIn('SEX'),
    MODALITY: valuesIn('MODALITY'),
    BODY_PART: valuesIn('BODY_PART'),
    MANUFACTURER: valuesIn('MANUFACTURER'),
    CONDITION: valuesIn('CONDITION'),
  };
}

/** The share of patients who lie below, and above, what counts as typical. */
const tail = 0.05;

/** Age at diagnosis of nine of ten patients of a dataset: nobody's own age is the first or the last of many. */
export function agesOf(segment: Segment, dataset: number): AgeFigures | undefined {
  const { ageAtDiagnosis: column } = segment.persons.columns;
  const patients = segment.datasets.patients[dataset];
  if (column?.kind !== 'numbers' || patients === undefined) return undefined;
  const ages: number[] = [];
  eachBit(patients, (patient) => {
    const age = numberAt(column, patient);
    if (!Number.isNaN(age)) ages.push(Math.floor(age));
  });
  ages.sort((a, b) => a - b);
  const rank = Math.floor(ages.length * tail);
  const [from, to] = [ages[rank], ages[ages.length - 1 - rank]];
  if (from === undefined || to === undefined) return undefined;
  return {
    from,
    to,
    atOrBelow: ages.filter((age) => age <= from).length,
    atOrAbove: ages.filter((age) => age >= to).length,
  };
}
