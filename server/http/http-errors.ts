import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { CriterionErrors, KnownError } from '../../ontology/errors.ts';
import { headersOf, httpStatusOf, mask } from './graphql-errors.ts';

/** Answers what a route or the framework throws, as JSON in the form of GraphQL errors, without stack or path. */
export function createErrorHandler(log: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof KnownError) return refuse(reply, error);
    if (error instanceof CriterionErrors) return refuseAll(reply, error.errors);
    const status = error.statusCode ?? 500;
    if (status < 500) return refuse(reply, new KnownError('BAD_REQUEST', error.message), status);
    return reply.code(500).send({ errors: [mask(log, error, request.id)] });
  };
}

/** Answers a path that leads nowhere. */
export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return refuse(reply, new KnownError('NOT_FOUND', 'There is nothing at this path.'));
}

/** Answers `error` as JSON, with its own status or another. */
export function refuse(
  reply: FastifyReply,
  error: KnownError,
  status = httpStatusOf[error.code],
): FastifyReply {
  return refuseAll(reply.headers(headersOf(error)), [error], status);
}

/** Answers several errors as JSON, with the status of the first. */
function refuseAll(
  reply: FastifyReply,
  errors: readonly KnownError[],
  status = httpStatusOf[errors[0]?.code ?? 'INTERNAL'],
): FastifyReply {
  const told = errors.map(({ message, extensions }) => ({ message, extensions }));
  return reply.code(status).send({ errors: told });
}
