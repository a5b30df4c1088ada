import { intersect, subtract } from '../../index/columns/bits.ts';
import type { SelectedPatients } from './facets.ts';

/** Which of several selections patients are in, by place, and who they are. */
export type CohortPatients = {
  readonly within: readonly number[];
  readonly selections: readonly SelectedPatients[];
};

/**
 * The patients of several selections of the same views, each in one part: a part for every combination that a patient
 * can be in. Fewer selections first, then in their order.
 */
export function overlapsOf(sets: readonly (readonly SelectedPatients[])[]): readonly CohortPatients[] {
  const combinations = Array.from({ length: 2 ** sets.length - 1 }, (_, at) =>
    sets.flatMap((_set, place) => ((((at + 1) >> place) & 1) === 1 ? [place] : [])),
  ).sort(byPlaces);
  return combinations.map((within) => ({ within, selections: selectPart(sets, within) }));
}

function byPlaces(a: readonly number[], b: readonly number[]): number {
  const differ = a.findIndex((place, at) => place !== b[at]);
  return a.length - b.length || (a[differ] ?? 0) - (b[differ] ?? 0);
}

function selectPart(
  sets: readonly (readonly SelectedPatients[])[],
  within: readonly number[],
): readonly SelectedPatients[] {
  return (sets[within[0] ?? 0] ?? []).map(({ view, patients }, at) => ({
    view,
    patients: sets.reduce((left, set, place) => {
      const other = set[at]?.patients ?? patients;
      return within.includes(place) ? intersect(left, other) : subtract(left, other);
    }, patients),
  }));
}
