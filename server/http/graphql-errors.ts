import { randomUUID } from 'node:crypto';
import { type ApolloServerPlugin, type BaseContext, HeaderMap, type HTTPGraphQLHead } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import type { Logger } from 'pino';
import { LoginError } from '../../access/login.ts';
import { type ErrorCode, KnownError, LimitError } from '../../ontology/errors.ts';

/** HTTP status of an answer that is nothing but an error of this code. */
export const httpStatusOf: Readonly<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  CRITERION_INVALID: 400,
  UNKNOWN_CODE: 400,
  UNKNOWN_UNIT: 400,
  NOT_EVALUABLE: 400,
  UNSUPPORTED: 400,
  ARGUMENT_INVALID: 400,
  QUERY_TOO_EXPENSIVE: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  BUDGET_EXHAUSTED: 429,
  INTERNAL: 500,
  GRAPH_UNAVAILABLE: 503,
  LOGIN_UNAVAILABLE: 503,
  AUDIT_UNAVAILABLE: 503,
  NETWORK_UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
};

/** Seconds after which a client may try again when the graph cannot be reached: a restart of Neo4j takes about ten. */
export const retryAfterSeconds = 10;

/** What an answer that is nothing but `error` says in its headers: when to ask again, or how to log in. */
export function headersOf(error: KnownError): Readonly<Record<string, string>> {
  if (error instanceof LimitError) return { 'retry-after': String(error.retryAfterSeconds) };
  const { renewsAt } = error.extensions;
  if (typeof renewsAt === 'string') return { 'retry-after': dateAfter(renewsAt) };
  if (httpStatusOf[error.code] === 503) return { 'retry-after': String(retryAfterSeconds) };
  const challenge = error instanceof LoginError ? error.challenge : undefined;
  return challenge === undefined ? {} : { 'www-authenticate': challenge };
}

/** A date of HTTP has whole seconds: the first that is not before `time`, as who comes a moment early is refused again. */
function dateAfter(time: string): string {
  return new Date(Math.ceil(Date.parse(time) / 1_000) * 1_000).toUTCString();
}

/** `error` as the whole answer to a request that was not executed, with its HTTP status. */
export function wholeAnswer(error: KnownError): GraphQLError {
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { ...error.extensions, http: headOf(error) },
  });
}

/** Throws what stands for `error` as the whole answer, if it is a known one. */
export function throwWhole(error: unknown): never {
  throw error instanceof KnownError ? wholeAnswer(error) : error;
}

/**
 * What a caller sees of an error: known errors and faults of the request as they are; anything else as INTERNAL
 * without its text, which goes to the log under the same `correlationId`.
 */
export function createFormatError(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const [fault] = faultsOf(error);
    if (fault !== undefined) return { ...formatted, message: fault.message, extensions: fault.extensions };
    if (isOfRequest(formatted, error))
      return { ...formatted, message: sayWhy(formatted.message), extensions: { code: 'BAD_REQUEST' } };
    const root = rootOf(error);
    return { ...formatted, ...mask(log, root, correlationOf(error) ?? correlationOf(root)) };
  };
}

/** What a caller sees of an answer that Apollo Server does not write; `of` is the context of the request. */
export function createFormatResult(log: Logger) {
  const format = createFormatError(log);
  const formatOne = (error: GraphQLError, id: string | undefined) => {
    const extensions = { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, ...error.extensions };
    return format({ ...error.toJSON(), extensions }, id === undefined ? error : correlate(error, id));
  };
  return ({ errors, ...rest }: ExecutionResult, of: object): FormattedExecutionResult =>
    errors === undefined
      ? rest
      : { ...rest, errors: errors.map((error) => formatOne(error, correlationOf(of))) };
}

/** GraphQL compares fields of one name with each other, and ends without a reason where these are too many. */
function sayWhy(message: string): string {
  return message === 'Validation aborted.'
    ? 'The document asks for one field too often to be validated: ask for each once, or in several requests.'
    : message;
}

/** Logs `error` and gives what stands for it in the answer, under the id of the request where there is one. */
export function mask(log: Logger, error: unknown, correlationId: string = randomUUID()) {
  log.error({ correlationId, err: error }, 'unexpected error');
  return {
    message: 'The server failed; the log has the reason under this correlationId.',
    extensions: { code: 'INTERNAL', correlationId },
  };
}

/**
 * Says of which request a context or an error is: what goes wrong is logged under its id. (An asynchronous context would
 * cost each promise of an answer some time.)
 */
export function correlate<Part extends object>(part: Part, correlationId: string): Part {
  return Object.assign(part, { [correlation]: correlationId });
}

const correlation = Symbol('correlationId');

/** The id of the request that a context or an error is of. */
function correlationOf(part: unknown): string | undefined {
  const isKnown = typeof part === 'object' && part !== null && correlation in part;
  return isKnown && typeof part[correlation] === 'string' ? part[correlation] : undefined;
}

/** One error of the answer for each fault of a criterion, and the HTTP status of an answer without data. */
export const shapeErrors: ApolloServerPlugin<BaseContext> = {
  unexpectedErrorProcessingRequest: async ({ error, requestContext: { document, operation } }) => {
    if (error instanceof GraphQLError && document !== undefined && operation === undefined)
      throw wholeAnswer(conditional);
  },
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue }) => {
      const id = correlationOf(contextValue);
      if (id !== undefined) for (const error of errors) correlate(error, id);
    },
    willSendResponse: async ({ errors = [], response: { body, http } }) => {
      if (body.kind !== 'single' || errors.length === 0) return;
      const shown = body.singleResult.errors ?? [];
      body.singleResult.errors = shown.flatMap((first, at) => {
        const faults = faultsOf(errors[at]);
        if (faults.length < 2) return [first];
        return faults.map(({ message, extensions }) => ({ ...first, message, extensions }));
      });
      if (body.singleResult.data) return;
      // GraphQL over HTTP, section 6.4: 2xx when executed; an answer that only outage or deadline emptied is the exception.
      const outage = errors.flatMap(faultsOf).find(({ code }) => httpStatusOf[code] > 500);
      if (outage === undefined) return;
      const { status, headers } = headOf(outage);
      http.status = status;
      for (const [name, value] of headers) http.headers.set(name, value);
    },
  }),
};

/** The validation of GraphQL.js throws where it looks for the fields of a subscription, and has no variables by which these are left out. */
const conditional = new KnownError(
  'BAD_REQUEST',
  'The field of a subscription takes no @skip or @include with a variable.',
);

function headOf(error: KnownError): HTTPGraphQLHead & { status: number } {
  return { status: httpStatusOf[error.code], headers: new HeaderMap(Object.entries(headersOf(error))) };
}

/** The known errors behind `error`: several when a criterion has several faults. */
function faultsOf(error: unknown): readonly KnownError[] {
  const root = rootOf(error);
  const members: readonly unknown[] = root instanceof AggregateError ? root.errors : [root];
  return members.every((member) => member instanceof KnownError) ? members : [];
}

/** What was thrown, below the errors that GraphQL wrapped around it. */
function rootOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError !== undefined
    ? rootOf(error.originalError)
    : error;
}

/**
 * Whether GraphQL itself refuses the request. Below a field it also raises errors of ours, such as
 * `Int cannot represent …` with the value in its text; only those of arguments are the caller's.
 */
function isOfRequest({ path, extensions }: GraphQLFormattedError, error: unknown): boolean {
  const root = rootOf(error);
  if (extensions?.code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR) return true;
  return root instanceof GraphQLError && (path === undefined || root.message.startsWith('Argument "'));
}
