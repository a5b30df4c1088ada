import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { KnownError } from '../../ontology/errors.ts';
import { headersOf, httpStatusOf, mask } from './graphql-errors.ts';

/** Answers what a route or the framework throws, as JSON in the form of GraphQL errors, without stack or path. */
export function createErrorHandler(log: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof KnownError) return refuse(reply, error);
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
  return reply
    .code(status)
    .headers(headersOf(error))
    .send({ errors: [{ message: error.message, extensions: error.extensions }] });
}
