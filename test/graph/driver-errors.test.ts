import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import neo4j, { Neo4jError } from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { toKnown } from '../../graph/driver-errors.ts';
import { Graph } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';

/** An error as the driver makes it: its list of codes is `neo4j.error`, and `N/A` is what it says where it names none. */
const errorOf = (code: string) => new Neo4jError('why', code, '50N42', 'why', {} as never, undefined);

/** Code of the known error that stands for one of the driver; `none` where it stays as it is. */
function codeOf(code: string): string {
  const known = toKnown(errorOf(code));
  return known instanceof KnownError ? known.code : 'none';
}

describe('toKnown', () => {
  it.each([...Object.values(neo4j.error), 'N/A'])('knows %s of the driver as an outage', (code) =>
    expect(codeOf(code)).toBe('GRAPH_UNAVAILABLE'),
  );

  it.each([
    ['Neo.TransientError.General.DatabaseUnavailable', 'GRAPH_UNAVAILABLE'],
    ['Neo.TransientError.Transaction.DeadlockDetected', 'GRAPH_UNAVAILABLE'],
    ['Neo.TransientError.Request.NoThreadsAvailable', 'GRAPH_UNAVAILABLE'],
    ['Neo.ClientError.Security.Unauthorized', 'GRAPH_UNAVAILABLE'],
    ['Neo.ClientError.Security.AuthorizationExpired', 'GRAPH_UNAVAILABLE'],
    ['Neo.ClientError.Database.DatabaseNotFound', 'GRAPH_UNAVAILABLE'],
    ['Neo.ClientError.Cluster.NotALeader', 'GRAPH_UNAVAILABLE'],
    ['Neo.DatabaseError.Database.UnableToStartDatabase', 'GRAPH_UNAVAILABLE'],
    ['Neo.DatabaseError.Transaction.TransactionLogError', 'GRAPH_UNAVAILABLE'],
    ['Neo.DatabaseError.Transaction.TransactionStartFailed', 'GRAPH_UNAVAILABLE'],
    ['Neo.DatabaseError.Transaction.TransactionCommitFailed', 'GRAPH_UNAVAILABLE'],
    ['Neo.DatabaseError.Routing.DbmsInPanic', 'GRAPH_UNAVAILABLE'],
    ['Neo.DatabaseError.General.StorageDamageDetected', 'GRAPH_UNAVAILABLE'],
    ['Neo.ClientError.General.ForbiddenOnReadOnlyDatabase', 'GRAPH_UNAVAILABLE'],
    ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'QUERY_TOO_EXPENSIVE'],
    ['Neo.TransientError.General.TransactionMemoryLimit', 'QUERY_TOO_EXPENSIVE'],
    ['Neo.TransientError.General.StackOverFlowError', 'QUERY_TOO_EXPENSIVE'],
    ['Neo.ClientError.Transaction.TransactionTimedOut', 'DEADLINE_EXCEEDED'],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'DEADLINE_EXCEEDED'],
    ['Neo.TransientError.Transaction.Terminated', 'DEADLINE_EXCEEDED'],
    ['Neo.TransientError.Transaction.LockAcquisitionTimeout', 'DEADLINE_EXCEEDED'],
    ['Neo.ClientError.Transaction.LockClientStopped', 'DEADLINE_EXCEEDED'],
    ['Neo.TransientError.Transaction.LockClientStopped', 'DEADLINE_EXCEEDED'],
    ['Neo.ClientError.Statement.SyntaxError', 'none'],
    ['Neo.ClientError.Statement.TypeError', 'none'],
    ['Neo.DatabaseError.General.UnknownError', 'none'],
  ])('knows %s of the server as %s', (code, known) => expect(codeOf(code)).toBe(known));

  it('keeps what the driver said as the cause', () => {
    const error = errorOf('N/A');
    expect(toKnown(error)).toHaveProperty('cause', error);
  });
});

describe('Graph', () => {
  it('knows a server that takes connections and never answers as an outage, however many wait', async () => {
    const frozen = createServer().listen(0, '127.0.0.1');
    await once(frozen, 'listening');
    const { port } = frozen.address() as AddressInfo;
    const graph = new Graph({ uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: 'unheard' }, 600_000);
    try {
      const reads = Array.from({ length: 120 }, () => graph.read(cypher`RETURN 1 AS one`)); // more than connections
      const ended = await Promise.allSettled(reads);
      const codes = ended.map((one) => (one.status === 'rejected' ? one.reason.code : 'answered'));
      expect(new Set(codes)).toEqual(new Set(['GRAPH_UNAVAILABLE']));
    } finally {
      frozen.close();
      await graph.close();
    }
  });
});
