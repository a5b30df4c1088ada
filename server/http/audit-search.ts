import type { Audit } from '../../audit/audit.ts';
import type { AuditEvent } from '../../audit/event.ts';
import type { Caller } from '../../disclosure/caller.ts';
import { failureOf, requestOf } from '../audited.ts';
import { isKept } from './audit-answers.ts';

/** Who asks at which path, and what keeps it. */
type Searching = { readonly caller: Caller; readonly path: string; readonly audit: Audit | undefined };

/** Answers a search once it is kept, with what was noted of it; or that it was refused. @throws KnownError AUDIT_UNAVAILABLE, and what `answer` does */
export async function auditSearch<Answer>(
  { caller, path, audit }: Searching,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  const { trail } = caller;
  if (audit === undefined || trail === undefined) return answer();
  const keep = async (found: Pick<AuditEvent, 'outcome' | 'codes'>) => {
    const event = { ...requestOf(caller, trail, { operation: 'query', fields: [path] }), ...found };
    if (isKept(event, trail.noted())) await audit.addAnswer(event, trail);
  };
  const answered = await answer().catch(async (error: unknown) => {
    await keep(failureOf(error));
    throw error;
  });
  await keep({ outcome: 'DONE' });
  return answered;
}
