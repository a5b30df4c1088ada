import type { FastifyInstance } from 'fastify';

/** Routes whose answers depend on who asks. */
const personal: ReadonlySet<string | undefined> = new Set([
  '/graphql',
  '/account',
  '/dump/records.nq.gz',
  '/dump/terminology.nq.gz',
  '/eucaim/search',
]);

/** Keeps what is answered to one caller out of caches, and says by what it differs. RFC 9111, section 5.2.2. */
export function keepPrivate(app: FastifyInstance): void {
  const headers = { 'cache-control': 'private, no-store', vary: 'Cookie, Authorization' };
  app.addHook('onRequest', async ({ routeOptions }, reply) => {
    if (personal.has(routeOptions.url)) reply.headers(headers);
  });
}
