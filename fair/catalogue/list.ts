import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import { inEnglish } from '../../ontology/description.ts';
import type { Document } from '../rdf/entity.ts';
import { catalogueIri, datasetIri } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import type { Found, Params, Resource } from '../rdf/resource.ts';
import { catalogueDocument, fullCatalogue, type Listing, listAll } from './catalogue.ts';
import { asCollection, pageLinks } from './hydra.ts';
import { type CataloguePage, pageOf, parseSize, sizeMessage } from './paging.ts';
import { type CatalogueSource, changeOf } from './source.ts';
import type { VersionedRecord } from './versioned.ts';

/**
 * The catalogue with what it says of its datasets, a page of them at a time; with `full` all of them at once. Documents
 * for FAIR Data Points are never paged: they name every dataset, and tell nothing of any.
 */
export function readCataloguePage(
  source: CatalogueSource,
  stored: StoredCatalogue,
  params: Params,
  profile: Profile,
): Resource {
  const { after, full } = params;
  const size = parseSize(params.size);
  if (full !== undefined && full !== '1')
    return { kind: 'malformed', message: 'The parameter full is 1 or is left out.' };
  if (size === undefined) return { kind: 'malformed', message: sizeMessage };
  if (after !== undefined && !stored.versions.some(({ dataset }) => dataset === after))
    return { kind: 'unknown', message: noSuchCursor };
  const listing = listAll(stored);
  const facts = source.facts();
  const { iris } = source;
  if (full !== undefined)
    return toResource(source, stored, listing, fullCatalogue(listing, facts, iris, profile));
  if (profile === 'fdp')
    return toResource(source, stored, listing, catalogueDocument(listing, facts, iris, profile));
  const page = pageOf(listing.all, ({ record }) => record.id, { after, size });
  return toPage(source, stored, { listing, page }, profile);
}

const noSuchCursor =
  'There is no page that begins after such a dataset: the catalogue never had it. Begin at /catalog and follow the links to the next page.';

function toPage(
  source: CatalogueSource,
  stored: StoredCatalogue,
  { listing, page }: { readonly listing: Listing; readonly page: CataloguePage<VersionedRecord> },
  profile: Profile,
): Resource {
  const { iris } = source;
  const more = asCollection(page, iris, profile);
  const part: Listing = { ...listing, listed: page.members, more };
  const facts = source.facts();
  const shown = catalogueDocument(part, facts, iris, profile);
  // Of schema.org each dataset has a document of its own, as search engines read one dataset on a page.
  const document = profile === 'schema' ? shown : fullCatalogue(part, facts, iris, profile);
  const found = toResource(source, stored, part, document);
  return { ...found, links: [...found.links, ...pageLinks(page, iris, profile)], shown };
}

function toResource(
  source: CatalogueSource,
  stored: StoredCatalogue,
  listing: Listing,
  document: Document,
): Found {
  const { iris } = source;
  const facts = source.facts();
  const { all } = listing;
  return {
    kind: 'found',
    iri: catalogueIri(iris),
    document,
    title: inEnglish(facts.title),
    modified: changeOf(stored, all),
    links: all.map(({ record }) => ({ rel: 'item', href: datasetIri(iris, record.id) })),
    page: async () => ({
      figures: [{ label: 'Datasets', value: String(all.length) }],
      missing: [],
      schemaOrg: catalogueDocument({ ...listing, more: {} }, facts, iris, 'schema'),
    }),
  };
}
