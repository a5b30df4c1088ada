import type { CypherScope } from '../../cohort/cypher/facts.ts';
import { facetValuesCypher, matchPatients } from '../../cohort/cypher/plan.ts';
import type { PatientPlan, Plan, RecordPlan, Test } from '../../cohort/plan.ts';
import { undecided } from '../../cohort/three-valued.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { FacetField } from '../../ontology/facets.ts';

/** A plan put to the graph itself, slow and plain: what the cohort index is held against. */
export type Oracle = { readonly graph: Graph; readonly scope: CypherScope };

/** Ids of the patients who satisfy a plan, ascending. */
export async function patientsOf(plan: Plan, { graph, scope }: Oracle): Promise<readonly string[]> {
  const rows = await graph.read<{ id: string }>(
    cypher`CYPHER replan=skip
      ${matchPatients(plan, scope)}
      RETURN patient.id AS id
      ORDER BY id`,
    { timeoutMs: 60_000 },
  );
  return rows.map(({ id }) => id);
}

/** The values of a facet of each patient who satisfies a plan. */
export async function facetsOf(
  plan: Plan,
  field: FacetField,
  { graph, scope }: Oracle,
): Promise<readonly (readonly string[])[]> {
  const rows = await graph.read<{ values: readonly string[] }>(
    cypher`CYPHER replan=skip
      ${matchPatients(plan, scope)}
      RETURN ${facetValuesCypher(field, scope)} AS values`,
    { timeoutMs: 60_000 },
  );
  return rows.map(({ values }) => values);
}

/** The patients whom each part of a leaf that can be open leaves undecided, the leaf by itself. */
export async function openOf(
  leaf: RecordPlan | PatientPlan,
  oracle: Oracle,
): Promise<readonly (readonly string[])[]> {
  const undecidedIds = await patientsOf(
    undecided(leaf, () => []),
    oracle,
  );
  const found: (readonly string[])[] = [];
  for (const { tests } of leaf.open?.parts ?? []) {
    const ids = await patientsOf(openPlan(leaf, tests), oracle);
    found.push(ids.filter((id) => undecidedIds.includes(id)));
  }
  return found;
}

/** What satisfies a part of a leaf of a plan that is open. */
function openPlan(leaf: RecordPlan | PatientPlan, tests: readonly Test[]): Plan {
  if (leaf.kind === 'patient') return { kind: 'patient', tests };
  const { path, record } = leaf;
  return { kind: 'has', path, record, tests, min: 1, distinct: 'RECORD' };
}
