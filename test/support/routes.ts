import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';

/** A route of a server: one method of one path, whose parameters stand in it as `:name`. */
export type Route = { readonly method: string; readonly path: string };

/** Fastify tells of each server that is made on this channel, before it has any route. */
const channel = 'fastify.initialization';

/** What comes of `work`, and every route of the servers that it makes, whoever adds them and however late. */
export async function withRoutes<Made>(
  work: () => Promise<Made>,
): Promise<readonly [Made, readonly Route[]]> {
  const routes: Route[] = [];
  const listen = (message: unknown) => {
    const { fastify } = message as { readonly fastify: FastifyInstance }; // what the channel tells
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push({ method: one, path: url });
    });
  };
  subscribe(channel, listen);
  try {
    return [await work(), routes];
  } finally {
    unsubscribe(channel, listen);
  }
}
