import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { refuseUnacceptable } from './acceptable.ts';
import { createFormatError, shapeErrors } from './graphql-errors.ts';
import { createCostLimit, limitRules, limits, type PersonLimit } from './limits.ts';
import { stringifyResult } from './linked.ts';

/** Past its limit GraphQL adds one more error, which says so. */
const listedErrors = limits.errors - 1;

/** What may be added to the server, and what is held against each person. */
export type ApolloParts<Context extends BaseContext> = {
  readonly plugins?: readonly ApolloServerPlugin<Context>[];
  readonly person?: PersonLimit<Context> | undefined;
  /** How many other sites there are to be asked now. */
  readonly sites?: (() => number) | undefined;
};

/** The GraphQL server over `schema`, with its limits and the errors of the contract. */
export function createApollo<Context extends BaseContext>(
  schema: GraphQLSchema,
  log: Logger,
  { plugins = [], person, sites }: ApolloParts<Context> = {},
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: listedErrors },
    validationRules: limitRules,
    executionOptions: { maxCoercionErrors: listedErrors },
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createFormatError(log),
    logger: log,
    stringifyResult,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      refuseUnacceptable(),
      createCostLimit({ person, sites }),
      shapeErrors,
      ...plugins,
    ],
  });
}
