import type { DatasetFigures, DescribedFacet } from '../figures/figures.ts';
import type { Cell, ToCell } from './cell.ts';
import { mostFrequent } from './most-frequent.ts';
import type { Count } from './release.ts';

/** A value that patients have. */
export type CountedValue = { readonly value: string; readonly code: string | null; readonly patients: Count };

type OfValue<Number> = { readonly value: string; readonly code: string | null; readonly count: Number };
type OfFacets<Value> = Readonly<Record<DescribedFacet, readonly Value[]>>;

/** The values that patients of a dataset have, in cells. */
export function valueCells(figures: DatasetFigures['values'], cell: ToCell): OfFacets<OfValue<Cell>> {
  const cells = (facet: DescribedFacet) =>
    figures[facet].map(({ value, code, patients }) => ({
      value,
      code,
      count: cell({ unit: 'patients', of: `${facet} ${value}` }, patients),
    }));
  return eachFacet(cells);
}

/** Those that may be known, the commonest first: one of a suppressed number would say of somebody that it is theirs. */
export function shownValues(left: OfFacets<OfValue<Count>>): OfFacets<CountedValue> {
  return eachFacet((facet) =>
    mostFrequent(left[facet]).map(({ value, code, count }) => ({ value, code, patients: count })),
  );
}

function eachFacet<Value>(valuesOf: (facet: DescribedFacet) => readonly Value[]): OfFacets<Value> {
  return {
    SEX: valuesOf('SEX'),
    MODALITY: valuesOf('MODALITY'),
    BODY_PART: valuesOf('BODY_PART'),
    MANUFACTURER: valuesOf('MANUFACTURER'),
    CONDITION: valuesOf('CONDITION'),
  };
}
