import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** One log line and one observation for each request, with nothing in them that the client chose. */
export function observeRequests(app: FastifyInstance, { requests }: Metrics, log: Logger): void {
  app.addHook('onRequest', async ({ id: correlationId, method, routeOptions }, { raw }) => {
    const began = performance.now();
    raw.once('close', () => {
      const ms = Math.round(performance.now() - began);
      const route = routeOptions.url ?? 'none';
      const status = raw.writableEnded ? raw.statusCode : 499; // as nginx calls a client that went away
      requests.observe({ method, route, status }, ms / 1_000);
      log.info({ correlationId, method, route, status, ms }, 'request');
    });
  });
}
