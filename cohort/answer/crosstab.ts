import { type Breathe, inSteps } from '../../graph/breathe.ts';
import { allTexts } from '../../index/columns/texts.ts';
import type { View } from '../../index/view.ts';
import type { FacetField } from '../../ontology/facets.ts';
import { keyOf } from '../../ontology/facets.ts';
import { facetValues } from '../match/facet-values.ts';
import { eachBitInSteps } from './each-in-steps.ts';
import type { FacetCount, SelectedPatients } from './facets.ts';

/** Values of a facet that are shown. */
export type ShownValues = {
  readonly field: FacetField;
  readonly values: readonly Pick<FacetCount, 'value'>[];
};

/** By row and column the patients who have both values. */
export async function countCells(
  [rows, columns]: readonly [ShownValues, ShownValues],
  selections: readonly SelectedPatients[],
  breathe: Breathe,
): Promise<readonly Uint32Array[]> {
  const cells = rows.values.map(() => new Uint32Array(columns.values.length));
  for (const { view, patients } of selections) {
    const down = placesIn(rows, view);
    const across = placesIn(columns, view);
    const count = (patient: number) => {
      const places = across(patient);
      for (const row of down(patient))
        for (const column of places) {
          const cell = cells[row];
          if (cell !== undefined) cell[column] = (cell[column] ?? 0) + 1;
        }
    };
    await inSteps(eachBitInSteps(patients, count), breathe);
  }
  return cells;
}

/** The places, among the values that are shown, of those that a patient has; each once. */
function placesIn({ field, values }: ShownValues, view: View): (patient: number) => ReadonlySet<number> {
  const { texts, eachOf } = facetValues(field, view);
  const byKey = new Map(values.map(({ value }, place) => [keyOf(value), place]));
  const places = allTexts(texts).map((text) => byKey.get(keyOf(text ?? '')));
  return (patient) => {
    const own = new Set<number>();
    eachOf(patient, (value) => {
      const place = places[value];
      if (place !== undefined) own.add(place);
    });
    return own;
  };
}
