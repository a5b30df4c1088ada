import { followGraph } from '../services.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { statusOf } from './graph-status.ts';

/** Says what the graph holds. */
export async function status(surroundings: Surroundings): Promise<void> {
  const session = createSession(surroundings);
  const text = await withGraph(session, (graph) => statusOf(followGraph(graph, session.config)));
  surroundings.stdout.write(`${text}\n`);
}
