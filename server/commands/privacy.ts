import { confirmLoss, readDoubt } from '../../ledger/confirm.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditChange } from './audit-change.ts';

/** Gives up charges that are lost, and says from when on all counts as spent. @throws KnownError CONFLICT where none are */
export async function confirm(surroundings: Surroundings, reason: string): Promise<void> {
  const session = createSession(surroundings);
  const { at } = await withGraph(session, async (graph) => {
    const doubt = await readDoubt(graph);
    return auditChange(session, graph, {
      kind: 'CHARGES_GIVEN_UP',
      details: { reason, doubt },
      make: () => confirmLoss(graph, reason),
      chargedBy: (lost) => [lost],
    });
  });
  surroundings.stdout.write(
    `All that may be spent of protected numbers counts as spent at ${at}. They are told again as windows of time leave that behind.\n`,
  );
}
