import { addGrants } from '../access/grants/grants.ts';
import { addPersonalToken } from '../access/personal-tokens.ts';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';

/** Tokens of so many people, who are granted every dataset. */
export async function grantEverything(graph: Graph, people: number): Promise<readonly string[]> {
  const rows = await graph.read<{ id: string }>(cypher`MATCH (dataset:Dataset) RETURN dataset.id AS id`);
  const at = new Date().toISOString();
  const span = { from: at, until: '2090-01-01T00:00:00.000Z' };
  const why = { role: 'READER', reason: 'bench', by: 'bench', at, ...span } as const;
  return Promise.all(
    Array.from({ length: people }, async (_, n) => {
      const person = { issuer: 'local', subject: `bench-${n}` };
      await addGrants(graph, { person, datasets: rows.map(({ id }) => id), ...why });
      return (await addPersonalToken(graph, { person, name: 'bench', ...span })).text;
    }),
  );
}
