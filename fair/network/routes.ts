import type { Household } from '../fdp/page.ts';
import { type FamilyPlace, familyRoutes } from '../fdp/routes.ts';
import { catalogueIri, datasetIri } from '../rdf/iris.ts';
import { allProfiles, type Profile } from '../rdf/profiles.ts';
import type { Params, Resource, ResourceRoute, SitemapEntry } from '../rdf/resource.ts';
import { readSiteCatalogue } from './catalogue-page.ts';
import { type OfEntry, partRecord } from './dataset-record.ts';
import { datasetsOf, partsOf } from './families.ts';
import { createReading, type NetworkPlaces, type Reading } from './lookup.ts';
import { irisOfSite } from './places.ts';
import { readSiteDataset, readSitePart } from './resources.ts';
import { changeAt, type NetworkSite } from './source.ts';

const unknown: Resource = { kind: 'unknown' };

/** The catalogues of other sites that publish theirs here, with their datasets and distributions. */
export function networkRoutes(source: NetworkPlaces): readonly ResourceRoute[] {
  const reading = createReading(source);
  return [
    {
      path: '/site/:site/catalog',
      query: ['after', 'size', 'full'],
      profiles: allProfiles,
      linkset: '/site/:site/linkset/catalog',
      read: async (params, profile) => {
        const site = await findSite(source, params);
        return site === undefined ? unknown : readSiteCatalogue(reading, site, { params, profile });
      },
    },
    {
      path: '/site/:site/dataset/:id',
      profiles: allProfiles,
      linkset: '/site/:site/linkset/:id',
      read: async (params, profile) => {
        const of = await findEntry(source, params, ({ dataset }) => dataset === params.id);
        return of === undefined ? unknown : readSiteDataset(reading, of, profile);
      },
    },
    {
      path: '/site/:site/distribution/:name',
      profiles: allProfiles,
      read: async (params, profile) => {
        const { name = '' } = params;
        const of = await findEntry(source, params, ({ summary }) => summary.parts.includes(name));
        return of === undefined ? unknown : readSitePart(reading, of, { name, profile });
      },
    },
    ...familyRoutes(placesOf(reading), source),
  ];
}

/** Pages that crawlers are told of. */
export async function networkSitemap({ iris, sites }: NetworkPlaces): Promise<readonly SitemapEntry[]> {
  return (await sites()).flatMap((site) => {
    const places = irisOfSite(iris, site.id);
    return [
      { iri: catalogueIri(places), modified: changeAt(site) },
      ...site.entries.map(({ dataset, changedAt }) => ({
        iri: datasetIri(places, dataset),
        modified: changedAt,
      })),
    ];
  });
}

async function findSite({ sites }: NetworkPlaces, params: Params): Promise<NetworkSite | undefined> {
  return (await sites()).find(({ id }) => id === params.site);
}

/** What stands is found before what was taken back. */
async function findEntry(
  source: NetworkPlaces,
  params: Params,
  is: (entry: OfEntry['entry']) => boolean,
): Promise<OfEntry | undefined> {
  const site = await findSite(source, params);
  const entry = site && [...site.entries, ...site.withdrawn].find(is);
  return site && entry && { site, entry, iris: source.iris };
}

function placesOf(reading: Reading): readonly FamilyPlace[] {
  return [
    {
      container: '/site/:site/catalog/dataset/',
      page: '/site/:site/catalog/page/dataset',
      find: (params) => findDatasets(reading, params),
    },
    {
      container: '/site/:site/dataset/:id/distribution/',
      page: '/site/:site/dataset/:id/page/distribution',
      find: (params) => findParts(reading, params),
    },
  ];
}

const point: Profile = 'fdp';

async function findDatasets({ source, documentOf }: Reading, params: Params): Promise<Household | undefined> {
  const { iris } = source;
  const site = await findSite(source, params);
  if (site === undefined) return undefined;
  const family = datasetsOf(site, iris);
  return {
    family,
    modified: changeAt(site),
    recordOf: async (child) => {
      const entry = site.entries[family.children.indexOf(child)];
      return (entry && (await documentOf({ site, entry, iris }, point))) ?? [];
    },
  };
}

async function findParts({ source, documentOf }: Reading, params: Params): Promise<Household | undefined> {
  const { iris } = source;
  const of = await findEntry(source, params, (one) => one.dataset === params.id && one.withdrawnAt === null);
  if (of === undefined) return undefined;
  return {
    family: partsOf(of.entry, irisOfSite(iris, of.site.id)),
    modified: of.entry.changedAt,
    recordOf: async (child) => partRecord((await documentOf(of, point)) ?? [], child) ?? [],
  };
}
