import { randomUUID } from 'node:crypto';
import type { ApolloServer, BaseContext } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Site } from '../../fair/site/site.ts';
import { KnownError } from '../../ontology/errors.ts';
import { followConnections, hearOut } from './connections.ts';
import { limitTime } from './deadline.ts';
import { streamAnswers } from './event-stream.ts';
import { registerFair } from './fair.ts';
import { correlate, wholeAnswer } from './graphql-errors.ts';
import { limitHeaders } from './headers.ts';
import type { Readiness } from './health.ts';
import { limitHosts } from './hosts.ts';
import { answerNotFound, createErrorHandler } from './http-errors.ts';
import { prefersEvents } from './linked.ts';
import type { Metrics } from './metrics.ts';
import { observeRequests } from './observe.ts';
import { registerPages } from './pages.ts';
import { addSecurityHeaders } from './security-headers.ts';

/** What the HTTP server is made of. */
export type HttpParts<Context extends BaseContext> = {
  readonly apollo: ApolloServer<Context>;
  /** Context of a GraphQL request; `signal` aborts when the client leaves or the deadline passes. */
  readonly context: (signal: AbortSignal, request: FastifyRequest) => Promise<Context>;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Adds further routes. */
  readonly routes?: (app: FastifyInstance) => void;
  readonly deadlineMs?: number;
  /** So long nothing may come or go over a connection on which something is under way. */
  readonly idleMs?: number;
  /** So long nothing is said over a stream of events. */
  readonly beatMs?: number;
  /** Names under which it answers, beside addresses and `localhost`. */
  readonly names: ReadonlySet<string>;
  /** Addresses and networks of proxies that are believed from where a request comes. */
  readonly proxies?: readonly string[] | undefined;
  /** What is published about the site. */
  readonly fair: Site;
};

const bodyLimitBytes = 100_000;
const requestDeadlineMs = 30_000;
/**
 * Who takes nothing of an answer for longer keeps what waits for them, and the place of a dump. Node.js passes over the first
 * time at which something was written meanwhile: it may be twice as long.
 */
const idleConnectionMs = 60_000;
/** Proxies end connections over which nothing came for 30 s or more. */
const streamBeatMs = 10_000;
/** A stop takes 15 s at most; the rest is for the database. */
const drainMs = 12_000;
/** Codes and ids in paths; the router takes no longer ones. */
const maxParamLength = 1_000;

/** The HTTP server with all routes, not yet listening. */
export async function createHttp<Context extends BaseContext>(
  parts: HttpParts<Context>,
): Promise<FastifyInstance> {
  const { apollo, readiness, metrics, log } = parts;
  const refuse = createErrorHandler(log);
  const app = Fastify({
    logger: false, // its own messages quote URLs, and with them what was asked
    genReqId: () => randomUUID(),
    trustProxy: parts.proxies === undefined ? false : [...parts.proxies],
    bodyLimit: bodyLimitBytes,
    return503OnClosing: false, // whoever was connected before a stop is answered
    routerOptions: { maxParamLength },
    requestTimeout: 20_000,
    connectionTimeout: parts.idleMs ?? idleConnectionMs,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
    frameworkErrors: refuse,
  });
  app.setErrorHandler(refuse);
  app.setNotFoundHandler(answerNotFound);
  observeRequests(app, metrics, log);
  addSecurityHeaders(app);
  limitHeaders(app);
  followConnections(app.server);
  limitHosts(app, parts.names);

  app.get('/health/live', async () => ({ live: true }));
  app.get('/health/ready', async (_request, reply) => {
    const health = await readiness.check();
    return reply.code(health.ready ? 200 : 503).send(health);
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  await registerPages(app);
  registerFair(app, parts.fair);
  parts.routes?.(app);
  await apollo.start();
  registerGraphql(app, parts);
  return app;
}

const streamed = new Set(['GET', 'POST']);

/** Adds `/graphql`, whose answers come in one or, to who asks for it, event by event. */
function registerGraphql<Context extends BaseContext>(app: FastifyInstance, parts: HttpParts<Context>): void {
  const { apollo, deadlineMs = requestDeadlineMs, beatMs = streamBeatMs } = parts;
  const context = async (signal: AbortSignal, request: FastifyRequest) =>
    correlate(await parts.context(signal, request).catch(refuseWhole(request.id)), request.id);
  const answer = fastifyApolloHandler(apollo, {
    context: (request: FastifyRequest, reply: FastifyReply) => context(limitTime(reply, deadlineMs), request),
  });
  const stream = streamAnswers({ apollo, context, deadlineMs, beatMs });
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler(request, reply) {
      const isStreamed = streamed.has(request.method) && prefersEvents(request.headers.accept);
      return isStreamed ? stream(request, reply) : answer.call(this, request, reply);
    },
  });
}

/** Where the context of a request cannot be made, that is its whole answer. */
function refuseWhole(id: string) {
  return (error: unknown): never => {
    if (error instanceof KnownError) throw wholeAnswer(error);
    throw error instanceof Error ? correlate(error, id) : error;
  };
}

/**
 * Refuses new connections, answers what comes over those that there are, and cuts what is left after 12 s. Keep-alive
 * connections would otherwise hold the server open long after their last answer.
 */
export async function drain(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), drainMs);
  await hearOut(app.server);
  const sweep = setInterval(() => app.server.closeIdleConnections(), 100);
  await app.close().finally(() => {
    clearInterval(sweep);
    clearTimeout(cut);
  });
}
