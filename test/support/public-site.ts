import { catalogueFacts } from '../../fair/catalogue/facts.ts';
import { count, type Document, entity, inLanguage, iri, literal, named } from '../../fair/rdf/entity.ts';
import { createIris, datasetIri, distributionIri } from '../../fair/rdf/iris.ts';
import { profiles } from '../../fair/rdf/profiles.ts';
import type { Resource, ResourceRoute } from '../../fair/rdf/resource.ts';
import { rootRoute } from '../../fair/site/root.ts';
import type { Site } from '../../fair/site/site.ts';
import { homeAt } from '../../server/site.ts';

export const iris = createIris('https://site.example.org');
const catalogue = 'https://site.example.org/catalog';
const licence = 'https://creativecommons.org/licenses/by/4.0/';
const modified = '2026-03-04T05:06:07.000Z';

/** What the page of a dataset must not do, in its title. */
const hostileTitle = 'Lung </script><script>alert(1)</script> & "co"';

/** A site with a dataset `lung`, a removed one and nothing else, and how often each was read. */
export type PublicSite = {
  readonly site: Site;
  readonly reads: () => number;
  setVersion(version: string): void;
};

export function createPublicSite(): PublicSite {
  const state = { reads: 0, version: '1' };
  const read =
    (resource: (id: string) => Resource): ResourceRoute['read'] =>
    async ({ id = '' }) => {
      state.reads += 1;
      return resource(id);
    };
  const all = ['dcat-ap', 'healthdcat', 'eucaim', 'fdp', 'schema'] as const;
  const routes: readonly ResourceRoute[] = [
    rootRoute({
      iris,
      catalogue: async () => ({ version: '', versions: [], removed: [] }),
      facts: () => catalogueFacts(iris.base),
      version: '1.0.0',
      html: homeAt,
    }),
    { path: '/catalog', profiles: all, read: read(() => catalogueResource), linkset: '/linkset' },
    { path: '/dataset/:id', profiles: all, linkset: '/linkset/:id', read: read(datasetResource) },
    { path: '/concept/:vocabulary/:id', profiles: [], read: read(conceptResource) },
  ];
  return {
    site: {
      iris,
      version: async () => state.version,
      routes,
      sitemap: async () => [{ iri: catalogue, modified }],
      apis: () => [
        { anchor: `${iris.base}/graphql`, links: [{ rel: 'service-doc', href: `${iris.base}/graphql` }] },
      ],
    },
    reads: () => state.reads,
    setVersion: (version) => {
      state.version = version;
    },
  };
}

const catalogueResource: Resource = {
  kind: 'found',
  iri: catalogue,
  title: 'Catalogue',
  modified,
  document: [
    entity(catalogue, ['dcat:Catalog'], {
      'dct:title': [inLanguage('Catalogue', 'en')],
      'dcat:dataset': [iri(datasetIri(iris, 'lung'))],
    }),
  ],
  links: [{ rel: 'item', href: datasetIri(iris, 'lung') }],
};

/** The record of the dataset `lung`. */
export function lungDocument(): Document {
  const distribution = distributionIri(iris, 'lung', 'by');
  return [
    entity(datasetIri(iris, 'lung'), ['dcat:Dataset'], {
      'dct:title': [inLanguage(hostileTitle, 'en'), inLanguage('Lunge', 'de')],
      'dct:description': [inLanguage('CT of lungs, with outlines of tumours.\n\nMade for tests.', 'en')],
      'dct:accessRights': [iri('http://publications.europa.eu/resource/authority/access-right/PUBLIC')],
      'dct:publisher': [
        entity(`${datasetIri(iris, 'lung')}#publisher`, ['foaf:Agent'], {
          'foaf:name': [literal('Invented Hospital')],
          'foaf:homepage': [iri('https://hospital.example.org/')],
          'dct:relation': [iri('javascript:alert(1)')],
        }),
      ],
      'dct:license': [iri(licence)],
      'healthdcatap:numberOfRecords': [count(1736)],
      'dcat:theme': [named('skos:Concept')],
      'dcat:distribution': [
        entity(distribution, ['dcat:Distribution'], { 'dct:title': [literal('Series under CC BY')] }),
      ],
    }),
  ];
}

function datasetResource(id: string): Resource {
  if (id === 'removed') return removed;
  if (id !== 'lung') return { kind: 'unknown' };
  return {
    kind: 'found',
    iri: datasetIri(iris, id),
    title: hostileTitle,
    modified,
    document: lungDocument(),
    links: [
      { rel: 'cite-as', href: datasetIri(iris, id) },
      { rel: 'type', href: 'https://schema.org/Dataset' },
      { rel: 'license', href: licence },
      { rel: 'collection', href: catalogue },
      { rel: 'item', href: distributionIri(iris, id, 'by'), type: 'application/dicom' },
    ],
    page: async () => ({
      figures: [
        { label: 'Patients', value: '366' },
        { label: 'Imaging studies', value: '1,736' },
      ],
      missing: [
        { profile: 'dcat-ap', properties: [] },
        { profile: 'healthdcat', properties: ['healthdcatap:hdab: exactly one is wanted, there is none'] },
      ],
      schemaOrg: [
        entity(datasetIri(iris, id), ['schema:Dataset'], {
          'schema:name': [literal(hostileTitle)],
          'schema:license': [iri(licence)],
          'schema:isAccessibleForFree': [literal('false', 'xsd:boolean')],
          'schema:creator': [
            entity(`${datasetIri(iris, id)}#publisher`, ['schema:Organization'], {
              'schema:name': [literal('Invented Hospital')],
            }),
          ],
        }),
      ],
    }),
  };
}

const removed: Resource = {
  kind: 'gone',
  iri: datasetIri(iris, 'removed'),
  title: 'A removed dataset',
  modified,
  document: [
    entity(datasetIri(iris, 'removed'), ['dcat:Dataset'], { 'dct:title': [literal('A removed dataset')] }),
  ],
  links: [{ rel: 'type', href: profiles.schema.iri }],
};

function conceptResource(id: string): Resource {
  const about = `${iris.base}/concept/X/${encodeURIComponent(id)}`;
  return {
    kind: 'found',
    iri: about,
    title: id,
    document: [entity(about, ['skos:Concept'], { 'skos:notation': [literal(id)] })],
    links: [],
  };
}
