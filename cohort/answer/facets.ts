import { type Bits, countBits, intersect } from '../../index/columns/bits.ts';
import { textAt } from '../../index/columns/texts.ts';
import type { View } from '../../index/view.ts';
import { type FacetField, facetOf } from '../../ontology/facets.ts';
import { modelOf } from '../../ontology/records.ts';
import { examinationsFor } from '../examination.ts';
import { type FacetValues, facetValues } from '../match/facet-values.ts';
import { patientsWith } from '../match/match.ts';
import type { Plan } from '../plan.ts';
import { countBeyond, countValues } from './facet-counting.ts';
import { countSpellings } from './spelling-variants.ts';

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

/** Counts one facet over the patients of a question: its `top` values, or every one. */
export function countFacet(
  field: FacetField,
  top: number | undefined,
  selections: readonly SelectedPatients[],
): FacetCounts {
  const sides = selections.map(({ view, patients }) => {
    const values = facetValues(field, view);
    const { everybody } = view;
    return { values, patients, everybody, ...countValues(values, patients, everybody) };
  });
  const folds = facetOf(field).folds === true;
  const ranked = rank(folds ? foldedCounts(sides) : plainCounts(sides, top)).slice(0, top);
  return {
    values: ranked,
    missing: sum(sides.map(({ missing }) => missing)),
    othersThan: (shown) => {
      const keys = new Set(shown.map(({ value }) => keyOf(field, value)));
      const isShown = (text: string) => keys.has(keyOf(field, text));
      const least = folds || sides.length > 1 ? 1 : (ranked.findLast(({ value }) => isShown(value))?.n ?? 1);
      return sum(sides.map((side) => countOthers(side, least, isShown)));
    },
    of: countPossible(field, selections),
  };
}

type Side = {
  readonly values: FacetValues;
  readonly patients: Bits;
  readonly everybody: Bits;
  readonly counts: Uint32Array;
};

/** Patients with a value that is not shown; what fewer than `least` have is not. */
function countOthers(
  { values, patients, counts }: Side,
  least: number,
  isShown: (text: string) => boolean,
): number {
  const shown = new Uint8Array(counts.length);
  let others = 0;
  for (let value = 0; value < counts.length; value += 1) {
    const n = counts[value] ?? 0;
    if (n === 0) continue;
    if (n >= least && isShown(textAt(values.texts, value) ?? '')) shown[value] = 1;
    else others += 1;
  }
  return others === 0 ? 0 : countBeyond(values, patients, shown);
}

/** Values of which patients are counted as one. */
export function keyOf(field: FacetField, value: string): string {
  return facetOf(field).folds === true ? value.toLowerCase() : value;
}

/** Every value that can be among the `top` most frequent, or every one, with its patients. */
function plainCounts(sides: readonly Side[], top?: number): readonly FacetCount[] {
  const found = new Map<string, FacetCount>();
  const [only, ...others] = sides;
  const isAlone = only !== undefined && others.length === 0;
  const least = isAlone && top !== undefined ? leastOf(only.counts, top) : 1;
  for (const { values, counts } of sides)
    for (let place = 0; place < counts.length; place += 1) {
      const n = counts[place] ?? 0;
      if (n < least) continue;
      const value = textAt(values.texts, place) ?? '';
      const code = textAt(values.codes, place);
      const before = found.get(value);
      found.set(value, { value, code: before?.code ?? code, n: n + (before?.n ?? 0) });
    }
  return [...found.values()];
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

/** Values that differ only in case as one, in the spelling that most patients have. */
function foldedCounts(sides: readonly Side[]): readonly FacetCount[] {
  const spelling = new Map<string, FacetCount>();
  for (const one of rank(plainCounts(sides)))
    if (!spelling.has(one.value.toLowerCase())) spelling.set(one.value.toLowerCase(), one);
  const counts = new Map<string, number>();
  for (const { values, patients, everybody } of sides)
    for (const [text, n] of countSpellings(values, patients, everybody))
      counts.set(text, n + (counts.get(text) ?? 0));
  return [...counts].map(([text, n]) => ({
    value: spelling.get(text)?.value ?? text,
    code: spelling.get(text)?.code ?? null,
    n,
  }));
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
    selections.map(({ view, patients }) => countBits(intersect(patients, patientsWith(view, examinations)))),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

/** A plan without the top-level members that ask for a value of this facet. */
export function withoutOwn(field: FacetField, plan: Plan): Plan {
  const members = plan.kind === 'all' ? plan.of : [plan];
  const others = members.filter((member) => member.kind !== 'facet' || member.field !== field);
  return others.length === 0 ? { kind: 'patient', tests: [] } : { kind: 'all', of: others };
}
