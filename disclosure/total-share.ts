import type { FacetField } from '../ontology/facets.ts';
import type { Told } from './protected-numbers.ts';
import type { CohortQuestion } from './question.ts';
import { Sealed } from './sealed.ts';

/** What protected numbers that are not shown add to totals of a network: numbers with their noise, which may be below 0. */
export type TotalShares = {
  readonly count: number | null;
  readonly facets: ReadonlyMap<FacetField, FacetShares>;
};

/** Of a facet: by value, and of the patients without any, where that was asked. */
type FacetShares = { readonly values: ReadonlyMap<string, number>; readonly missing: number | null };

/**
 * What the numbers of a question add to the totals of a network, where the site lets it. They were paid for as the numbers themselves; whoever
 * gets those that are not shown shows them within a sum of several sites alone.
 */
export function totalSharesOf(question: CohortQuestion): TotalShares {
  const { told, asking } = Sealed.open(question);
  if (told === undefined || asking.protection?.rules.inTotals !== true) return nothing;
  const { sheet, drawnOf } = told;
  return {
    count: sheet.count === undefined ? null : (drawnOf(sheet.count)[0] ?? null),
    facets: new Map(sheet.facets.map((facet) => [facet.asked.field, sharesOf(facet, drawnOf)])),
  };
}

const nothing: TotalShares = { count: null, facets: new Map() };

/** Behind the numbers of its values stands that of the patients without any. */
function sharesOf({ values, of }: Told['sheet']['facets'][number], drawnOf: Told['drawnOf']): FacetShares {
  const drawn = of.flatMap(drawnOf);
  const byValue = values.flatMap((value, at) => {
    const number = drawn[at];
    return number === undefined ? [] : [[value, number] as const];
  });
  return { values: new Map(byValue), missing: drawn[values.length] ?? null };
}
