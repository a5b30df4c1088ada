import { cypher } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';
import type { Description } from '../../ontology/description.ts';

/** Keeps descriptions with their datasets, where these are there. */
export async function writeDescriptions(run: Write, descriptions: readonly Description[]): Promise<void> {
  if (descriptions.length === 0) return;
  const rows = descriptions.map((description) => ({
    id: description.id,
    stated: JSON.stringify(description),
    publishes: description.publishes ?? null,
  }));
  await run(cypher`
    UNWIND ${rows} AS row
    MATCH (dataset:Dataset {id: row.id})
    SET dataset.stated = row.stated, dataset.publishes = row.publishes`);
}
