import { eachBit } from '../../index/columns/bits.ts';
import { allTexts } from '../../index/columns/texts.ts';
import type { View } from '../../index/view.ts';
import type { FacetField } from '../../ontology/facets.ts';
import { facetValues } from '../match/facet-values.ts';
import { countFacet, type FacetCount, keyOf, type SelectedPatients } from './facets.ts';

/** Two facets against each other, the most frequent values of each. */
export type CrosstabAsk = { readonly rows: FacetField; readonly columns: FacetField; readonly top: number };

/** The values of both facets as `countFacet` orders them, and by row and column the patients with both. */
export type CrosstabCounts = {
  readonly rows: readonly FacetCount[];
  readonly columns: readonly FacetCount[];
  readonly cells: readonly Uint32Array[];
};

/** Counts two facets of the patients of a question together. */
export function countCrosstab(ask: CrosstabAsk, selections: readonly SelectedPatients[]): CrosstabCounts {
  const rows = countFacet(ask.rows, ask.top, selections).values;
  const columns = countFacet(ask.columns, ask.top, selections).values;
  const cells = rows.map(() => new Uint32Array(columns.length));
  for (const { view, patients } of selections) {
    const down = placesIn(ask.rows, rows, view);
    const across = placesIn(ask.columns, columns, view);
    eachBit(patients, (patient) => {
      const places = across(patient);
      for (const row of down(patient))
        for (const column of places) {
          const cell = cells[row];
          if (cell !== undefined) cell[column] = (cell[column] ?? 0) + 1;
        }
    });
  }
  return { rows, columns, cells };
}

/** The places, among the values that are shown, of those that a patient has; each once. */
function placesIn(
  field: FacetField,
  shown: readonly FacetCount[],
  view: View,
): (patient: number) => ReadonlySet<number> {
  const { texts, eachOf } = facetValues(field, view);
  const byKey = new Map(shown.map(({ value }, place) => [keyOf(field, value), place]));
  const places = allTexts(texts).map((text) => byKey.get(keyOf(field, text ?? '')));
  return (patient) => {
    const own = new Set<number>();
    eachOf(patient, (value) => {
      const place = places[value];
      if (place !== undefined) own.add(place);
    });
    return own;
  };
}
