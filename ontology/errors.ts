/** Codes of every known error: the contract with clients. The message is for people. */
export type ErrorCode =
  | 'BAD_REQUEST'
  | 'CRITERION_INVALID'
  | 'UNKNOWN_CODE'
  | 'UNKNOWN_UNIT'
  | 'NOT_EVALUABLE'
  | 'UNSUPPORTED'
  | 'ARGUMENT_INVALID'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BUDGET_EXHAUSTED'
  | 'QUERY_TOO_EXPENSIVE'
  | 'DEADLINE_EXCEEDED'
  | 'GRAPH_UNAVAILABLE'
  | 'LOGIN_UNAVAILABLE'
  | 'AUDIT_UNAVAILABLE'
  | 'NETWORK_UNAVAILABLE'
  | 'INTERNAL';

/** Where in the arguments of a field a fault lies, from the argument's name inwards. */
export type Path = readonly (string | number)[];

/** An error whose text may be shown to the caller. */
export class KnownError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'KnownError';
    this.code = code;
  }

  get extensions(): { readonly code: ErrorCode; readonly [key: string]: unknown } {
    return { code: this.code };
  }
}

/** Somebody asks too much; when they may go on. RFC 6585, section 4. */
export class LimitError extends KnownError {
  readonly retryAfterSeconds: number;

  constructor(what: string, retryAfterSeconds: number) {
    super('BUDGET_EXHAUSTED', `You ask ${what}: ask again in ${retryAfterSeconds} s.`);
    this.name = 'LimitError';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** One fault of a criterion; `path` names the input field. */
export type Fault = { readonly code: ErrorCode; readonly path: Path; readonly reason: string };

/** A criterion that cannot be evaluated, one error per fault; a caller sees all of them at once. */
export class CriterionError extends KnownError {
  /** Not as `path`: GraphQL takes that for the path of the field, and adds its own to no such error. */
  readonly argument: Path;
  readonly reason: string;

  constructor({ code, path, reason }: Fault) {
    super(code, `${path.join('.')}: ${reason}.`);
    this.name = 'CriterionError';
    this.argument = path;
    this.reason = reason;
  }

  override get extensions() {
    return { code: this.code, path: this.argument };
  }
}

/** All faults of one criterion together. */
export class CriterionErrors extends AggregateError {
  override readonly errors: CriterionError[];

  constructor(faults: readonly Fault[]) {
    const errors = faults.map((fault) => new CriterionError(fault));
    super(errors, errors.map((error) => error.message).join(' '));
    this.name = 'CriterionErrors';
    this.errors = errors;
  }
}

/** What becomes of work for which nobody waits any more. */
export function callerWentAway(): KnownError {
  return new KnownError('DEADLINE_EXCEEDED', 'The caller went away.');
}
