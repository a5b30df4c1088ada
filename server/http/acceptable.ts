import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { mediaRangeOf, parsePreferences } from '../../fair/http/preference.ts';
import { writingTo } from './event-stream.ts';
import { answerTypes, eventType } from './linked.ts';

const noForm = `Accept names no form of answer that there is: ${[...answerTypes, eventType].join(', ')}.`;

const noStream = `A subscription is answered as a stream of events: send "Accept: ${eventType}".`;

/**
 * Refuses who takes no form of answer that there is before anything is done, or paid, for it: Apollo Server itself looks at `Accept`
 * when it writes.
 */
export function refuseUnacceptable(): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: async ({ request }) => ({
      didResolveOperation: async ({ operation, contextValue }) => {
        if (!isAcceptable(request.http?.headers.get('accept'))) throw notAcceptable(noForm);
        const isStreamed = request.http === undefined || writingTo(contextValue) !== undefined;
        if (operation?.operation === 'subscription' && !isStreamed) throw notAcceptable(noStream);
      },
    }),
  };
}

function notAcceptable(reason: string): GraphQLError {
  return new GraphQLError(reason, { extensions: { code: 'BAD_REQUEST', http: { status: 406 } } });
}

function isAcceptable(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  const ranges = parsePreferences(accept);
  return answerTypes.some((type) => (mediaRangeOf(type, ranges)?.q ?? 0) > 0);
}
