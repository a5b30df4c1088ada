import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Caller } from '../disclosure/policy.ts';
import { createIris } from '../fair/iris.ts';
import type { CurrentIndex } from '../loaders/cohort/current.ts';
import type { Graph } from '../loaders/graph.ts';
import type { CurrentTerminology } from '../loaders/terminology/current.ts';
import { type Context, createContext } from '../resolvers/context.ts';
import { createSchema } from '../schema/index.ts';
import type { Config } from './config.ts';
import { registerDumps } from './dumps.ts';
import { createApollo } from './graphql.ts';
import { Readiness } from './health.ts';
import { createHttp, drain } from './http.ts';
import { createMetrics } from './metrics.ts';
import { graphiqlPage } from './pages.ts';
import { rehearse } from './rehearse.ts';

export type ServeOptions = {
  readonly config: Pick<Config, 'host' | 'port' | 'access'> & Partial<Pick<Config, 'publicUrl'>>;
  readonly graph: Graph;
  readonly terminology: CurrentTerminology;
  readonly index: CurrentIndex;
  /** A second driver of the same database, for the readiness probe. */
  readonly probe: Graph;
  readonly log: Logger;
  readonly version: string;
  /** Who asks. */
  readonly caller: () => Promise<Caller>;
};

/** A server that listens. It answers `/health/ready` with 503 until `readiness` is set to `ready`. */
export type Serving = {
  readonly url: string;
  readonly readiness: Readiness;
  /** Asks what users ask first, for the server to be quick when they do. */
  rehearse(): Promise<void>;
  /** Refuses new requests, waits for those in flight, and cuts what is left after 12 s. */
  close(): Promise<void>;
};

/** Starts the service. @throws Error of the system when host and port cannot be listened on */
export async function serve({
  config,
  graph,
  terminology,
  index,
  probe,
  log,
  version,
  caller,
}: ServeOptions): Promise<Serving> {
  const at: { url?: string } = {};
  const iris = () => createIris(config.publicUrl ?? at.url ?? `http://${config.host}:${config.port}`);
  const metrics = createMetrics(() => graph.statements);
  const readiness = new Readiness(probe);
  const services = { graph, terminology, index, access: config.access, version };
  const apollo = createApollo<Context>(createSchema(), log, [graphiqlPage, metrics.plugin]);
  const context = async (signal: AbortSignal) => createContext(services, await caller(), signal);
  const routes = (app: FastifyInstance) => registerDumps(app, { graph, iris, caller });
  const app = await createHttp({ apollo, readiness, metrics, log, context, routes });
  const url = await app.listen({ host: config.host, port: config.port });
  at.url = url;
  const close = async () => {
    readiness.set('stopping');
    await drain(app);
    await apollo.stop();
  };
  return {
    url,
    readiness,
    close,
    rehearse: () => rehearse(apollo, () => context(new AbortController().signal)),
  };
}
