import { metrics } from '../catalogue/quality.ts';
import { containerOf } from '../fdp/family.ts';
import { type Document, type EntityProperties, entity, iri } from '../rdf/entity.ts';
import { catalogueIri, createIris, datasetIri, type Iris } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import { partsOf } from './families.ts';
import { irisOfSite } from './places.ts';
import { reachedFrom } from './rules.ts';
import { recordOf, titleOf } from './site-catalogue.ts';
import type { NetworkEntry, NetworkSite } from './source.ts';

/** The record of a dataset as the site wrote it, with where it is from, and the catalogue that it is in here. */
export function datasetRecord(
  [dataset, ...others]: Document,
  { site, entry, iris, profile }: OfEntry & { readonly profile: Profile },
): Document {
  if (dataset === undefined) return [];
  const places = irisOfSite(iris, site.id);
  const origin = iri(datasetIri(createIris(entry.base), entry.dataset));
  const add = (properties: EntityProperties) => [
    { ...dataset, properties: { ...dataset.properties, ...properties } },
    ...others,
  ];
  const from = dataset.properties['prov:wasDerivedFrom'] ?? [];
  if (profile === 'schema')
    return add({
      'schema:isBasedOn': [...(dataset.properties['schema:isBasedOn'] ?? []), origin],
      'schema:includedInDataCatalog': [
        entity(catalogueIri(places), ['schema:DataCatalog'], { 'schema:name': [titleOf(site)] }),
      ],
    });
  if (profile === 'fdp')
    return [
      ...add({ 'dct:isPartOf': [iri(catalogueIri(places))], 'prov:wasDerivedFrom': [...from, origin] }),
      containerOf(partsOf(entry, places)),
    ];
  return [...add({ 'prov:wasDerivedFrom': [...from, origin] }), recordOf(entry, places), ...metrics(iris)];
}

/** Of which site and dataset something is. */
export type OfEntry = { readonly site: NetworkSite; readonly entry: NetworkEntry; readonly iris: Iris };

/** What the record of a dataset says of one of its distributions; undefined where it says nothing of it. */
export function partRecord(record: Document, place: string): Document | undefined {
  const [dataset] = record;
  const part = record.find(({ iri: one }) => one === place);
  if (dataset === undefined || part === undefined) return undefined;
  const others = record.filter((one) => one !== dataset);
  const [first = part, ...rest] = reachedFrom([part], others);
  return [{ ...first, properties: { ...first.properties, 'dct:isPartOf': [iri(dataset.iri)] } }, ...rest];
}
