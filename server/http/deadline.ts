import type { FastifyReply } from 'fastify';
import { KnownError } from '../../ontology/errors.ts';

/**
 * Signal for the work on one request: aborts when the client leaves, and after `ms`, when the request is answered
 * DEADLINE_EXCEEDED whatever the work still does. Fastify's `handlerTimeout` and `request.signal` cannot say
 * this: they end as soon as the body of a request is read (Fastify 5.12, Node 20).
 */
export function limitTime(reply: FastifyReply, ms: number): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const late = new KnownError('DEADLINE_EXCEEDED', `The answer takes longer than ${ms / 1_000} s.`);
    controller.abort(late);
    if (!reply.sent && !reply.raw.headersSent) reply.send(late); // who is answered in parts says it in the last one
  }, ms);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableEnded) controller.abort();
  });
  return controller.signal;
}
