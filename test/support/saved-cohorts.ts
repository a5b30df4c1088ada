import type { Caller } from '../../disclosure/caller.ts';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Ask } from './ask.ts';
import type { CriterionInput } from './count.ts';

/** What may be said of a cohort that is saved. */
export type Saving = { readonly name?: string; readonly freeze?: boolean; readonly caller?: Caller };

/** Saves a cohort; gives its id, or the errors. */
export async function trySave(
  ask: Ask,
  where: CriterionInput,
  { name = 'one', freeze, caller }: Saving = {},
) {
  const { data, errors } = await ask<{ saveCohort: { id: string } } | null>(
    `mutation ($name: String!, $where: CriterionInput!, $freeze: Boolean) {
      saveCohort(name: $name, where: $where, freeze: $freeze) { id }
    }`,
    caller,
    { name, where, ...(freeze === undefined ? {} : { freeze }) },
  );
  return { id: data?.saveCohort.id ?? '', errors };
}

/** Saves a cohort; gives its id. */
export async function save(ask: Ask, where: CriterionInput, saving?: Saving): Promise<string> {
  const { id, errors } = await trySave(ask, where, saving);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return id;
}

/** Fields of a saved cohort; null where there is none. */
export async function savedOf<Fields>(
  ask: Ask,
  id: string,
  fields: string,
  caller?: Caller,
): Promise<Fields | null> {
  const query = `query ($id: ID!) { savedCohort(id: $id) { ${fields} } }`;
  const { data, errors } = await ask<{ savedCohort: Fields | null }>(query, caller, { id });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.savedCohort;
}

/** Writes a definition into the graph as it stands, whatever it says. */
export async function storeDefinition(
  graph: Graph,
  id: string,
  where: unknown,
  properties: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const stored = { name: id, createdAt: '2026-01-02T03:04:05.000Z', createdBy: 'tester', inputVersion: 1 };
  const text = typeof where === 'string' ? where : JSON.stringify(where);
  await graph.write((run) =>
    run(cypher`
      MERGE (cohort:SavedCohort {id: ${id}})
      SET cohort += ${{ ...stored, where: text, ...properties }}`),
  );
}

/** Deletes every saved cohort. */
export async function clearSaved(graph: Graph): Promise<void> {
  await graph.write((run) => run(cypher`MATCH (cohort:SavedCohort) DELETE cohort`));
}
