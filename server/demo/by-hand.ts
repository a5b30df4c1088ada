import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { readHeldQuestions } from '../../questions/held.ts';
import { decide } from '../commands/site-queue.ts';
import { createSession, withGraph } from '../session.ts';
import type { Party } from './party.ts';
import { quietly } from './quietly.ts';

/** Lets everything be answered that waits at a site, as a person there would; gives the ids. */
export async function letAnswer(site: Party): Promise<readonly string[]> {
  const held = await inDatabase(site, (graph) => readHeldQuestions(graph, new Date()));
  const ids = held.filter(({ decision }) => decision === null).map(({ id }) => id);
  for (const id of ids)
    await quietly(site.env, (surroundings) => decide(surroundings, id, { isAnswered: true, reason: null }));
  return ids;
}

/** What was decided of questions of an earlier demo does not hold for this one. */
export async function forgetQuestions(site: Party): Promise<void> {
  await inDatabase(site, (graph) => graph.write((run) => run(cypher`MATCH (held:HeldQuestion) DELETE held`)));
}

function inDatabase<Result>({ env }: Party, work: (graph: Graph) => Promise<Result>): Promise<Result> {
  return quietly(env, (surroundings) => withGraph(createSession(surroundings), work));
}
