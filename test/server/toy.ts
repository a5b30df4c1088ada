import { setTimeout as sleep } from 'node:timers/promises';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { FastifyInstance } from 'fastify';
import { CriterionErrors, KnownError } from '../../ontology/errors.ts';
import { createApollo } from '../../server/http/graphql.ts';
import { Readiness } from '../../server/http/health.ts';
import { createHttp } from '../../server/http/http.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import { graphiqlPage } from '../../server/http/pages.ts';
import { type KeepPart, tellEvents } from '../../server/http/tell-events.ts';
import { createLog } from '../../server/log.ts';
import { createPublicSite, type PublicSite } from '../support/public-site.ts';

type ToyContext = {
  readonly signal: AbortSignal;
  readonly tell?: (root: object, own: object) => Promise<void>;
};

/** A word of the data, which errors of resolvers hold: no client may see it in them. */
export const secret = 'TCGA-05-4244';

const typeDefs = /* GraphQL */ `
  type Query {
    hello(name: String): String!
    greet(names: [String!]): String!
    patients(first: Int = 50): PatientConnection!
    miscounted: Int!
    broken: String
    faulty: String!
    unreachable: String!
    slow(ms: Int!): String!
    waiting: String!
    long: String!
  }
  type Mutation { touch: Boolean! }
  type Subscription { counted(to: Int!, size: Int = 1): Number! }
  type Number { number: Int text: String broken: String }
  type PatientConnection { nodes: [Patient!]! }
  type Patient { id: ID! conditions: [Condition!]! measurements(first: Int = 50): MeasurementConnection! friend: Patient! }
  type Condition { id: ID! measurements: [Measurement!]! }
  type MeasurementConnection { nodes: [Measurement!]! }
  type Measurement { id: ID! patient: Patient! }
`;

const faults = [
  { code: 'UNKNOWN_CODE', path: ['where', 'condition', 'code'], reason: 'unknown' },
  { code: 'CRITERION_INVALID', path: ['where', 'all', 1], reason: 'empty' },
] as const;

/** What a test may set; `waiting` is the work of the field of that name. */
export type ToyOptions = {
  readonly deadlineMs?: number;
  readonly idleMs?: number;
  readonly beatMs?: number;
  readonly keep?: KeepPart<ToyContext>;
  readonly contextError?: Error;
  readonly published?: PublicSite;
  readonly waiting?: (signal: AbortSignal) => Promise<unknown>;
};

/** As a read of the graph that takes too long. */
function waitForAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () =>
      reject(new KnownError('DEADLINE_EXCEEDED', 'The caller went away.')),
    );
  });
}

type Counting = { readonly to: number; readonly size: number };

/** Tells numbers one after another, the last as the answer; `waiting` follows those below 0. */
async function counted(
  event: { readonly counted: object } | undefined,
  { to, size }: Counting,
  { tell, signal }: ToyContext,
): Promise<object> {
  if (event !== undefined) return event.counted;
  const broken = () => Promise.reject(new TypeError(`cannot read ${secret}`));
  const toNumber = (number: number) => ({ number, text: 'a'.repeat(size), broken });
  for (let number = 1; number < Math.abs(to); number += 1) await tell?.({ counted: toNumber(number) }, {});
  if (to < 0) await waitForAbort(signal);
  return toNumber(to);
}

/** The service over a schema without a graph, and what it logged. */
export type Toy = {
  readonly app: FastifyInstance;
  readonly log: readonly string[];
  /** Of every GraphQL request so far. */
  readonly signals: readonly AbortSignal[];
};

export async function createToy({ waiting = waitForAbort, ...options }: ToyOptions = {}): Promise<Toy> {
  const lines: string[] = [];
  const signals: AbortSignal[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const patient = { id: 'p1', conditions: [], measurements: { nodes: [] } };
  const resolvers = {
    Query: {
      hello: (_: unknown, { name }: { name?: string }) => `hello ${name ?? ''}`,
      patients: () => ({ nodes: [patient] }),
      broken: () => Promise.reject(new TypeError(`cannot read ${secret}`)),
      miscounted: () => secret,
      faulty: () => {
        throw new CriterionErrors(faults);
      },
      unreachable: () => {
        throw new KnownError('GRAPH_UNAVAILABLE', 'The graph database cannot be reached.');
      },
      long: () => 'a'.repeat(60_000_000),
      slow: (_: unknown, { ms }: { ms: number }) => sleep(ms, 'done'),
      waiting: async (_: unknown, _args: unknown, { signal }: ToyContext) => {
        await waiting(signal);
        return 'done';
      },
    },
    Mutation: { touch: () => true },
    Subscription: { counted },
  };
  const metrics = createMetrics(() => 7);
  const schema = makeExecutableSchema({ typeDefs, resolvers });
  const readiness = new Readiness({ read: async () => [] });
  const app = await createHttp<ToyContext>({
    apollo: createApollo<ToyContext>(schema, log, {
      plugins: [graphiqlPage, metrics.plugin, tellEvents(log, options.keep)],
    }),
    context: async (signal) => {
      if (options.contextError) throw options.contextError;
      signals.push(signal);
      return { signal };
    },
    readiness,
    metrics,
    log,
    names: new Set(['site.example']),
    fair: (options.published ?? createPublicSite()).site,
    ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
    ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
    ...(options.beatMs === undefined ? {} : { beatMs: options.beatMs }),
  });
  return { app, log: lines, signals };
}

/** Status, headers and parsed body of one query. */
export async function ask({ app }: Toy, query: string, variables: object = {}) {
  const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
  return { status: response.statusCode, headers: response.headers, body: response.json() };
}

/** An answer, as far as its errors go. */
export type Errors = { readonly errors?: readonly { readonly extensions: { readonly code: string } }[] };

/** Code of every error of an answer. */
export function codesOf(body: Errors): string[] {
  return (body.errors ?? []).map(({ extensions }) => extensions.code);
}
