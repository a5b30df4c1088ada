import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import type { Document } from '../rdf/entity.ts';
import { catalogueIri, datasetIri, type Iris } from '../rdf/iris.ts';
import { allProfiles, type Profile } from '../rdf/profiles.ts';
import type { ResourceRoute, SitemapEntry } from '../rdf/resource.ts';
import { wholeCatalogue } from './catalogue.ts';
import { readCataloguePage } from './list.ts';
import { readDataset, readDistribution, readLicence, readVersion } from './resources.ts';
import { type CatalogueSource, changeOf } from './source.ts';
import { currentRecords } from './versioned.ts';

/** The catalogue, its datasets with their versions, and their distributions. */
export function catalogueRoutes(source: CatalogueSource): readonly ResourceRoute[] {
  return [
    {
      path: '/catalog',
      query: ['after', 'size', 'full'],
      profiles: allProfiles,
      linkset: '/linkset/catalog',
      read: async (params, profile) => readCataloguePage(source, await source.catalogue(), params, profile),
    },
    {
      path: '/dataset/:id',
      profiles: allProfiles,
      linkset: '/linkset/:id',
      read: async ({ id = '' }, profile) => readDataset(source, await source.catalogue(), id, profile),
    },
    {
      path: '/dataset/:id/version/:version',
      profiles: ['dcat-ap', 'fdp'],
      read: async ({ id = '', version = '' }, profile) =>
        readVersion(source, await source.catalogue(), { id, version }, profile),
    },
    {
      path: '/distribution/:name',
      profiles: allProfiles,
      read: async ({ name = '' }, profile) =>
        readDistribution(source, await source.catalogue(), name, profile),
    },
    {
      path: '/licence/:name',
      profiles: [],
      read: async ({ name = '' }) => readLicence(source, await source.catalogue(), name),
    },
  ];
}

/** The catalogue with everything in it, as one document. */
export async function readWhole(
  { catalogue, facts, iris }: CatalogueSource,
  profile: Profile,
): Promise<Document> {
  return wholeCatalogue(await catalogue(), facts(), iris, profile);
}

/** Pages that crawlers are told of. */
export function catalogueSitemap(catalogue: StoredCatalogue, iris: Iris): readonly SitemapEntry[] {
  const records = currentRecords(catalogue);
  return [
    { iri: catalogueIri(iris), modified: changeOf(catalogue, records) },
    ...records.map(({ record, version }) => ({
      iri: datasetIri(iris, record.id),
      modified: version.issuedAt,
    })),
  ];
}
