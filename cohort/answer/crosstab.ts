import type { Breathe } from '../../graph/breathe.ts';
import { type Bits, eachBit } from '../../index/columns/bits.ts';
import { allTexts } from '../../index/columns/texts.ts';
import type { View } from '../../index/view.ts';
import type { FacetField } from '../../ontology/facets.ts';
import { facetValues } from '../match/facet-values.ts';
import { type FacetCount, keyOf, type SelectedPatients } from './facets.ts';

/** Values of a facet that are shown. */
export type ShownValues = {
  readonly field: FacetField;
  readonly values: readonly Pick<FacetCount, 'value'>[];
};

/** Patients between two breaths. */
const atOnce = 16_384;

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
    for (const some of partsOf(patients)) {
      await breathe();
      eachBit(some.bits, (n) => count(some.from + n));
    }
  }
  return cells;
}

/** The set in parts, each with the number at which it begins. */
function* partsOf(bits: Bits): Generator<{ readonly from: number; readonly bits: Bits }> {
  for (let from = 0; from < bits.length * 32; from += atOnce)
    yield { from, bits: bits.subarray(from / 32, (from + atOnce) / 32) };
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
