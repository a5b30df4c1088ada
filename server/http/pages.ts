import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const web = join(import.meta.dirname, '../../web');
const { resolve } = createRequire(import.meta.url);

/** Files that the pages need, by their path: everything a browser loads comes from this server. */
const assets: Readonly<Record<string, string>> = {
  '/assets/page.css': join(web, 'page.css'),
  '/assets/graphiql/start.css': join(web, 'graphiql.css'),
  '/assets/graphiql/start.js': join(web, 'graphiql.js'),
  '/assets/graphiql/graphiql.css': inPackage('graphiql', 'graphiql.min.css'),
  '/assets/graphiql/graphiql.js': inPackage('graphiql', 'graphiql.min.js'),
  '/assets/graphiql/graphql-sse.js': inPackage('graphql-sse', 'umd/graphql-sse.min.js'),
  '/assets/graphiql/react.js': inPackage('react', 'umd/react.production.min.js'),
  '/assets/graphiql/react-dom.js': inPackage('react-dom', 'umd/react-dom.production.min.js'),
};

/** The files of all pages. */
export async function registerPages(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, { serve: false });
  for (const [path, file] of Object.entries(assets))
    app.get(path, (_request, reply) => reply.sendFile(basename(file), dirname(file)));
}

/** GraphiQL for whoever opens `/graphql` in a browser. */
export const graphiqlPage: ApolloServerPlugin<BaseContext> = {
  serverWillStart: async () => ({
    renderLandingPage: async () => ({ html: readFileSync(join(web, 'graphiql.html'), 'utf8') }),
  }),
};

function inPackage(name: string, file: string): string {
  return join(dirname(resolve(`${name}/package.json`)), file);
}
