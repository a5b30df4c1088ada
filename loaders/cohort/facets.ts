import { type FacetField, facetOf } from '../../ontology/facets.ts';
import { modelOf } from '../../ontology/records.ts';
import { type Bits, countBits, intersect } from '../segment/bits.ts';
import { textAt } from '../segment/texts.ts';
import { type FacetValues, facetValues } from './facet-values.ts';
import { patientsWith } from './match.ts';
import type { Plan } from './plan.ts';
import { countBeyond, tally, tallyFolded } from './tally.ts';
import type { View } from './view.ts';

/** Patients by value of one facet: the most frequent values, the patients of others and of none. */
export type FacetCounts = {
  readonly values: readonly FacetCount[];
  readonly missing: number;
  readonly other: number;
  /** Patients who could have a value, where an assay is needed for one. */
  readonly of: number | undefined;
};

/** A value as a source or its standard concept says it; `code` where it was coded with one. */
export type FacetCount = { readonly value: string; readonly code: string | null; readonly n: number };

/** The patients of a question in one view of it. */
export type Selection = { readonly view: View; readonly patients: Bits };

/** Counts one facet over the patients of a question. */
export function countFacet(field: FacetField, top: number, selections: readonly Selection[]): FacetCounts {
  const sides = selections.map(({ view, patients }) => {
    const values = facetValues(field, view);
    return { values, patients, ...tally(values, patients, view.everybody) };
  });
  const ranked = rank(facetOf(field).folds === true ? foldedCounts(sides) : plainCounts(sides)).slice(0, top);
  const shown = new Set(ranked.map(({ value }) => keyOf(field, value)));
  const beyond = sides.map(({ values, patients, counts }) =>
    countBeyond(values, patients, shownBy(field, values, counts, shown)),
  );
  return {
    values: ranked,
    missing: sum(sides.map(({ missing }) => missing)),
    other: sum(beyond),
    of: countPossible(field, selections),
  };
}

type Side = { readonly values: FacetValues; readonly patients: Bits; readonly counts: Uint32Array };

/** Values of which patients are counted as one. */
export function keyOf(field: FacetField, value: string): string {
  return facetOf(field).folds === true ? value.toLowerCase() : value;
}

/** Which values are shown; what nobody has does not matter. */
function shownBy(
  field: FacetField,
  { texts }: FacetValues,
  counts: Uint32Array,
  shown: ReadonlySet<string>,
): Uint8Array {
  return Uint8Array.from(counts, (count, value) =>
    count === 0 || shown.has(keyOf(field, textAt(texts, value) ?? '')) ? 1 : 0,
  );
}

function plainCounts(sides: readonly Side[]): readonly FacetCount[] {
  const found = new Map<string, FacetCount>();
  for (const { values, counts } of sides)
    counts.forEach((n, place) => {
      if (n === 0) return;
      const value = textAt(values.texts, place) ?? '';
      const code = textAt(values.codes, place);
      const before = found.get(value);
      found.set(value, { value, code: before?.code ?? code, n: n + (before?.n ?? 0) });
    });
  return [...found.values()];
}

/** Values that differ only in case as one, in the spelling that most patients have. */
function foldedCounts(sides: readonly Side[]): readonly FacetCount[] {
  const spelling = new Map<string, FacetCount>();
  for (const one of rank(plainCounts(sides)))
    if (!spelling.has(one.value.toLowerCase())) spelling.set(one.value.toLowerCase(), one);
  const counts = new Map<string, number>();
  for (const { values, patients } of sides)
    for (const [text, n] of tallyFolded(values, patients)) counts.set(text, n + (counts.get(text) ?? 0));
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

function countPossible(field: FacetField, selections: readonly Selection[]): number | undefined {
  const { record } = facetOf(field);
  const assay = record && modelOf(record).foundBy;
  if (assay === undefined) return undefined;
  const tests = [{ kind: 'text', property: 'kind', values: [assay.toLowerCase()] }] as const;
  return sum(
    selections.map(({ view, patients }) =>
      countBits(intersect(patients, patientsWith(view, { record: 'assay', tests }))),
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
  return others.length === 0 ? { kind: 'patient', tests: [] } : { kind: 'all', of: others };
}
