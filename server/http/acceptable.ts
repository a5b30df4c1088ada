import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { mediaRangeOf, parsePreferences } from '../../fair/http/preference.ts';
import { answerTypes } from './linked.ts';

/**
 * Refuses who takes no form of answer that there is before anything is done, or paid, for it: Apollo Server itself looks at `Accept`
 * when it writes.
 */
export function refuseUnacceptable(): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: async ({ request }) => ({
      didResolveOperation: async () => {
        if (isAcceptable(request.http?.headers.get('accept'))) return;
        throw new GraphQLError(`Accept names no form of answer that there is: ${answerTypes.join(', ')}.`, {
          extensions: { code: 'BAD_REQUEST', http: { status: 406 } },
        });
      },
    }),
  };
}

function isAcceptable(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  const ranges = parsePreferences(accept);
  return answerTypes.some((type) => (mediaRangeOf(type, ranges)?.q ?? 0) > 0);
}
