import { KnownError } from '../ontology/errors.ts';

const unkept = 'What is asked cannot be kept in the audit now, and is not answered';

/** What a caller gets whose question cannot be kept. */
export function unavailable(cause: unknown): KnownError {
  return new KnownError('AUDIT_UNAVAILABLE', `${unkept}: ask again later.`, { cause });
}

/** The same where it was paid for before that was known; any other error as it is. */
export function paidInVain(error: unknown): unknown {
  if (!isUnavailable(error)) return error;
  return new KnownError(
    error.code,
    `${unkept}. It was charged: once the audit can be kept again, the same question costs nothing and gives that answer.`,
    { cause: error },
  );
}

/** The same for an operator, in the words of `say` with the cause; any other error as it is. */
export function toOperator(error: unknown, say: (why: string) => string): unknown {
  if (!isUnavailable(error)) return error;
  const why = error.cause instanceof Error ? error.cause.message : error.message;
  return new KnownError(error.code, say(why));
}

function isUnavailable(error: unknown): error is KnownError {
  return error instanceof KnownError && error.code === 'AUDIT_UNAVAILABLE';
}
