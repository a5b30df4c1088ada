import { openCommandAudit } from '../../audit/audit.ts';
import { type AuditEvent, type AuditKind, machine } from '../../audit/event.ts';
import { auditFolder } from '../../audit/files.ts';
import { toOperator } from '../../audit/unavailable.ts';
import type { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Session } from '../session.ts';
import { operator } from './operator.ts';

/** A change that a command is to make: of what people may, or of the data. */
export type Change<Made> = Pick<AuditEvent, 'datasets'> & {
  readonly kind: Extract<AuditKind, `${'GRANT' | 'TOKEN' | 'DATA'}_${string}` | 'LOGOUT'>;
  /** What is known of it before. */
  readonly details: object;
  readonly make: () => Promise<Made>;
  /** What is known of it when it is made; the same where it is not said. */
  readonly told?: (made: Made) => object;
};

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
  { make, told, details, ...change }: Change<Made>,
): Promise<Made> {
  const folder = auditFolder(config.dataDir);
  const audit = openCommandAudit({ folder, graph });
  const who = { issuer: machine, subject: operator() };
  const keep = (event: Pick<AuditEvent, 'outcome' | 'codes'>, known = details) =>
    audit
      .add({ requestId: null, who, ...change, ...event, details: { ...known } })
      .catch((error: unknown) => {
        throw toOperator(error, (why) => `It cannot be kept in the audit ${folder}: ${why}.`);
      });
  try {
    await keep({ outcome: 'BEGUN' });
    const made = await make();
    await keep({ outcome: 'DONE' }, told?.(made));
    return made;
  } catch (error) {
    const code = error instanceof KnownError ? error.code : 'INTERNAL';
    if (code !== 'AUDIT_UNAVAILABLE') await keep({ outcome: 'FAILED', codes: [code] });
    throw error;
  } finally {
    await audit.close();
  }
}
