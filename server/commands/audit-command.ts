import { openCommandAudit } from '../../audit/audit.ts';
import type { AuditEvent, AuditKind } from '../../audit/event.ts';
import { machine } from '../../audit/event.ts';
import { auditFolder } from '../../audit/files.ts';
import type { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Session } from '../session.ts';
import { operator } from './operator.ts';

/** A change that a command is to make of what people may, as far as it is known before. */
export type Change = Pick<AuditEvent, 'kind' | 'datasets' | 'details'> & {
  readonly kind: Extract<AuditKind, `${'GRANT' | 'TOKEN'}_${string}` | 'LOGOUT'>;
};

/** A part of the audit for one command. */
export type CommandAudit = {
  /** Makes a change, kept before it is made, and what came of it. @throws what `make` throws, KnownError AUDIT_UNAVAILABLE */
  readonly change: <Made>(
    change: Change,
    make: () => Promise<Made>,
    told: (made: Made) => object,
  ) => Promise<Made>;
};

/** Keeps the changes of a command, under any access: they hold when the site is tiered. */
export function auditCommand({ config }: Pick<Session, 'config'>, graph: Graph): CommandAudit {
  const folder = auditFolder(config.dataDir);
  const who = { issuer: machine, subject: operator() };
  const audit = openCommandAudit({ folder, graph });
  const keep = (event: Change & Pick<AuditEvent, 'outcome' | 'codes'>) =>
    audit.add({ requestId: null, who, ...event }).catch((error: unknown) => {
      throw unavailable(error, folder);
    });
  return {
    change: async (change, make, told) => {
      try {
        await keep({ ...change, outcome: 'BEGUN' });
        const made = await make();
        await keep({ ...change, details: { ...told(made) }, outcome: 'DONE' });
        return made;
      } catch (error) {
        const codes = error instanceof KnownError ? [error.code] : ['INTERNAL'];
        if (codes[0] !== 'AUDIT_UNAVAILABLE') await keep({ ...change, outcome: 'FAILED', codes });
        throw error;
      } finally {
        await audit.close();
      }
    },
  };
}

function unavailable(error: unknown, folder: string): unknown {
  if (!(error instanceof KnownError && error.code === 'AUDIT_UNAVAILABLE')) return error;
  const why = error.cause instanceof Error ? error.cause.message : error.message;
  return new KnownError('AUDIT_UNAVAILABLE', `It cannot be kept in the audit ${folder}: ${why}.`);
}
