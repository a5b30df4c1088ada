import { cypher } from '../../graph/cypher.ts';
import { Graph, type GraphAddress } from '../../graph/graph.ts';
import { readHeldQuestions } from '../../questions/held.ts';
import { decide } from '../commands/site-queue.ts';
import type { Party } from './party.ts';
import { quietly } from './quietly.ts';

/** A site where a person decides which questions are answered, and its database. */
export type SiteByHand = { readonly party: Party; readonly address: GraphAddress };

/** Lets everything be answered that waits at a site, as a person there would; gives the ids. */
export async function letAnswer({ party, address }: SiteByHand): Promise<readonly string[]> {
  const held = await withDatabase(address, (graph) => readHeldQuestions(graph, new Date()));
  const ids = held.filter(({ decision }) => decision === null).map(({ id }) => id);
  for (const id of ids)
    await quietly(party.env, (surroundings) => decide(surroundings, id, { isAnswered: true, reason: null }));
  return ids;
}

/** What was decided of questions of an earlier demo does not hold for this one. */
export async function forgetQuestions(address: GraphAddress): Promise<void> {
  await withDatabase(address, (graph) =>
    graph.write((run) => run(cypher`MATCH (held:HeldQuestion) DELETE held`)),
  );
}

async function withDatabase<Result>(
  address: GraphAddress,
  work: (graph: Graph) => Promise<Result>,
): Promise<Result> {
  const graph = new Graph(address);
  return work(graph).finally(() => graph.close());
}
