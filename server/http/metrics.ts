import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Metrics of one server. Labels are closed sets: nothing of a request but its route pattern gets into them. */
export type Metrics = {
  readonly registry: Registry;
  /** Seconds per answered HTTP request. */
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  /** Counts GraphQL operations by the code of their first error. */
  readonly plugin: ApolloServerPlugin<BaseContext>;
};

/**
 * Whoever may read metrics would learn by the time of the processor what protected answers hide by theirs: without `statements`
 * nothing tells how much was done.
 *
 * @param statements Cypher statements sent so far
 */
export function createMetrics(statements?: () => number): Metrics {
  const registry = new Registry();
  if (statements !== undefined) measureWork(registry, statements);
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 30],
    registers: [registry],
  });
  const operations = new Counter({
    name: 'graphql_operations_total',
    help: 'GraphQL operations by outcome: OK, or the code of the first error.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return { registry, requests, plugin: countOutcomes((outcome) => operations.inc({ outcome })) };
}

function measureWork(registry: Registry, statements: () => number): void {
  collectDefaultMetrics({ register: registry });
  new Counter({
    name: 'cypher_statements_total',
    help: 'Cypher statements sent to the graph database.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(statements());
    },
  });
}

function countOutcomes(count: (outcome: string) => void): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body } }) => {
        const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        count(error === undefined ? 'OK' : String(error.extensions?.code));
      },
    }),
  };
}
