import { partName } from '../catalogue/parts.ts';
import type { VersionedRecord } from '../catalogue/versioned.ts';
import { irisOfSite } from '../network/places.ts';
import type { NetworkSite } from '../network/source.ts';
import { type Entity, entity, inLanguage, iri, named } from '../rdf/entity.ts';
import { catalogueIri, datasetIri, distributionIri, type Iris } from '../rdf/iris.ts';
import type { Name } from '../rdf/prefixes.ts';

/** A thing and those below it, as FAIR Data Points lead from one to the other. */
export type Family = {
  readonly parent: string;
  readonly relation: Name;
  /** Address of the LDP container of the children. */
  readonly container: string;
  readonly title: string;
  readonly children: readonly string[];
};

/** The catalogues of the site: its own, and those of other sites that publish theirs here. */
export function rootFamily(iris: Iris, others: readonly Pick<NetworkSite, 'id'>[] = []): Family {
  return {
    parent: `${iris.base}/`,
    relation: 'fdp:metadataCatalog',
    container: `${iris.base}/catalog/`,
    title: 'Catalogues',
    children: [catalogueIri(iris), ...others.map(({ id }) => catalogueIri(irisOfSite(iris, id)))],
  };
}

/** The datasets of the catalogue. */
export function catalogueFamily(records: readonly VersionedRecord[], iris: Iris): Family {
  const parent = catalogueIri(iris);
  return {
    parent,
    relation: 'dcat:dataset',
    container: `${parent}/dataset/`,
    title: 'Datasets',
    children: records.map(({ record }) => datasetIri(iris, record.id)),
  };
}

/** The distributions of a dataset. */
export function datasetFamily({ record }: VersionedRecord, iris: Iris): Family {
  const parent = datasetIri(iris, record.id);
  return {
    parent,
    relation: 'dcat:distribution',
    container: `${parent}/distribution/`,
    title: 'Distributions',
    children: record.parts.map((part) => distributionIri(iris, record.id, partName(part))),
  };
}

/** The container of a family: harvesters that find one follow nothing else, so that it always names every child. */
export function containerOf({ parent, relation, container, title, children }: Family): Entity {
  return entity(container, ['ldp:DirectContainer'], {
    'dct:title': [inLanguage(title, 'en')],
    'ldp:membershipResource': [iri(parent)],
    'ldp:hasMemberRelation': [named(relation)],
    'ldp:contains': children.map(iri),
  });
}

/** What the container makes true of its parent (LDP 1.0, section 5.4). */
export function membersOf({ parent, relation, children }: Family): Entity {
  return entity(parent, [], { [relation]: children.map(iri) });
}
