import { catalogueDocument, datasetDocument, listAll } from '../catalogue/catalogue.ts';
import { partName } from '../catalogue/parts.ts';
import { distributionDocument } from '../catalogue/resources.ts';
import { type CatalogueSource, changeOf } from '../catalogue/source.ts';
import { currentRecords, findRecord, type VersionedRecord } from '../catalogue/versioned.ts';
import { irisOfSite } from '../network/places.ts';
import { siteCatalogue } from '../network/site-catalogue.ts';
import { changeAt, latestOf, type NetworkSource } from '../network/source.ts';
import type { Document } from '../rdf/entity.ts';
import { catalogueIri, distributionIri } from '../rdf/iris.ts';
import type { Params, Resource, ResourceRoute } from '../rdf/resource.ts';
import { catalogueFamily, containerOf, datasetFamily, membersOf, rootFamily } from './family.ts';
import { type Household, pageOfChildren } from './page.ts';

/** A site, and what others publish there. */
export type RootSource = CatalogueSource & { readonly network?: NetworkSource | undefined };

/** The address of a container, that of the pages of what is in it, and of which family they are. */
export type FamilyPlace = {
  readonly container: string;
  readonly page: string;
  /** By the parameters of the address; undefined where there is no such parent. */
  readonly find: (params: Params) => Promise<Household | undefined>;
};

/** What FAIR Data Points have beside their records: containers that can be asked for, and pages of children. */
export function pointRoutes(source: RootSource): readonly ResourceRoute[] {
  const places: readonly FamilyPlace[] = [
    { container: '/catalog/', page: '/page/catalog', find: () => findRoot(source) },
    { container: '/catalog/dataset/', page: '/catalog/page/dataset', find: () => findCatalogue(source) },
    {
      container: '/dataset/:id/distribution/',
      page: '/dataset/:id/page/distribution',
      find: (params) => findDataset(source, params),
    },
  ];
  return familyRoutes(places, source);
}

/** The containers of families, and the pages of their children. */
export function familyRoutes(
  places: readonly FamilyPlace[],
  { iris }: Pick<CatalogueSource, 'iris'>,
): readonly ResourceRoute[] {
  return places.flatMap(({ container, page, find }): readonly ResourceRoute[] => [
    { path: container, profiles: [], read: async (params) => toContainer(await find(params)) },
    {
      path: page,
      query: ['page', 'size'],
      profiles: [],
      read: async (params) => {
        const found = await find(params);
        return found === undefined ? unknown : pageOfChildren(found, iris, { path: page, params });
      },
    },
  ]);
}

const unknown: Resource = { kind: 'unknown' };

function toContainer(found: Household | undefined): Resource {
  if (found === undefined) return unknown;
  const { family, modified } = found;
  return {
    kind: 'found',
    iri: family.container,
    document: [containerOf(family), membersOf(family)],
    title: family.title,
    modified,
    links: [
      { rel: 'collection', href: family.parent },
      { rel: 'type', href: 'http://www.w3.org/ns/ldp#DirectContainer' },
    ],
  };
}

async function findRoot({ catalogue, facts, iris, network }: RootSource): Promise<Household> {
  const [stored, sites] = await Promise.all([catalogue(), network?.sites() ?? []]);
  const family = rootFamily(iris, sites);
  return {
    family,
    modified: latestOf([changeOf(stored, currentRecords(stored)), ...sites.map(changeAt)]),
    recordOf: (child) => {
      const site = sites.find(({ id }) => catalogueIri(irisOfSite(iris, id)) === child);
      return site === undefined
        ? catalogueDocument(listAll(stored), facts(), iris, 'fdp')
        : siteCatalogue(site, iris, { profile: 'fdp', listed: site.entries, form: 'names' });
    },
  };
}

async function findCatalogue({ catalogue, facts, iris }: CatalogueSource): Promise<Household> {
  const stored = await catalogue();
  const records = currentRecords(stored);
  const family = catalogueFamily(records, iris);
  return {
    family,
    modified: changeOf(stored, records),
    recordOf: (child) => {
      const record = records[family.children.indexOf(child)];
      return record === undefined ? [] : datasetDocument(record, facts(), iris, 'fdp');
    },
  };
}

async function findDataset(source: CatalogueSource, { id = '' }: Params): Promise<Household | undefined> {
  const found = findRecord(await source.catalogue(), id);
  return (
    found && {
      family: datasetFamily(found, source.iris),
      modified: found.version.issuedAt,
      recordOf: (child) => recordOfPart(found, child, source),
    }
  );
}

function recordOfPart(versioned: VersionedRecord, place: string, source: CatalogueSource): Document {
  const { record } = versioned;
  const part = record.parts.find((one) => distributionIri(source.iris, record.id, partName(one)) === place);
  return part === undefined ? [] : distributionDocument(versioned, place, source, 'fdp');
}
