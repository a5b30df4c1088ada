import { KnownError } from '../ontology/errors.ts';
import type { BroughtGrant, Standing } from './grants/grant.ts';
import type { Held } from './grants/held.ts';
import type { Person } from './person.ts';

/** Somebody who is logged in, and until when that holds; in UTC, null: without an end. */
export type Login = {
  readonly person: Person;
  readonly until: string | null;
  /** By what the request shows it. */
  readonly by: 'access token' | 'personal token' | 'session' | 'signed question';
  /** What the person holds here, where it was read with the token or the session: the database is asked once then. */
  readonly held?: Held;
  /** What it brings beside the person: by visas and entitlements of the issuer. */
  readonly brought?: BroughtAccess;
};

/** What a login brings, and why visas of it were refused, in words. */
export type BroughtAccess = {
  readonly grants: readonly BroughtGrant[];
  readonly refused: readonly string[];
};

/** A login with the grants of the person that hold now. */
export type GrantedLogin = Login & { readonly grants: readonly Standing[] };

/** Why a token was not accepted: for the log, never for who sent it. It holds nothing of the token. */
export class LoginError extends KnownError {
  readonly kind: string;
  /** `WWW-Authenticate` of the answer. RFC 6750, section 3. */
  readonly challenge: string | undefined;

  constructor(kind: string, { code, message, challenge, cause }: Refusal = refusals.token) {
    super(code, message, cause === undefined ? {} : { cause });
    this.name = 'LoginError';
    this.kind = kind;
    this.challenge = challenge;
  }
}

type Refusal = Pick<KnownError, 'code' | 'message'> & {
  readonly challenge?: string;
  /** What went wrong at the issuer. */
  readonly cause?: unknown;
};

/** All that a client is ever told. */
export const refusals = {
  /** Whatever is wrong with a token. */
  token: {
    code: 'UNAUTHENTICATED',
    message: 'The access token is not accepted.',
    challenge: 'Bearer error="invalid_token"',
  },
  /** No token at all, but something else. Section 3.1: then there is no error code. */
  scheme: {
    code: 'UNAUTHENTICATED',
    message: 'Log in with a token: Authorization: Bearer.',
    challenge: 'Bearer',
  },
  /** More than one: nobody can say which of them is meant. */
  request: {
    code: 'BAD_REQUEST',
    message: 'The request has more than one header Authorization.',
    challenge: 'Bearer error="invalid_request"',
  },
  /** A session that is over, or was ended. */
  session: {
    code: 'UNAUTHENTICATED',
    message: 'The session is over, or was ended: log in again.',
    challenge: 'Bearer',
  },
  /** A cookie goes with what pages of others send, too. */
  origin: {
    code: 'FORBIDDEN',
    message:
      'Who is logged in by a cookie changes and asks by POST from the pages of this server alone. Programs send a token: Authorization: Bearer.',
  },
  /** A login in the browser that was begun elsewhere, too long ago or before a restart, or has been completed. */
  begun: {
    code: 'BAD_REQUEST',
    message:
      'This login was not begun in this browser, is over or was completed already. Cookies have to be allowed. Log in again.',
  },
  /** Whatever the issuer said, or did not say as it should. */
  denied: { code: 'UNAUTHENTICATED', message: 'The issuer did not log you in.', challenge: 'Bearer' },
  /** The issuer is away. */
  issuer: { code: 'LOGIN_UNAVAILABLE', message: 'Nobody can be logged in now: try again in some seconds.' },
  /** What an issuer says of somebody who is logged in cannot be found out now. */
  renewal: {
    code: 'LOGIN_UNAVAILABLE',
    message: 'What your login lets you use cannot be found out now: ask again in some seconds.',
  },
  /** Whether a token is good cannot be found out now. */
  unavailable: {
    code: 'LOGIN_UNAVAILABLE',
    message: 'Whether the access token is good cannot be found out now: ask again later.',
  },
} as const satisfies Record<string, Refusal>;

/** The issuer of a token cannot be asked. */
export function unavailable(kind: string, cause?: unknown): LoginError {
  return new LoginError(kind, { ...refusals.unavailable, cause });
}
