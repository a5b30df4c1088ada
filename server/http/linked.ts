import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { DocumentNode, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { parsePreferences } from '../../fair/http/preference.ts';
import { linkAnswer } from '../../fair/linked/answer.ts';
import { answerContext } from '../../fair/linked/context.ts';
import { type LinkedQuery, planLinks } from '../../fair/linked/plan.ts';
import type { JsonObject } from '../../fair/rdf/context.ts';
import type { Iris } from '../../fair/rdf/iris.ts';
import { KnownError } from '../../ontology/errors.ts';
import { toAnswerText } from './answer-text.ts';
import { wholeAnswer } from './graphql-errors.ts';
import { padded } from './paced-answers.ts';

const linkedType = 'application/ld+json';

/** Media types of answers that are no linked data. GraphQL over HTTP, section 4.1. */
const plainTypes = ['application/graphql-response+json', 'application/json'];

/** Media types of answers that come in one. */
export const answerTypes: readonly string[] = [...plainTypes, linkedType];

/** Media type of answers that come event by event. */
export const eventType = 'text/event-stream';

/** Contexts of linked answers by their data, until they are written: GraphQL has no place for them. */
const contexts = new WeakMap<object, JsonObject>();

/**
 * Answers who prefers `application/ld+json` with linked data: what GraphQL answers, with a context, and with `@id` and
 * `@type` in each thing. What is answered without data keeps the form of GraphQL.
 */
export function linkAnswers(iris: () => Iris): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: async ({ schema, request }) => {
      if (!prefersLinked(request.http?.headers.get('accept'))) return;
      const state: { asked?: LinkedQuery } = {};
      return {
        didResolveOperation: async (requested) => {
          state.asked = known(() => planAnswer(schema, requested.document, iris()));
          // Executed in place of what was asked: the limits have been held against that.
          Object.assign(requested, { document: state.asked.document });
        },
        willSendResponse: async ({ response: { body, http } }) => {
          http.headers.set('content-type', `${plainTypes[0]}; charset=utf-8`);
          if (body.kind !== 'single' || !body.singleResult.data || state.asked === undefined) return;
          const { context, data } = linkAnswer(body.singleResult.data, state.asked, iris());
          const shown = { ...data };
          contexts.set(shown, context);
          body.singleResult.data = shown;
          http.headers.set('content-type', linkedType);
        },
      };
    },
  };
}

/** The text of an answer; of linked data with its context first. @throws GraphQLError QUERY_TOO_EXPENSIVE */
export async function stringifyResult({
  errors,
  data,
  extensions,
}: FormattedExecutionResult): Promise<string> {
  const context = data ? contexts.get(data) : undefined;
  const whole = { ...(context && { '@context': context }), errors, data, extensions };
  return padded(`${await toAnswerText(whole)}\n`, extensions);
}

/** Whether linked data are more welcome than any other answer in one, or as welcome and named first. */
function prefersLinked(accept: string | undefined): boolean {
  return prefers(linkedType, plainTypes, accept);
}

/** Whether an event stream is more welcome than an answer in one, or as welcome and named first. */
export function prefersEvents(accept: string | undefined): boolean {
  return prefers(eventType, answerTypes, accept);
}

function prefers(type: string, others: readonly string[], accept = ''): boolean {
  const ranges = parsePreferences(accept).filter(({ q }) => q > 0);
  const wanted = ranges.find(({ value }) => value === type);
  return (
    wanted !== undefined &&
    ranges
      .filter(({ value }) => others.includes(value))
      .every(({ q, at }) => q < wanted.q || (q === wanted.q && at > wanted.at))
  );
}

/** What no context can say is refused before anything is read. */
function planAnswer(schema: GraphQLSchema, document: DocumentNode, iris: Iris): LinkedQuery {
  const asked = planLinks(schema, document);
  answerContext(asked, new Set(), iris);
  return asked;
}

/** What `make` refuses is the whole answer. */
function known<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw error instanceof KnownError ? wholeAnswer(error) : error;
  }
}
