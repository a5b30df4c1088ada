import { atOnce } from '../../graph/breathe.ts';
import { type Bits, countBits, intersect } from '../../index/columns/bits.ts';
import { loweredTexts, textAt } from '../../index/columns/texts.ts';
import type { View } from '../../index/view.ts';
import { type FacetField, facetOf, keyOf } from '../../ontology/facets.ts';
import { modelOf } from '../../ontology/records.ts';
import { examinationsFor } from '../examination.ts';
import { type FacetValues, facetValues } from '../match/facet-values.ts';
import { patientsWith } from '../match/match.ts';
import type { Plan } from '../plan.ts';
import { countBeyond, countValues, type ValueCounts } from './facet-counting.ts';
import { type CountedValues, foldSpellings } from './spelling-variants.ts';

/** Patients by value of one facet: the most frequent values, the patients of none, and of others than those shown. */
export type FacetCounts = {
  readonly values: readonly FacetCount[];
  readonly missing: number;
  readonly othersThan: (shown: readonly Pick<FacetCount, 'value'>[]) => number;
  /** Patients who could have a value, where an examination is needed for one. */
  readonly of: number | undefined;
};

/** A value as a source or its standard concept says it; `code` where it was coded with one. */
export type FacetCount = { readonly value: string; readonly code: string | null; readonly n: number };

/** The patients of a question in one view of it. */
export type SelectedPatients = { readonly view: View; readonly patients: Bits };

/** Counts one facet over the patients of a question, spellings of a value as one: its `top` values, or every one. */
export function countFacet(
  field: FacetField,
  top: number | undefined,
  selections: readonly SelectedPatients[],
): FacetCounts {
  const sides = selections.map(({ view, patients }) => toSide(facetValues(field, view), view, patients));
  const ranked = rank(spelledCounts(sides, top)).slice(0, top);
  return {
    values: ranked,
    missing: sum(sides.map(({ missing }) => missing)),
    othersThan: (shown) => {
      const keys = new Set(shown.map(({ value }) => keyOf(value)));
      const isShown = (text: string) => keys.has(keyOf(text));
      const least = sides.length > 1 ? 1 : (ranked.findLast(({ value }) => isShown(value))?.n ?? 1);
      return sum(sides.map((side) => countOthers(side, least, isShown)));
    },
    of: countPossible(field, selections),
  };
}

/** The values of one view: `folded` is what is counted, `values` what sources wrote. */
type Side = ValueCounts & {
  readonly values: FacetValues;
  readonly folded: CountedValues;
  readonly patients: Bits;
  readonly everybody: Bits;
};

function toSide(values: FacetValues, { everybody }: View, patients: Bits): Side {
  const folded = foldSpellings(values);
  return { values, folded, patients, everybody, ...countValues(folded, patients, everybody) };
}

/** Patients with a value that is not shown; what fewer than `least` have is not. */
function countOthers(
  { folded, patients, counts }: Side,
  least: number,
  isShown: (text: string) => boolean,
): number {
  const shown = new Uint8Array(counts.length);
  let others = 0;
  for (let value = 0; value < counts.length; value += 1) {
    const n = counts[value] ?? 0;
    if (n === 0) continue;
    if (n >= least && isShown(textAt(folded.texts, value) ?? '')) shown[value] = 1;
    else others += 1;
  }
  return others === 0 ? 0 : countBeyond(folded, patients, shown);
}

/** Every value that can be among the `top` most frequent, or every one, in the spelling that most of its patients have. */
function spelledCounts(sides: readonly Side[], top?: number): readonly FacetCount[] {
  const least = leastWanted(sides, top);
  const totals = countKeys(sides, least);
  const spelled = new Map<string, FacetCount>();
  for (const one of rank(countTexts(sides, least, totals))) {
    const key = keyOf(one.value);
    const before = spelled.get(key);
    const n = totals.get(key) ?? one.n;
    spelled.set(key, { value: before?.value ?? one.value, code: before?.code ?? one.code, n });
  }
  return [...spelled.values()];
}

/** Patients by the key of every value that at least so many have. */
function countKeys(sides: readonly Side[], least: number): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const { folded, counts } of sides)
    for (let value = 0; value < counts.length; value += 1) {
      const n = counts[value] ?? 0;
      if (n < least) continue;
      const key = keyOf(textAt(folded.texts, value) ?? '');
      totals.set(key, n + (totals.get(key) ?? 0));
    }
  return totals;
}

/** Patients by what sources wrote, of the keys that are wanted, which at least so many have. */
function countTexts(
  sides: readonly Side[],
  least: number,
  wanted: ReadonlyMap<string, number>,
): readonly FacetCount[] {
  const found = new Map<string, FacetCount>();
  for (const { values, folded, patients, everybody, counts } of sides) {
    const own = folded === values ? counts : countValues(values, patients, everybody).counts;
    const keys = loweredTexts(values.texts);
    for (let place = 0; place < own.length; place += 1) {
      const n = own[place] ?? 0;
      if (n < (folded === values ? least : 1) || !wanted.has(keys[place] ?? '')) continue;
      const value = textAt(values.texts, place) ?? '';
      const before = found.get(value);
      const code = before?.code ?? textAt(values.codes, place);
      found.set(value, { value, code, n: n + (before?.n ?? 0) });
    }
  }
  return [...found.values()];
}

/** So many patients at least have a value that can be among the `top` most frequent; of several views none is known alone. */
function leastWanted([only, ...others]: readonly Side[], top: number | undefined): number {
  return only !== undefined && others.length === 0 && top !== undefined ? leastOf(only.counts, top) : 1;
}

/** The least of the `top` largest counts; 1 where there are not as many. */
function leastOf(counts: Uint32Array, top: number): number {
  const largest = new Uint32Array(top);
  for (let value = 0; value < counts.length; value += 1) {
    const n = counts[value] ?? 0;
    if (n <= (largest[0] ?? 0)) continue;
    let at = 0;
    for (; at + 1 < top && (largest[at + 1] ?? 0) < n; at += 1) largest[at] = largest[at + 1] ?? 0;
    largest[at] = n;
  }
  return Math.max(1, largest[0] ?? 1);
}

/** Most frequent first, then by value. */
function rank(counts: readonly FacetCount[]): readonly FacetCount[] {
  return [...counts].sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
}

function countPossible(field: FacetField, selections: readonly SelectedPatients[]): number | undefined {
  const { record } = facetOf(field);
  const finding = record && modelOf(record).foundBy;
  if (finding === undefined) return undefined;
  const examinations = examinationsFor(finding);
  return sum(
    selections.map(({ view, patients }) =>
      countBits(intersect(patients, atOnce(patientsWith(view, examinations)))),
    ),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

/** A plan without the top-level members that ask for a value of this facet. */
export function withoutOwn(field: FacetField, plan: Plan): Plan {
  const members = plan.kind === 'all' ? plan.of : [plan];
  const others = members.filter((member) => member.kind !== 'facet' || member.field !== field);
  if (others.length === members.length) return plan;
  return others.length === 0 ? { kind: 'patient', tests: [] } : { kind: 'all', of: others };
}
