import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { statusOf } from './graph-status.ts';

/** Says what the graph holds. */
export async function status(surroundings: Surroundings): Promise<void> {
  surroundings.stdout.write(`${await withGraph(createSession(surroundings), statusOf)}\n`);
}
