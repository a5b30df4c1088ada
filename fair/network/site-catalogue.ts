import { authorityConcept } from '../catalogue/authorities.ts';
import { containerOf } from '../fdp/family.ts';
import {
  type Document,
  type Entity,
  type EntityProperties,
  entity,
  inLanguage,
  iri,
  literal,
  type Value,
} from '../rdf/entity.ts';
import { catalogueIri, createIris, datasetIri, type Iris, toSegment } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import { datasetsOf } from './families.ts';
import { irisOfSite } from './places.ts';
import { changeAt, type NetworkEntry, type NetworkSite } from './source.ts';

/** Which datasets a catalogue lists, in which profile, and whether it says something of each. */
export type Listing = {
  readonly profile: Profile;
  readonly listed: readonly NetworkEntry[];
  readonly form: 'summaries' | 'names';
  /** What else is said of the catalogue. */
  readonly more?: EntityProperties;
};

/** The catalogue of what another site publishes here. */
export function siteCatalogue(site: NetworkSite, iris: Iris, listing: Listing): Document {
  const places = irisOfSite(iris, site.id);
  if (listing.profile === 'schema') return [schemaCatalogue(site, places, listing)];
  return [dcatCatalogue(site, iris, listing), containerOf(datasetsOf(site, iris))];
}

function dcatCatalogue(site: NetworkSite, iris: Iris, { profile, listed, form, more = {} }: Listing): Entity {
  const places = irisOfSite(iris, site.id);
  const place = catalogueIri(places);
  const changed = changeAt(site);
  const isPoint = profile === 'fdp';
  const types = more['hydra:view'] === undefined ? [] : (['hydra:Collection'] as const);
  return entity(place, ['dcat:Catalog', ...types], {
    'dct:title': [titleOf(site)],
    'dct:description': [inLanguage(descriptionOf(site), 'en')],
    'dct:publisher': [entity(`${place}#publisher`, ['foaf:Agent'], { 'foaf:name': [literal(site.name)] })],
    'dct:modified': [literal(changed, 'xsd:dateTime')],
    'pav:sourceLastAccessedOn': [literal(site.heardOn, 'xsd:date')],
    ...(isPoint ? { 'dcat:version': [literal(changed)], 'dct:isPartOf': [iri(`${iris.base}/`)] } : {}),
    'dcat:dataset': listed.map((entry) =>
      isPoint || form === 'names' ? iri(datasetIri(places, entry.dataset)) : inSummary(entry, places),
    ),
    'dcat:record': isPoint ? [] : listed.map((entry) => recordOf(entry, places)),
    ...more,
  });
}

/** What the catalogue of a site is called. */
export function titleOf({ name }: NetworkSite) {
  return inLanguage(`Datasets of ${name}`, 'en');
}

function descriptionOf({ name }: NetworkSite): string {
  return `What ${name} publishes of its datasets in its own catalogue, gathered here. Each says where it is from.`;
}

function inSummary({ dataset, summary }: NetworkEntry, places: Iris): Value {
  return entity(datasetIri(places, dataset), ['dcat:Dataset'], {
    'dct:title': summary.title,
    'dct:description': summary.description,
    'dcat:theme': summary.themes.map((theme) => authorityConcept(theme)),
    'dcat:version': summary.version,
    'dct:modified': summary.modified,
  });
}

function schemaCatalogue(site: NetworkSite, places: Iris, { listed, form, more = {} }: Listing): Entity {
  const place = catalogueIri(places);
  return entity(place, ['schema:DataCatalog'], {
    'schema:name': [titleOf(site)],
    'schema:description': [inLanguage(descriptionOf(site), 'en')],
    'schema:url': [iri(place)],
    'schema:dataset': listed.map(({ dataset, summary }) =>
      form === 'names'
        ? iri(datasetIri(places, dataset))
        : entity(datasetIri(places, dataset), ['schema:Dataset'], {
            'schema:name': summary.title,
            'schema:description': summary.description,
          }),
    ),
    ...more,
  });
}

/** When the catalogue got a dataset, and from where: DCAT-AP 3.0.1, Catalogue Record. */
export function recordOf({ dataset, base, firstAt, changedAt }: NetworkEntry, places: Iris): Entity {
  return entity(`${catalogueIri(places)}#${toSegment(dataset)}`, ['dcat:CatalogRecord'], {
    'foaf:primaryTopic': [iri(datasetIri(places, dataset))],
    'dct:issued': [literal(firstAt, 'xsd:dateTime')],
    'dct:modified': [literal(changedAt, 'xsd:dateTime')],
    'prov:wasDerivedFrom': [iri(datasetIri(createIris(base), dataset))],
  });
}
