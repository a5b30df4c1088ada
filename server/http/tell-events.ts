import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from '@apollo/server';
import { execute } from 'graphql';
import type { Logger } from 'pino';
import { writingTo } from './event-stream.ts';
import { createFormatResult } from './graphql-errors.ts';
import { stringifyResult } from './linked.ts';

/** Keeps a part of an answer. @throws KnownError AUDIT_UNAVAILABLE: then it does not leave */
export type KeepPart<Context extends BaseContext> = (
  asking: Pick<GraphQLRequestContext<Context>, 'contextValue' | 'operation' | 'request'>,
) => Promise<void>;

/**
 * Lets resolvers `tell` what there is before the end, where a request is answered as an event stream: an event is what was selected of
 * the root that they tell. Each is kept before it leaves.
 */
export function tellEvents<Context extends BaseContext>(
  log: Logger,
  keep: KeepPart<Context> = async () => {},
): ApolloServerPlugin<Context> {
  const format = createFormatResult(log);
  return {
    requestDidStart: async () => ({
      executionDidStart: async ({ schema, document, request, operation, contextValue }) => {
        const write = writingTo(contextValue);
        if (write === undefined) return;
        const given = { variableValues: request.variables, operationName: request.operationName };
        const tell = async (rootValue: object, own: Partial<Context>) => {
          const context = { ...contextValue, ...own };
          const told = await execute({ schema, document, rootValue, contextValue: context, ...given });
          await keep({ contextValue: context, operation, request });
          await write(await stringifyResult(format(told, contextValue)));
        };
        Object.assign(contextValue, { tell });
      },
    }),
  };
}
