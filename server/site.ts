import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CatalogueFacts, catalogueFacts } from '../fair/catalogue/facts.ts';
import { catalogueRoutes, catalogueSitemap, readWhole } from '../fair/catalogue/routes.ts';
import { type Check, createMissing } from '../fair/catalogue/shortfalls.ts';
import type { CatalogueSource } from '../fair/catalogue/source.ts';
import { pointRoutes } from '../fair/fdp/routes.ts';
import { streamRoutes } from '../fair/ldes/routes.ts';
import { networkRoutes, networkSitemap } from '../fair/network/routes.ts';
import type { NetworkSource } from '../fair/network/source.ts';
import type { Document } from '../fair/rdf/entity.ts';
import { createIris, type Iris } from '../fair/rdf/iris.ts';
import { allProfiles } from '../fair/rdf/profiles.ts';
import type { ResourceRoute } from '../fair/rdf/resource.ts';
import { type OntologyFacts, ontologyDocument } from '../fair/records/ontology.ts';
import { ontologyRoutes } from '../fair/records/routes.ts';
import type { Api } from '../fair/site/discovery.ts';
import { rootRoute } from '../fair/site/root.ts';
import type { Site } from '../fair/site/site.ts';
import { sparqlIri } from '../fair/sparql/description.ts';
import { voidRoute } from '../fair/void/routes.ts';
import type { StoredCatalogue } from '../loaders/catalogue.ts';

const web = join(import.meta.dirname, '..', 'web');

const home = readFileSync(join(web, 'index.html'), 'utf8');

const account = `<dt><a href="account">Account</a></dt>
        <dd>Log in, see what was granted to you, sign out.</dd>
        `;

/** The page for people at the address of the site, which may be a folder of another host, and may log people in. */
export function homeAt(base: string, hasLogin = false): string {
  const folder = new URL(`${base}/`).pathname;
  const page = hasLogin ? home.replace('<dt>Documentation', `${account}<dt>Documentation`) : home;
  return page.replace(/ href="(?!data:)/g, ` href="${folder}`);
}

/** What the site publishes of itself: its IRIs, and the version of what stands behind them. */
export type SiteParts = {
  readonly iris: Iris;
  readonly version: () => Promise<string>;
  readonly catalogue: () => Promise<StoredCatalogue>;
  /** What the site states of its catalogue. */
  readonly stated: Partial<CatalogueFacts>;
  /** Whether people log in in the browser. */
  readonly hasLogin?: boolean;
  readonly check: Check;
  /** What the ontology of records says beside the catalogue. */
  readonly ontology: OntologyFacts;
  /** The addresses of concepts and their mappings. */
  readonly concepts: readonly ResourceRoute[];
  /** What other sites publish here, where any may. */
  readonly network?: NetworkSource | undefined;
};

/** What a site publishes. */
export type PublishedSite = Site & {
  /** What its catalogue is answered from. */
  readonly source: CatalogueSource;
  /** What of it SPARQL is asked over, beside the terminology: the catalogue in every profile, VoID and the ontology. */
  readonly documents: () => Promise<readonly Document[]>;
};

/** Everything public of this server. */
export function createSite({
  iris,
  version,
  catalogue,
  stated,
  hasLogin = false,
  check,
  ontology,
  concepts,
  network,
}: SiteParts): PublishedSite {
  const facts = () => catalogueFacts(iris.base, stated);
  const source = { catalogue, facts, iris, missing: createMissing({ facts, iris, check }) };
  const linkedData = voidRoute(source);
  const others = network && { ...network, iris };
  return {
    source,
    iris,
    version,
    routes: [
      rootRoute({ ...source, version: ontology.version, network, html: (base) => homeAt(base, hasLogin) }),
      ...catalogueRoutes(source),
      ...pointRoutes({ ...source, network }),
      ...(others === undefined ? [] : networkRoutes(others)),
      ...streamRoutes({ catalogue, iris, version: ontology.version }),
      linkedData,
      ...ontologyRoutes(iris, ontology),
      ...concepts,
    ],
    sitemap: async () => [
      ...catalogueSitemap(await catalogue(), iris),
      ...(others === undefined ? [] : await networkSitemap(others)),
    ],
    apis: () => apisOf(iris),
    documents: async () => [
      ontologyDocument(iris, ontology),
      await documentOf(linkedData),
      ...(await Promise.all(allProfiles.map((profile) => readWhole(source, profile)))),
    ],
  };
}

async function documentOf(route: ResourceRoute): Promise<Document> {
  const resource = await route.read({}, 'dcat-ap');
  return resource.kind === 'found' ? resource.document : [];
}

/** IRIs of a site: `address` is asked with each answer. */
export function irisAt(address: () => string): Iris {
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
function apisOf(iris: Iris): readonly Api[] {
  const { base } = iris;
  const sparql = sparqlIri(iris);
  return [
    {
      anchor: `${base}/graphql`,
      links: [
        { rel: 'service-doc', href: `${base}/graphql`, type: 'text/html' },
        { rel: 'status', href: `${base}/health/ready`, type: 'application/json' },
      ],
    },
    {
      anchor: sparql,
      links: [
        { rel: 'service-desc', href: sparql, type: 'text/turtle' },
        { rel: 'service-doc', href: sparql, type: 'text/html' },
      ],
    },
  ];
}
