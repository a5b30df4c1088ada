import {
  facetValuesCypher,
  matchPatients,
  matchRecords,
  patientInScope,
  planToCypher,
} from '../../cohort/cypher/plan.ts';
import type { Plan, RecordPlan } from '../../cohort/plan.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Scope } from '../../index/scope.ts';
import type { FacetField } from '../../ontology/facets.ts';

/** A plan put to the graph itself, slow and plain: what the cohort index is held against. */
export type Oracle = { readonly graph: Graph; readonly scope: Scope };

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

/** For each open test of a record criterion, the patients for whom it could not be decided. */
export async function openOf(leaf: RecordPlan, { graph, scope }: Oracle): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const { tests } of leaf.open) {
    const [row] = await graph.read<{ n: number }>(
      cypher`CYPHER replan=skip
        MATCH (patient:Patient)
        WHERE ${patientInScope(scope)} AND NOT ${planToCypher(leaf, scope)}
          AND EXISTS { ${matchRecords(leaf.record, tests, scope)} }
        RETURN count(patient) AS n`,
      { timeoutMs: 60_000 },
    );
    counts.push(row?.n ?? 0);
  }
  return counts;
}
