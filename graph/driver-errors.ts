import { Neo4jError } from 'neo4j-driver';
import { KnownError } from '../ontology/errors.ts';

/** Codes of the driver itself, where it has no answer of the server: `N/A` is a connection that it waited for in vain. */
const ofDriver = ['ServiceUnavailable', 'SessionExpired', 'ProtocolError', 'N/A'];

/**
 * Codes of the server that say that it does not serve us now, whatever is asked: our user is refused, the database is
 * another's, elsewhere or not there, or it cannot write and has to be started again. Neo4j Status Codes, 5.26.
 */
const ofServer = [
  'Neo.ClientError.Security.',
  'Neo.ClientError.Database.',
  'Neo.ClientError.Cluster.',
  'Neo.DatabaseError.Database.',
  'Neo.DatabaseError.Transaction.',
  'Neo.DatabaseError.Routing.',
  'Neo.DatabaseError.General.StorageDamageDetected',
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
  'Neo.TransientError.',
];

/** Errors of the driver that a caller can act on, as known errors; everything else, which is a fault of ours, as it is. */
export function toKnown(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  if (/OutOfMemory|TransactionMemoryLimit|StackOverFlowError/.test(code))
    return new KnownError('QUERY_TOO_EXPENSIVE', 'The question needs more memory than one query may use.', {
      cause: error,
    });
  if (/TransactionTimedOut|Transaction\.Terminated|LockAcquisitionTimeout|LockClientStopped/.test(code))
    return tooLate(error);
  if (ofDriver.includes(code) || ofServer.some((start) => code.startsWith(start)) || isPassing(error))
    return new KnownError('GRAPH_UNAVAILABLE', 'The graph database cannot be reached.', { cause: error });
  return error;
}

/** Whether what failed may go well when it is tried again. */
export function isPassing(error: unknown): boolean {
  return error instanceof Neo4jError && error.retryable; // `isRetriableError` of the driver wants a `this` (6.3)
}

/** What a caller gets who waited as long as a caller may. */
export function tooLate(cause?: unknown): KnownError {
  return new KnownError('DEADLINE_EXCEEDED', 'The graph did not answer in time.', { cause });
}

/** Whether an index or a constraint was made by another process meanwhile: `IF NOT EXISTS` looks before that one is done. */
export function isThereAlready(error: unknown): boolean {
  return (
    error instanceof Neo4jError &&
    /Schema\.(?:EquivalentSchemaRule|Constraint|Index)AlreadyExists/.test(error.code)
  );
}

/** Whether the server broke a transaction off because it and another one waited for each other: it can be tried again. */
export function isDeadlock(error: unknown): boolean {
  const cause = error instanceof KnownError ? error.cause : error;
  return cause instanceof Neo4jError && cause.code.endsWith('.DeadlockDetected');
}
