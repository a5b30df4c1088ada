import type { FastifyRequest } from 'fastify';
import type { Audit } from '../../audit/audit.ts';
import { type AuditEvent, refusing } from '../../audit/event.ts';
import type { Caller } from '../../disclosure/caller.ts';
import { KnownError } from '../../ontology/errors.ts';
import { fromOf, whoOf } from '../audited.ts';

/** A dump that begins: of which datasets, and of which state of them, which is read where it is kept. */
export type Begun = {
  readonly pieces: AsyncGenerator<string>;
  readonly datasets: readonly string[];
  readonly version?: () => Promise<string>;
};

/** Who asks for which dump. */
type DumpAsk = { readonly name: string; readonly request: FastifyRequest; readonly caller: Caller };

/** Begins a dump for somebody who is logged in, and keeps that it did; or that it was refused to whoever asked. @throws KnownError */
export async function auditDump(
  audit: Pick<Audit, 'add'> | undefined,
  ask: DumpAsk,
  begin: () => Promise<Begun>,
): Promise<AsyncGenerator<string>> {
  const keep = async (found: Pick<AuditEvent, 'outcome' | 'codes' | 'datasets' | 'version'>) =>
    audit?.add({ ...eventOf(ask), ...found });
  try {
    const { pieces, datasets, version } = await begin();
    if (audit !== undefined && ask.caller.login !== undefined)
      await keep({ outcome: 'DONE', datasets, ...(version && { version: await version() }) });
    return pieces;
  } catch (error) {
    if (error instanceof KnownError && refusing.has(error.code))
      await keep({ outcome: 'REFUSED', codes: [error.code] });
    throw error;
  }
}

function eventOf({ name, request, caller }: DumpAsk) {
  const purpose = caller.trail?.purpose ?? null;
  return {
    kind: 'DUMP',
    ...fromOf(request),
    who: whoOf(caller),
    purpose,
    details: { name, method: request.method },
  } as const;
}
