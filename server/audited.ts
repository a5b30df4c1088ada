import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { LoginError } from '../access/login.ts';
import type { Person } from '../access/person.ts';
import type { Audit } from '../audit/audit.ts';
import { type Change, type Changing, keepChange } from '../audit/change.ts';
import { type AuditEvent, refusing, type Who } from '../audit/event.ts';
import { createTrail, type Trail } from '../audit/trail.ts';
import { type Caller, datasetsOf } from '../disclosure/caller.ts';
import { CriterionErrors, KnownError } from '../ontology/errors.ts';
import type { ToCaller } from './caller.ts';
import type { Sessions } from './login/browser-login.ts';
import { held, type PurposeRule, purposeOf } from './purpose.ts';

/**
 * Tells who asks, with a trail for the audit, and keeps whose login was refused. Who says no purpose may use what needs none by
 * `rule`. @throws what `toCaller` does, KnownError
 */
export function withTrail(
  toCaller: ToCaller,
  audit: Pick<Audit, 'add'>,
  rule: PurposeRule = 'optional',
): ToCaller {
  return async (request) => {
    if (request === undefined) return toCaller();
    const purpose = purposeOf(request);
    try {
      const caller = held(await toCaller(request), purpose, rule);
      return { ...caller, trail: createTrail({ ...fromOf(request), purpose }) };
    } catch (error) {
      if (error instanceof LoginError) await auditRefusal(audit)(error, request);
      throw error;
    }
  };
}

/** Keeps that a login was refused, and of which kind it was. */
export function auditRefusal(audit: Pick<Audit, 'add'>) {
  return ({ code, kind }: LoginError, request: FastifyRequest): Promise<void> =>
    audit.add({ kind: 'LOGIN', ...fromOf(request), who: null, outcome: 'REFUSED', codes: [code, kind] });
}

/** Keeps that somebody asked more often than they may. */
export function auditTooMany(audit: Pick<Audit, 'add'>) {
  return (caller: Pick<Caller, 'login'>, request: FastifyRequest): Promise<void> =>
    audit.add({
      kind: 'REQUEST',
      ...fromOf(request),
      who: whoOf(caller),
      outcome: 'REFUSED',
      codes: ['BUDGET_EXHAUSTED'],
    });
}

/** Sessions that are kept when they begin and when somebody ends them. */
export function auditSessions({ begin, end }: Sessions, audit: Pick<Audit, 'add'>): Sessions {
  return {
    begin: async (login, request) => {
      await audit.add({ kind: 'LOGIN', ...fromOf(request), who: toWho(login.person), outcome: 'DONE' });
      return begin(login, request);
    },
    end: async (text, request) => {
      const person = await end(text, request);
      if (person !== undefined)
        await audit.add({ kind: 'LOGOUT', ...fromOf(request), who: toWho(person), outcome: 'DONE' });
      return person;
    },
  };
}

/** Keeps changes that a caller makes; without an audit it only makes them. */
export function auditChanges(
  caller: Pick<Caller, 'login' | 'trail'>,
  audit: Pick<Audit, 'add'> | undefined,
): <Made>(change: Change<Made>) => Promise<Made> {
  const { trail } = caller;
  if (trail === undefined || audit === undefined) return ({ make }) => make();
  return (change) => keepChange(change, changingBy(caller, trail, audit));
}

/** Who asks, by which request, and what keeps it. */
export function changingBy(
  caller: Pick<Caller, 'login'>,
  { requestId, address, purpose }: Trail,
  { add }: Pick<Audit, 'add'>,
): Changing {
  return { requestId, who: whoOf(caller), address, purpose, add };
}

/** By which request, and from where; of what a proxy says and is no address, the proxy. */
export function fromOf({ id, ip, socket }: FastifyRequest) {
  return { requestId: id, address: isIP(ip) === 0 ? (socket.remoteAddress ?? '') : ip };
}

/** A request of a caller, as it is kept. */
export function requestOf(caller: Caller, { requestId, address, purpose }: Trail, details: object) {
  const datasets = datasetsOf(caller);
  const of = { requestId, who: whoOf(caller), address, purpose, datasets };
  return { kind: 'REQUEST', ...of, details: { ...details } } as const;
}

/** What became of a request that failed so, or was refused. */
export function failureOf(error: unknown): Pick<AuditEvent, 'outcome' | 'codes'> {
  const errors = error instanceof CriterionErrors ? error.errors : [error];
  const codes = [...new Set(errors.map((one) => (one instanceof KnownError ? one.code : 'INTERNAL')))];
  return { outcome: codes.some((code) => refusing.has(code)) ? 'REFUSED' : 'FAILED', codes };
}

/** Who a caller is to the audit; null of nobody who is logged in. */
export function whoOf({ login }: Pick<Caller, 'login'>): Who | null {
  return login === undefined ? null : toWho(login.person);
}

function toWho({ issuer, subject, organisation }: Omit<Person, 'name'>): Who {
  return { issuer, subject, ...(organisation === undefined ? {} : { organisation }) };
}
