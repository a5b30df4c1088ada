import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { KnownError } from '../../ontology/errors.ts';
import { refuse } from './http-errors.ts';

/** Headers that say what an answer may be: what is read of them is compared with all that is offered. */
const preferences = [
  'accept',
  'accept-profile',
  'accept-encoding',
  'accept-language',
  'if-none-match',
  'if-modified-since',
];
/** The longest that a browser sends has some 200 characters. */
const mostCharacters = 2_000;

/** Answers 431 (RFC 6585, section 5) to a request with a longer header of preferences than anybody needs. */
export function limitHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const name = tooLong(request);
    return name === undefined ? undefined : refuseHeader(reply, name);
  });
}

function tooLong({ headers }: FastifyRequest): string | undefined {
  return preferences.find((name) => [headers[name]].flat().join(', ').length > mostCharacters);
}

function refuseHeader(reply: FastifyReply, name: string): FastifyReply {
  const reason = `The header ${name} has more than ${mostCharacters} characters.`;
  return refuse(reply, new KnownError('BAD_REQUEST', reason), 431);
}
