import { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Caller } from '../../disclosure/caller.ts';
import type { DisclosurePolicy } from '../../disclosure/policy.ts';
import type { Protection } from '../../disclosure/protection.ts';
import type { Network } from '../../federation/network.ts';
import { type Graph, unhurriedMs } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { type Context, createContext } from '../../resolvers/context.ts';
import { createSchema } from '../../schema/index.ts';
import { createFormatError, shapeErrors } from '../../server/http/graphql-errors.ts';
import { createLog } from '../../server/log.ts';
import { createServices } from '../../server/services.ts';
import { followTerminology } from '../../terminology/current.ts';
import { testDatabase } from './database.ts';

/** What GraphQL answers; of every error what clients rely on. */
export type Answer<Data> = {
  readonly data: Data;
  readonly errors: readonly { readonly code: unknown; readonly path: unknown }[];
};

type Variables = Readonly<Record<string, unknown>>;

export type Ask = <Data>(query: string, caller?: Caller, variables?: Variables) => Promise<Answer<Data>>;

/**
 * Under which access, under which policy if not the usual one, what ends a question, if anything, and what stands before the
 * fields. `read`: whose datasets are read and counted, if not the caller's. `network`: other sites that can be asked.
 */
type Asked = {
  readonly access?: 'open' | 'tiered';
  readonly policy?: DisclosurePolicy;
  readonly protection?: Protection;
  readonly signal?: () => AbortSignal;
  readonly schema?: GraphQLSchema;
  readonly read?: Caller;
  readonly network?: Network;
};

/** Asks the whole schema, permissions and error codes included, as `caller`. Every question has loaders of its own. */
export function createAsk(
  graph: Graph,
  usually: Caller,
  {
    access = 'tiered',
    policy,
    protection,
    signal = () => new AbortController().signal,
    schema = createSchema(),
    read,
    network,
  }: Asked = {},
): Ask {
  const patienceMs = unhurriedMs; // an answer of the version before would be another one
  const terminology = followTerminology(graph, undefined, patienceMs);
  const index = followIndex(graph, terminology, { folder: testDatabase().indexFolder, patienceMs });
  const services = createServices(
    { graph, terminology, index },
    { access, version: '0.0.0', policy, protection, network },
  );
  const formatError = createFormatError(createLog('error'));
  const server = new ApolloServer<Context>({ schema, formatError, plugins: [shapeErrors] });
  return async <Data>(query: string, caller: Caller = usually, variables: Variables = {}) => {
    const contextValue = { ...createContext(services, read ?? caller, signal()), caller };
    const { body } = await server.executeOperation<Data>({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new TypeError('an answer in parts');
    const { data, errors = [] } = body.singleResult;
    return {
      data: data as Data, // the test knows what it asks for
      errors: errors.map(({ extensions }) => ({ code: extensions?.code, path: extensions?.path })),
    };
  };
}

/** A caller who may read and count over these datasets. */
export function callerOf(...datasets: readonly string[]): Caller {
  return { subject: 'tester', records: datasets, counts: datasets };
}
