import type { Charge } from '../ontology/charge.ts';
import type { ErrorCode } from '../ontology/errors.ts';

/** What is kept of one act, of a person or of the server itself. It names no source id, no source value and no token. */
export type AuditEvent = {
  readonly kind: AuditKind;
  /** Id of the HTTP request, as it is in the log and in answers; null of a command. */
  readonly requestId: string | null;
  /** Null: nobody who is logged in. */
  readonly who: Who | null;
  /** From which network address it was asked; of a command there is none. */
  readonly address?: string;
  /** For what, as the person says. */
  readonly purpose?: string | null;
  /** What was asked, in its canonical form. */
  readonly questions?: readonly AskedQuestion[];
  /** What other sites were asked. */
  readonly elsewhere?: readonly AskedElsewhere[];
  /** Datasets that the answer could be of. */
  readonly datasets?: readonly string[];
  /** Which state of the data it is of. */
  readonly version?: string;
  /** Counts as they left. */
  readonly released?: Released;
  /** What protected numbers cost, and who paid. */
  readonly charged?: readonly Charge[];
  /** Whose records were shown, by names that stand nowhere but here and in the graph, until the patient is forgotten. */
  readonly patients?: readonly string[];
  readonly outcome: Outcome;
  /** Why something was refused or failed. */
  readonly codes?: readonly string[];
  /** What else belongs to the kind. */
  readonly details?: Readonly<Record<string, unknown>>;
};

/**
 * `BEGIN`, `END`: of a process. `REQUEST`: an answer of GraphQL or of `/eucaim/search` with numbers or records, or a change. `DUMP`: of records or
 * terminology. `LOGIN`, `LOGOUT`: a session. `GRANT_…`, `TOKEN_…`: what somebody may. `SITE_INVITED`, `SITE_REMOVED`: which sites a hub asks.
 * `SITE_DECIDED`: whether a site answers a question, by a person there. `REFUSALS`: of many, how many.
 * `DATA_…`: what a command makes of the data. `AUDIT_READ`: this audit, by somebody who asked for entries of a dataset. `RETIRED`:
 * files that were kept long enough. `RESUMED`: nothing could be kept for a time. `CHARGES_COPIED`: charges of protected numbers that no
 * other entry has. `CHARGES_GIVEN_UP`: those that are not known any more.
 */
export type AuditKind =
  | 'BEGIN'
  | 'END'
  | 'REQUEST'
  | 'DUMP'
  | 'LOGIN'
  | 'LOGOUT'
  | 'GRANT_ADDED'
  | 'GRANT_ENDED'
  | 'TOKEN_CREATED'
  | 'TOKEN_REVOKED'
  | 'SITE_INVITED'
  | 'SITE_REMOVED'
  | 'SITE_DECIDED'
  | 'DATA_LOADED'
  | 'DATA_DESCRIBED'
  | 'DATA_PUBLISHED'
  | 'DATA_REMOVED'
  | 'DATA_FORGOTTEN'
  | 'REFUSALS'
  | 'AUDIT_READ'
  | 'RETIRED'
  | 'RESUMED'
  | 'CHARGES_COPIED'
  | 'CHARGES_GIVEN_UP';

/** `BEGUN`: of a change, before it is made; another entry says what came of it. */
export type Outcome = 'BEGUN' | 'DONE' | 'REFUSED' | 'FAILED';

/** A person of an issuer, or who runs a command on the machine. */
export type Who = {
  readonly issuer: string;
  readonly subject: string;
  readonly organisation?: string | undefined;
};

/** A question in canonical form, as far as it is kept (`asked.ts`). */
export type AskedQuestion = { readonly fingerprint: string | null; readonly where: unknown };

/** A question to other sites in canonical form, as far as it is kept, and what came of it. */
export type AskedElsewhere = {
  readonly where: unknown;
  /** Facets that were asked with it; undefined where none were. */
  readonly facets?: unknown;
  readonly sites: readonly AskedSite[];
};

/** What a site told: a number, if it did. It has no status where it was asked and the answer did not wait for it. */
export type AskedSite = {
  readonly id: string;
  readonly status: string | null;
  readonly told: number | null;
};

/** How many counts left, and the first of them: a number, or its least and most. */
export type Released = {
  readonly counts: number;
  readonly first: readonly (number | readonly [low: number | null, high: number | null])[];
};

/** Who runs commands on this machine. */
export const machine = 'machine';

/** Codes by which somebody is told that they may not. */
export const refusing: ReadonlySet<string> = new Set<ErrorCode>([
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'BUDGET_EXHAUSTED',
]);
