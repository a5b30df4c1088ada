import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CatalogueFacts, catalogueFacts } from '../fair/catalogue/facts.ts';
import { catalogueRoutes, catalogueSitemap } from '../fair/catalogue/routes.ts';
import { type Check, createMissing } from '../fair/catalogue/shortfalls.ts';
import type { CatalogueSource } from '../fair/catalogue/source.ts';
import type { Api } from '../fair/discovery.ts';
import { pointRoutes } from '../fair/fdp/routes.ts';
import { createIris, type Iris } from '../fair/iris.ts';
import { streamRoutes } from '../fair/ldes/routes.ts';
import type { OntologyFacts } from '../fair/records/ontology.ts';
import { ontologyRoutes } from '../fair/records/routes.ts';
import { rootRoute } from '../fair/root.ts';
import type { Site } from '../fair/site.ts';
import { voidRoute } from '../fair/void/routes.ts';
import type { StoredCatalogue } from '../loaders/catalogue.ts';

const web = join(import.meta.dirname, '..', 'web');

/** The page at `/` for people. */
export const home = readFileSync(join(web, 'index.html'), 'utf8');

/** What the site publishes of itself: where its IRIs begin, and the version of what stands behind them. */
export type SiteParts = {
  readonly address: () => string;
  readonly version: () => Promise<string>;
  readonly catalogue: () => Promise<StoredCatalogue>;
  /** What the site states of its catalogue. */
  readonly stated: Partial<CatalogueFacts>;
  readonly check: Check;
  /** What the ontology of records says beside the catalogue. */
  readonly ontology: OntologyFacts;
};

/** What is published, and what its catalogue is answered from. */
export type PublishedSite = Site & { readonly source: CatalogueSource };

/** Everything public of this server. `address` is asked with each answer: a free port is known only once it listens. */
export function createSite({
  address,
  version,
  catalogue,
  stated,
  check,
  ontology,
}: SiteParts): PublishedSite {
  const iris = irisAt(address);
  const facts = () => catalogueFacts(iris.base, stated);
  const source = { catalogue, facts, iris, missing: createMissing({ facts, iris, check }) };
  return {
    source,
    iris,
    version,
    routes: [
      rootRoute({ ...source, version: ontology.version, html: home }),
      ...catalogueRoutes(source),
      ...pointRoutes(source),
      ...streamRoutes({ catalogue, iris, version: ontology.version }),
      voidRoute(source),
      ...ontologyRoutes(iris, ontology),
    ],
    sitemap: async () => catalogueSitemap(await catalogue(), iris),
    apis: () => apisOf(iris),
  };
}

function irisAt(address: () => string): Iris {
  return {
    get base() {
      return createIris(address()).base;
    },
    get ontology() {
      return createIris(address()).ontology;
    },
  };
}

/** RFC 8631: where an interface is described, and whether it works. */
function apisOf({ base }: Iris): readonly Api[] {
  return [
    {
      anchor: `${base}/graphql`,
      links: [
        { rel: 'service-doc', href: `${base}/graphql`, type: 'text/html' },
        { rel: 'status', href: `${base}/health/ready`, type: 'application/json' },
      ],
    },
  ];
}
