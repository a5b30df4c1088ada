import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerWentAway, KnownError } from '../../ontology/errors.ts';
import { aborted } from '../aborted.ts';
import { limitTime } from './deadline.ts';
import { eventType } from './linked.ts';

/** What a stream is made of. */
export type StreamParts<Context extends BaseContext> = {
  readonly apollo: ApolloServer<Context>;
  /** @throws GraphQLError of whoever is not let in */
  readonly context: (signal: AbortSignal, request: FastifyRequest) => Promise<Context>;
  readonly deadlineMs: number;
  /** After so long with nothing to say a comment goes over the connection. */
  readonly beatMs: number;
};

/** Writes an answer; resolves when there is room for more. @throws KnownError DEADLINE_EXCEEDED once nobody waits for it any more */
type Write = (text: string) => Promise<void>;

const writing = Symbol('writing');

/** By what a request is answered before its end; undefined of one that has one answer. */
export function writingTo(context: object): Write | undefined {
  return writing in context ? (context[writing] as Write) : undefined; // nobody else has the symbol
}

/** Nothing between here and the client keeps it back: `no-transform` is no compression, and nginx asks for the other. */
const headers = {
  'content-type': `${eventType}; charset=utf-8`,
  'cache-control': 'private, no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** A line that says nothing, for who ends connections over which nothing comes. HTML, section 9.2.7. */
const comment = ':\n\n';

/**
 * Answers as an event stream, by the protocol GraphQL over SSE, distinct connections mode. A request goes the way of all others; who is not
 * let in is refused by a status, whatever else is wrong is said in the stream.
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
 */
export function streamAnswers<Context extends BaseContext>({
  apollo,
  context: contextOf,
  deadlineMs,
  beatMs,
}: StreamParts<Context>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const signal = limitTime(reply, deadlineMs);
    const events = new PassThrough();
    const known = new AbortController();
    const answered = apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: toGraphQLRequest(request),
      context: async () => {
        const context = await contextOf(signal, request);
        known.abort();
        return Object.assign(context, { [writing]: writeTo(events, signal) });
      },
    });
    await Promise.race([answered, aborted(known.signal)]);
    if (reply.sent || reply.raw.destroyed) return reply; // it took too long
    if (!known.signal.aborted) return sendWhole(reply, await answered);
    const last = answered.then(({ body }) => (body.kind === 'complete' ? body.string : ''));
    keepOpen(events, beatMs);
    endWith(events, Promise.race([last, lateAnswer(signal)]));
    return reply.headers(headers).send(events);
  };
}

/** The answers are those of any other request that takes JSON. */
function toGraphQLRequest({ method, headers: given, url, body }: FastifyRequest): HTTPGraphQLRequest {
  const head = new HeaderMap();
  for (const [name, value] of Object.entries(given)) head.set(name, [value ?? []].flat().join(', '));
  head.set('accept', 'application/json');
  return { method, headers: head, search: new URL(url, 'http://localhost').search, body };
}

function writeTo(events: PassThrough, signal: AbortSignal): Write {
  return async (text) => {
    if (signal.aborted || !events.writable) throw endOf(signal);
    if (events.write(toEvent('next', text))) return;
    await once(events, 'drain', { signal }).catch(() => {
      throw endOf(signal);
    });
  };
}

/** An event, each line of its data by itself. HTML, section 9.2.6. */
function toEvent(name: 'next' | 'complete', data: string): string {
  const lines = data.replace(/\n$/, '').split('\n');
  return `event: ${name}\n${lines.map((line) => `data: ${line}\n`).join('')}\n`;
}

/** Says something now and then, if only that nothing is to be said, as long as it can be said. */
function keepOpen(events: PassThrough, beatMs: number): void {
  const beat = () => events.writableNeedDrain || events.write(comment);
  beat();
  const timer = setInterval(beat, beatMs);
  for (const end of ['finish', 'close']) events.once(end, () => clearInterval(timer));
}

function endWith(events: PassThrough, last: Promise<string>): void {
  last.then(
    (text) => events.writable && events.end(toEvent('next', text) + toEvent('complete', '')),
    (error: Error) => events.destroy(error),
  );
}

/** What is answered where the deadline passes, whatever the work still does. */
async function lateAnswer(signal: AbortSignal): Promise<string> {
  await aborted(signal);
  const { message, extensions } = endOf(signal);
  return JSON.stringify({ errors: [{ message, extensions }] });
}

/** Why nobody waits any more. */
function endOf({ reason }: AbortSignal): KnownError {
  return reason instanceof KnownError ? reason : callerWentAway();
}

type Answered = Awaited<ReturnType<ApolloServer['executeHTTPGraphQLRequest']>>;

function sendWhole(reply: FastifyReply, { status = 200, headers: given, body }: Answered): FastifyReply {
  return reply
    .code(status)
    .headers(Object.fromEntries(given))
    .send(body.kind === 'complete' ? body.string : '');
}
