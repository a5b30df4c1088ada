import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import { paceOf } from '../../disclosure/asker.ts';
import type { Context } from '../../resolvers/context.ts';

/** Bytes of which a protected answer has a whole number of times as many: its length says nothing of the numbers in it. */
const paddedTo = 2_048;

/**
 * Lets protected answers leave a fixed time after they were asked, whatever was done for them, and says in `extensions` what was paid.
 * Apollo Server waits for all plugins, so what the others do until then is hidden, too.
 */
export function pacedAnswers(): ApolloServerPlugin<Pick<Context, 'asker'>> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ contextValue, response: { body } }) => {
        const pace = paceOf(contextValue.asker);
        if (pace.isProtected() && body.kind === 'single')
          body.singleResult.extensions = { ...body.singleResult.extensions, privacy: { cost: pace.cost() } };
        await pace.rest();
      },
    }),
  };
}

/** The text of an answer, with blanks behind it where it is a protected one. */
export function padded(text: string, extensions: FormattedExecutionResult['extensions']): string {
  return extensions?.privacy === undefined ? text : withBlanks(text);
}

/** The text of a protected answer, with as many blanks behind it as make its length a whole number of steps. */
export function withBlanks(text: string): string {
  const bytes = Buffer.byteLength(text);
  return text + ' '.repeat(Math.ceil(bytes / paddedTo) * paddedTo - bytes);
}
