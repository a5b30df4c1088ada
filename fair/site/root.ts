import { agent } from '../catalogue/agents.ts';
import { type CatalogueSource, changeOf } from '../catalogue/source.ts';
import { inProfile } from '../catalogue/texts.ts';
import { currentRecords } from '../catalogue/versioned.ts';
import { containerOf, type Family, membersOf, rootFamily } from '../fdp/family.ts';
import { changeAt, latestOf, type NetworkSource } from '../network/source.ts';
import { type Document, entity, iri, literal } from '../rdf/entity.ts';
import { profiles } from '../rdf/profiles.ts';
import type { ResourceRoute } from '../rdf/resource.ts';
import { apiCatalogIri } from './discovery.ts';

/** What the site says of itself: where the catalogue is from, and which software answers. */
export type RootSource = Pick<CatalogueSource, 'catalogue' | 'facts' | 'iris'> & {
  readonly version: string;
  /** What other sites publish here, where any may. */
  readonly network?: NetworkSource | undefined;
  /** The page for people, at the address of the site. */
  readonly html: (base: string) => string;
};

/** The site itself, which machines find at `/` as a FAIR Data Point. */
export function rootRoute(source: RootSource): ResourceRoute {
  const { iris, html, catalogue, facts, network } = source;
  return {
    path: '/',
    profiles: [],
    get html() {
      return html(iris.base);
    },
    read: async () => {
      const [stored, sites] = await Promise.all([catalogue(), network?.sites() ?? []]);
      const modified = latestOf([changeOf(stored, currentRecords(stored)), ...sites.map(changeAt)]);
      const links = [
        { rel: 'api-catalog', href: apiCatalogIri(iris), type: 'application/linkset+json' },
      ] as const;
      return {
        kind: 'found',
        iri: `${iris.base}/`,
        document: rootDocument(source, rootFamily(iris, sites), modified),
        title: inProfile(facts().title, 'fdp')[0]?.text ?? 'oncograph',
        modified,
        links,
      };
    },
  };
}

/** The index of FAIR Data Points finds the root by its types, and goes on by the container. */
function rootDocument({ facts, version }: RootSource, family: Family, modified: string): Document {
  const { title, description, publisher } = facts();
  const place = family.parent;
  const changed = literal(modified, 'xsd:dateTime');
  return [
    entity(place, ['fdp:FAIRDataPoint', 'fdp:MetadataService', 'r3d:Repository', 'dcat:DataService'], {
      'dct:title': inProfile(title, 'fdp'),
      'dct:description': inProfile(description, 'fdp'),
      'dct:publisher': [agent(publisher, `${place}#publisher`, 'fdp')],
      'dcat:version': [literal(version)],
      'dct:modified': [changed],
      'dct:conformsTo': [iri(profiles.fdp.iri)],
      'dcat:endpointURL': [iri(place)],
      'fdp:conformsToFdpSpec': [iri(profiles.fdp.iri)],
      'fdp:metadataIdentifier': [iri(place)],
      'fdp:metadataModified': [changed],
      ...membersOf(family).properties,
    }),
    containerOf(family),
  ];
}
