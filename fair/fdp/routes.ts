import { catalogueDocument, datasetDocument, listAll } from '../catalogue/catalogue.ts';
import { partName } from '../catalogue/parts.ts';
import { distributionDocument } from '../catalogue/resources.ts';
import { type CatalogueSource, changeOf } from '../catalogue/source.ts';
import { currentRecords, findRecord, type VersionedRecord } from '../catalogue/versioned.ts';
import type { Document } from '../rdf/entity.ts';
import { distributionIri } from '../rdf/iris.ts';
import type { Params, Resource, ResourceRoute } from '../rdf/resource.ts';
import { catalogueFamily, containerOf, datasetFamily, membersOf, rootFamily } from './family.ts';
import { type Household, pageOfChildren } from './page.ts';

/** Finds a family by the parameters of its address; undefined where there is no such parent. */
type Find = (source: CatalogueSource, params: Params) => Promise<Household | undefined>;

/** Addresses of containers, and of the pages of what is in them, by the families that they are of. */
const places: readonly { readonly container: string; readonly page: string; readonly find: Find }[] = [
  { container: '/catalog/', page: '/page/catalog', find: findRoot },
  { container: '/catalog/dataset/', page: '/catalog/page/dataset', find: findCatalogue },
  { container: '/dataset/:id/distribution/', page: '/dataset/:id/page/distribution', find: findDataset },
];

/** What FAIR Data Points have beside their records: containers that can be asked for, and pages of children. */
export function pointRoutes(source: CatalogueSource): readonly ResourceRoute[] {
  return places.flatMap(({ container, page, find }): readonly ResourceRoute[] => [
    {
      path: container,
      profiles: [],
      read: async (params) => toContainer(await find(source, params)),
    },
    {
      path: page,
      query: ['page', 'size'],
      profiles: [],
      read: async (params) => {
        const found = await find(source, params);
        return found === undefined ? unknown : pageOfChildren(found, source.iris, { path: page, params });
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

async function findRoot({ catalogue, facts, iris }: CatalogueSource): Promise<Household> {
  const stored = await catalogue();
  return {
    family: rootFamily(iris),
    modified: changeOf(stored, currentRecords(stored)),
    recordOf: () => catalogueDocument(listAll(stored), facts(), iris, 'fdp'),
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
