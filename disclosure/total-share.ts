import { digestOf } from '../cohort/canonical.ts';
import type { FacetField } from '../ontology/facets.ts';
import type { Measure } from './protected/measure.ts';
import type { CohortQuestion } from './question.ts';
import { Sealed } from './sealed.ts';

/** A protected number that is not shown as it adds to totals of a network: with its noise, so that it may be below 0. However it is asked for, it has the same key. */
export type TotalShare = { readonly number: number; readonly key: string };

/** What the numbers of a question add. */
export type TotalShares = {
  readonly count: TotalShare | null;
  readonly facets: ReadonlyMap<FacetField, FacetShares>;
};

/** Of a facet: by value, and of the patients without any, where that was asked. */
type FacetShares = { readonly values: ReadonlyMap<string, TotalShare>; readonly missing: TotalShare | null };

/**
 * What the numbers of a question add to the totals of a network, where the site lets it. They were paid for as the numbers themselves; whoever
 * gets those that are not shown shows them within a sum of several sites alone.
 */
export function totalSharesOf(question: CohortQuestion): TotalShares {
  const { told, asking } = Sealed.open(question);
  if (told === undefined || asking.protection?.rules.inTotals !== true) return nothing;
  const { sheet, drawnOf } = told;
  const sharesOf = (measure: Measure): readonly TotalShare[] =>
    drawnOf(measure).map((number, at) => ({ number, key: digestOf([measure.key, at]) }));
  const ofFacet = ({ values, of }: (typeof sheet.facets)[number]): FacetShares => {
    const shares = of.flatMap(sharesOf);
    const byValue = values.flatMap((value, at) =>
      shares[at] === undefined ? [] : [[value, shares[at]] as const],
    );
    return { values: new Map(byValue), missing: shares[values.length] ?? null }; // which stands behind the values
  };
  return {
    count: sheet.count === undefined ? null : (sharesOf(sheet.count)[0] ?? null),
    facets: new Map(sheet.facets.map((facet) => [facet.asked.field, ofFacet(facet)])),
  };
}

const nothing: TotalShares = { count: null, facets: new Map() };
