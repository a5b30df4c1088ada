import { openCommandAudit } from '../../audit/audit.ts';
import { type Change, keepChange } from '../../audit/change.ts';
import { type AuditEvent, machine } from '../../audit/event.ts';
import { auditFolder } from '../../audit/files.ts';
import { toOperator } from '../../audit/unavailable.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Session } from '../session.ts';
import { operator } from './operator.ts';

/** As `auditChange`, of the data: kept where there is an audit, under tiered access. */
export function auditData<Made>(
  session: Pick<Session, 'config'>,
  graph: Graph,
  change: Change<Made>,
): Promise<Made> {
  return session.config.access === 'open' ? change.make() : auditChange(session, graph, change);
}

/**
 * Makes a change for a command, kept in the audit before it is made, and what came of it; under any access, since it holds when
 * the site is tiered. @throws what `make` throws, KnownError AUDIT_UNAVAILABLE
 */
export async function auditChange<Made>(
  { config }: Pick<Session, 'config'>,
  graph: Graph,
  change: Change<Made>,
): Promise<Made> {
  const folder = auditFolder(config.dataDir);
  const audit = openCommandAudit({ folder, graph });
  const who = { issuer: machine, subject: operator() };
  const add = (event: AuditEvent) =>
    audit.add(event).catch((error: unknown) => {
      throw toOperator(error, (why) => `It cannot be kept in the audit ${folder}: ${why}.`);
    });
  try {
    return await keepChange(change, { requestId: null, who, add });
  } finally {
    await audit.close();
  }
}
