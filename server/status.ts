import { cypher } from '../loaders/cypher.ts';
import type { Graph } from '../loaders/graph.ts';

/** What the graph holds, as text for the operator. */
export async function statusOf(graph: Graph): Promise<string> {
  const datasets = await graph.read<{ id: string; title: string; access: string; patients: number }>(
    cypher`
      MATCH (dataset:Dataset)
      RETURN dataset.id AS id, dataset.title AS title, dataset.accessRights AS access,
        COUNT { MATCH (patient:Patient WHERE dataset.id IN patient.datasets) RETURN patient } AS patients
      ORDER BY id`,
    { timeoutMs: 60_000 },
  );
  const loads = await graph.read<{ title: string; state: string; startedAt: string }>(cypher`
    MATCH (load:Load)
    RETURN load.title AS title, load.state AS state, load.startedAt AS startedAt
    ORDER BY startedAt`);
  return [
    `${datasets.length} datasets`,
    ...datasets.map(
      ({ id, title, access, patients }) => `  ${id}: ${title}, ${access}, ${patients} patients`,
    ),
    `${loads.length} loads`,
    ...loads.map(({ title, state, startedAt }) => `  ${startedAt} ${state}: ${title}`),
  ].join('\n');
}
