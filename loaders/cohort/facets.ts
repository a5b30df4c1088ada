import { type FacetField, facetOf } from '../../ontology/facets.ts';
import { modelOf } from '../../ontology/records.ts';
import { type Cypher, cypher, name } from '../cypher.ts';
import { type Asked, countPatients } from './answers.ts';
import { facetTests, facetValue, facetValues, matchPatients, matchRecords } from './cypher.ts';
import type { Plan } from './plan.ts';

/** Patients by value of one facet: the most frequent values, the patients of others and of none. */
export type FacetCounts = {
  readonly values: readonly {
    readonly value: string;
    readonly code: string | null;
    readonly label: string;
    readonly n: number;
  }[];
  readonly missing: number;
  readonly other: number;
  /** Patients who could have a value, where an assay is needed for one. */
  readonly of: number | undefined;
};

/** Counts one facet. Of the top-level `all`, members that ask for a value of the same facet are left out. */
export async function countFacet(field: FacetField, top: number, asked: Asked): Promise<FacetCounts> {
  const { scope, read } = asked;
  const plan = withoutOwn(field, asked.plan);
  const rows = await read<{ values: readonly string[] }>(cypher`
    ${matchPatients(plan, scope)}
    RETURN ${facetValues(field, scope)} AS values`);
  const values = facetOf(field).folds
    ? foldCase(rows.map((row) => row.values))
    : rows.map((row) => row.values);
  const counts = countValues(values).slice(0, top);
  const shown = new Set(counts.map(({ value }) => value));
  const labels = await readLabels(
    field,
    counts.map(({ value }) => value),
    asked,
  );
  return {
    values: counts.map(({ value, n }) => ({
      value,
      n,
      code: labels.get(value)?.code ?? null,
      label: labels.get(value)?.label ?? value,
    })),
    missing: values.filter((list) => list.length === 0).length,
    other: values.filter((list) => list.some((value) => !shown.has(value))).length,
    of: await countPossible(field, { ...asked, plan }),
  };
}

/** A plan without the top-level members that ask for a value of this facet. */
export function withoutOwn(field: FacetField, plan: Plan): Plan {
  const members = plan.kind === 'all' ? plan.of : [plan];
  const others = members.filter((member) => member.kind !== 'facet' || member.field !== field);
  return others.length === 0 ? { kind: 'patient', tests: [] } : { kind: 'all', of: others };
}

/** Most frequent first, then by value. */
function countValues(
  lists: readonly (readonly string[])[],
): readonly { readonly value: string; readonly n: number }[] {
  const counts = new Map<string, number>();
  for (const list of lists) for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, n]) => ({ value, n }))
    .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
}

/** Values that differ only in case as one, in the spelling that most patients have. */
function foldCase(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const spelling = new Map<string, string>();
  for (const { value } of countValues(lists))
    if (!spelling.has(value.toLowerCase())) spelling.set(value.toLowerCase(), value);
  return lists.map((list) => [...new Set(list.map((value) => spelling.get(value.toLowerCase()) ?? value))]);
}

async function countPossible(field: FacetField, asked: Asked): Promise<number | undefined> {
  const { record } = facetOf(field);
  const assay = record && modelOf(record).foundBy;
  if (assay === undefined) return undefined;
  const profiled: Plan = {
    kind: 'has',
    path: [],
    record: 'assay',
    tests: [{ kind: 'text', property: 'kind', values: [assay.toLowerCase()] }],
    min: 1,
    distinct: 'RECORD',
    open: [],
  };
  return countPatients({ ...asked, plan: { kind: 'all', of: [asked.plan, profiled] } });
}

type Label = { readonly code: string; readonly label: string | null };

/** Standard concept and name of the values of a coded facet. A name stands only for what was coded with one concept. */
async function readLabels(
  field: FacetField,
  values: readonly string[],
  asked: Asked,
): Promise<ReadonlyMap<string, Label>> {
  const { record, shows, field: property } = facetOf(field);
  if (shows === undefined || values.length === 0) return new Map();
  const value = facetValue(field, record === undefined ? cypher`patient` : cypher`record`);
  const code = cypher`${record === undefined ? cypher`patient` : cypher`record`}.${name(`${property}StandardConcept`)}`;
  const rows = await asked.read<Label & { readonly value: string }>(cypher`
    MATCH (patient:Patient)
    ${record === undefined ? cypher`WHERE true` : matchRecords(record, facetTests(field), asked.scope)}
    AND ${value} IN ${values} AND ${code} IS NOT NULL
    WITH DISTINCT ${value} AS value, ${code} AS code
    MATCH (concept:Concept {code: code})
    RETURN value, code, ${labelOf(shows)} AS label
    ORDER BY value, code DESC`);
  return new Map(rows.map((row) => [row.value, { code: row.code, label: row.label ?? row.value }]));
}

/** A source value is its own label: it is what the source said. */
function labelOf(shows: 'concept' | 'source'): Cypher {
  return shows === 'concept' ? cypher`concept.name` : cypher`value`;
}
