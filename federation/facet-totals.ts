import { type Criterion, membersOf } from '../cohort/criterion.ts';
import { type FacetField, keyOf } from '../ontology/facets.ts';
import type { AskedFacet } from '../questions/put-question.ts';
import type { PartedTotal, TotalPart } from './shares.ts';
import type { Told } from './site.ts';
import { notShown, type ToldCount, type ToldFacet, type ToldValue } from './site-answer.ts';
import type { Total } from './total.ts';

/** A facet that sites are asked for, and of which question. */
type FacetOfQuestion = AskedFacet & { readonly criterion: Criterion };

/** Patients by the values of a facet: what each site told of each value. */
export type PartedFacet = {
  readonly asked: AskedFacet;
  readonly values: readonly (PartedTotal & Omit<ToldValue, 'count' | 'share'>)[];
  readonly missing: PartedTotal;
  readonly other: PartedTotal;
  readonly of: PartedTotal;
};

/** What each site told of each value that any of them listed; of one that a site did not list, how many it may have. */
export function partFacet(asked: FacetOfQuestion, heard: readonly TotalPart[]): PartedFacet {
  const { field } = asked;
  const facetIn = ({ told }: TotalPart) => told?.facets.find((one) => one.field === field);
  const part = (name: string, number: (facet: ToldFacet, told: Told) => Pick<Told, 'count' | 'share'>) => ({
    name: `${field} ${name}`,
    parts: heard.map((one): TotalPart => {
      const [facet, { site, told }] = [facetIn(one), one];
      return {
        site,
        told: told === null || facet === undefined ? null : { ...told, ...number(facet, told) },
      };
    }),
  });
  const partOfValue = (key: string) =>
    part(`= ${key}`, (facet, told) => valueIn(facet, key) ?? unlisted(facet, told, asked));
  const listed = heard.flatMap((one) => facetIn(one)?.values ?? []);
  return {
    asked,
    values: distinct(listed, asked).map(({ value, code, label }) => ({
      ...{ value, code, label },
      ...partOfValue(keyOf(value)),
    })),
    missing: part('missing', ({ missing }) => missing),
    other: part('other', ({ other }) => alone(other)),
    of: part('of', ({ of }) => alone(of ?? notShown)),
  };
}

function valueIn({ values }: ToldFacet, key: string): ToldValue | undefined {
  return values.find(({ value }) => keyOf(value) === key);
}

/** Each value once, as the first site writes it; where some were asked, those alone. */
function distinct(listed: readonly ToldValue[], { values }: AskedFacet): readonly ToldValue[] {
  const named = values && new Set(values.map(keyOf));
  const first = new Map(listed.toReversed().map((one) => [keyOf(one.value), one]));
  return [...first].flatMap(([key, one]) => (named?.has(key) === false ? [] : [one]));
}

/** A number that takes part in no total where it is not shown. */
function alone(count: ToldCount): Pick<Told, 'count' | 'share'> {
  return { count, share: null };
}

const nobody: ToldCount = { value: 0, low: 0, high: 0, precision: 'EXACT', confidence: null, asOf: null };

/** How many patients of a site may have a value that it did not list. */
function unlisted({ other }: ToldFacet, { count }: Told, { values, field, criterion }: FacetOfQuestion) {
  if (other.high === 0 || (values !== undefined && count.precision === 'EXACT')) return alone(nobody);
  const bounds = [other.high, isWidened(field, criterion) ? null : count.high].filter(
    (high) => high !== null,
  );
  return alone(bounds.length === 0 ? notShown : { ...notShown, high: Math.min(...bounds) });
}

/** Whether the facet ignores a part of the criterion, so that more patients may have a value of it than are counted. */
function isWidened(field: FacetField, criterion: Criterion): boolean {
  return membersOf(criterion).some((one) => one.kind === 'facet' && one.field === field);
}

/** All totals of a facet that may have numbers which sites do not show. */
export function totalsIn({ values, missing }: PartedFacet): readonly PartedTotal[] {
  return [...values, missing];
}

/** Patients of all sites by the values of a facet. */
export type FacetTotal = Omit<ToldFacet, 'values' | 'missing'> & {
  readonly values: readonly Omit<ToldValue, 'share'>[];
  readonly missing: ToldCount;
};

/** Adds up the `top` values that most have; those of which nobody tells how many stand behind all others. */
export function addUpFacet(
  { asked, values, missing, other, of }: PartedFacet,
  top: number,
  sum: (total: PartedTotal) => Total,
): FacetTotal {
  const count = (total: PartedTotal) => sum(total).count;
  const totals = values
    .map((one) => ({ value: one.value, code: one.code, label: one.label, count: count(one) }))
    .sort((a, b) => (b.count.value ?? -1) - (a.count.value ?? -1) || (a.value < b.value ? -1 : 1));
  // What one site counts among others may be a value that another lists.
  const isTold = totals.length <= top && (asked.values !== undefined || other.parts.every(isEmpty));
  const possible = count(of);
  return {
    ...{ field: asked.field, values: totals.slice(0, top), missing: count(missing) },
    ...{ other: isTold ? count(other) : notShown, of: possible.value === null ? null : possible },
  };
}

function isEmpty({ told }: TotalPart): boolean {
  return told === null || told.count.high === 0;
}
