import type { Iris } from '../rdf/iris.ts';
import type { ResourceRoute, SitemapEntry } from '../rdf/resource.ts';
import type { Api } from './discovery.ts';

/** Everything that a site publishes. */
export type Site = {
  readonly iris: Iris;
  /** Version of everything that the routes show; known without a query whenever possible. */
  readonly version: () => Promise<string>;
  readonly routes: readonly ResourceRoute[];
  /** Pages that crawlers are told of. */
  readonly sitemap: () => Promise<readonly SitemapEntry[]>;
  /** Asked with each answer: the address may be known only once the server listens. */
  readonly apis: () => readonly Api[];
};
