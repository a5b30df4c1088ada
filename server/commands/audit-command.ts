import type { Grant } from '../../access/grant.ts';
import type { PersonalToken } from '../../access/personal-tokens.ts';
import type { Session as Login } from '../../access/sessions.ts';
import { auditOnce } from '../../audit/audit.ts';
import { type AuditEvent, machine } from '../../audit/event.ts';
import { auditFolder } from '../../audit/files.ts';
import type { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Session } from '../session.ts';
import { operator } from './operator.ts';

/** What a command changed of what people may. */
export type Change =
  | { readonly kind: 'GRANT_ADDED' | 'GRANT_ENDED'; readonly grant: Grant }
  | { readonly kind: 'TOKEN_CREATED' | 'TOKEN_REVOKED'; readonly token: PersonalToken }
  | { readonly kind: 'LOGOUT'; readonly session: Login };

/** Keeps what a command has changed, under any access: it holds when the site is tiered. @throws KnownError AUDIT_UNAVAILABLE */
export async function auditCommand(
  { config }: Pick<Session, 'config'>,
  graph: Graph,
  changes: readonly Change[],
): Promise<void> {
  const folder = auditFolder(config.dataDir);
  try {
    await auditOnce({ folder, graph }, changes.map(toEvent));
  } catch (error) {
    const { cause } = error as Error;
    const why = cause instanceof Error ? cause.message : String(error);
    throw new KnownError(
      'AUDIT_UNAVAILABLE',
      `It was done, and could not be kept in the audit ${folder}: ${why}.`,
    );
  }
}

function toEvent(change: Change): AuditEvent {
  const who = { issuer: machine, subject: operator() };
  const common = { kind: change.kind, requestId: null, who, outcome: 'DONE' } as const;
  if ('grant' in change) return { ...common, datasets: [change.grant.dataset], details: { ...change.grant } };
  return { ...common, details: 'token' in change ? { ...change.token } : { ...change.session } };
}
