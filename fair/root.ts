import { apiCatalogIri } from './discovery.ts';
import { catalogueIri, type Iris } from './iris.ts';
import { entity, iri, literal } from './rdf/entity.ts';
import type { ResourceRoute } from './resource.ts';

/** The site itself: what machines find at `/`, and `html`, which people do. */
export function rootRoute(iris: Iris, html: string): ResourceRoute {
  return {
    path: '/',
    profiles: [],
    html,
    read: async () => {
      const root = `${iris.base}/`;
      const title = 'oncograph';
      const document = [
        entity(root, ['fdp:MetadataService', 'r3d:Repository'], {
          'dct:title': [literal(title)],
          'fdp:metadataCatalog': [iri(catalogueIri(iris))],
        }),
      ];
      const links = [
        { rel: 'api-catalog', href: apiCatalogIri(iris), type: 'application/linkset+json' },
      ] as const;
      return { kind: 'found', iri: root, document, title, links };
    },
  };
}
