import { countFacet } from '../cohort/answer/facets.ts';
import type { CohortIndex } from '../index/cohort-index.ts';
import { eachBit } from '../index/columns/bits.ts';
import { numberAt } from '../index/columns/number-column.ts';
import type { Segment } from '../index/columns/segment.ts';
import { viewsOf } from '../index/view.ts';
import type { AgeFigures, DescribedFacet, ValueFigures } from './figures.ts';

/** More values than any facet of a description has. */
const most = 1_000;

/** A dataset of a segment, told to who may be told of the datasets `facts`: what patients are is decided from these. */
export type ToldDataset = { readonly dataset: string; readonly facts: readonly string[] };

/** The values that patients of a dataset have, by facet, in records of this dataset. */
export function describedValues(
  index: Pick<CohortIndex, 'terminology' | 'state'>,
  segment: Segment,
  { dataset, facts }: ToldDataset,
): Readonly<Record<DescribedFacet, readonly ValueFigures[]>> {
  const scope = { datasets: [dataset], records: [dataset], facts };
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

/** Ages at diagnosis of the patients of a dataset. */
export function agesOf(segment: Segment, dataset: number): readonly AgeFigures[] {
  const { ageAtDiagnosis: column } = segment.persons.columns;
  const patients = segment.datasets.patients[dataset];
  if (column?.kind !== 'numbers' || patients === undefined) return [];
  const counts = new Map<number, number>();
  eachBit(patients, (patient) => {
    const age = Math.floor(numberAt(column, patient));
    if (!Number.isNaN(age)) counts.set(age, (counts.get(age) ?? 0) + 1);
  });
  return [...counts].map(([age, n]) => ({ age, patients: n })).sort((a, b) => a.age - b.age);
}
