import { auditFolder } from '../../audit/files.ts';
import { confirmLoss, requireReason } from '../../ledger/confirm.ts';
import { longestDays } from '../protection.ts';
import { readingIn } from '../second-copy.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditChange } from './audit-change.ts';

/** Gives up charges that are lost, and says from when on all counts as spent. @throws KnownError CONFLICT where none are */
export async function confirm(surroundings: Surroundings, reason: string): Promise<void> {
  requireReason(reason);
  const session = createSession(surroundings);
  const { config } = session;
  const { lost } = await withGraph(session, (graph) =>
    auditChange(session, graph, {
      kind: 'CHARGES_GIVEN_UP',
      details: { reason },
      make: () =>
        confirmLoss(graph, reason, {
          copy: readingIn(auditFolder(config.dataDir), graph, config.auditDays),
          longestDays: longestDays(config),
          now: new Date().toISOString(),
        }),
      chargedBy: (made) => [made.lost],
      told: ({ doubt }) => ({ reason, doubt }),
    }),
  );
  surroundings.stdout.write(
    `All that may be spent of protected numbers counts as spent at ${lost.at}. They are told again as windows of time leave that behind.\n`,
  );
}
